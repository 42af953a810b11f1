using ReviewSite.Domain.Texts;
using SQLitePCL;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>
/// <see cref="SearchKey.Of"/> as a function of SQLite. The index of the reviews reads the quotes through it, so that
/// the store does not hold each quote a second time in the form in which it is searched. If the form changes,
/// <see cref="Entities.StoreState.CurrentRules"/> is raised, and the index is rebuilt.
/// </summary>
internal static class SearchKeyFunction
{
    public const string Name = "search_key";

    public static void Register(sqlite3 connection) =>
        raw.sqlite3_create_function(
            connection,
            Name,
            nArg: 1,
            raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC,
            v: null,
            Call
        );

    private static void Call(sqlite3_context context, object? state, sqlite3_value[] arguments)
    {
        if (raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_NULL)
        {
            raw.sqlite3_result_null(context);
            return;
        }

        raw.sqlite3_result_text(context, SearchKey.Of(raw.sqlite3_value_text(arguments[0]).utf8_to_string()));
    }
}
