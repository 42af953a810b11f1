using ReviewSite.Domain.Texts;
using SQLitePCL;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>
/// <see cref="SearchKey"/> as functions of SQLite. The full-text indexes read their texts through them, so that the
/// store does not hold each quote a second time in the form in which it is searched. If the form changes,
/// <see cref="Entities.StoreState.CurrentRules"/> is raised, and the index of the reviews is rebuilt.
/// </summary>
internal static class SearchFunctions
{
    /// <summary><see cref="SearchKey.Of"/>.</summary>
    public const string Key = "search_key";

    /// <summary>The key with <see cref="SearchKey.Spaced"/>, as an index reads it.</summary>
    private const string Text = "search_text";

    public static void Register(sqlite3 connection)
    {
        Register(connection, Key, SearchKey.Of);
        Register(connection, Text, text => SearchKey.Spaced(SearchKey.Of(text)));
    }

    private static void Register(sqlite3 connection, string name, Func<string, string> function) =>
        raw.sqlite3_create_function(
            connection,
            name,
            nArg: 1,
            raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC,
            v: function,
            Call
        );

    private static void Call(sqlite3_context context, object? function, sqlite3_value[] arguments)
    {
        if (raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_NULL)
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var text = raw.sqlite3_value_text(arguments[0]).utf8_to_string();
        raw.sqlite3_result_text(context, ((Func<string, string>)function!)(text));
    }
}
