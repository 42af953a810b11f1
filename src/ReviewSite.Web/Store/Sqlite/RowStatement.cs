using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>
/// A statement that is prepared once and run for many rows. Its parameters are bound by position: ADO.NET's have names,
/// which SQLite would look up for each value of each row.
/// </summary>
internal sealed class RowStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <param name="sql">With the parameters ?1, ?2, ….</param>
    /// <exception cref="SqliteException">The statement cannot be prepared.</exception>
    public RowStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
    }

    /// <summary>Adds rows to a table.</summary>
    /// <param name="columns">Their names, in the order of the parameters.</param>
    public static RowStatement Insert(SqliteConnection connection, string table, IReadOnlyCollection<string> columns) =>
        new(
            connection,
            $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) "
                + $"VALUES ({string.Join(", ", columns.Select(_ => "?"))})"
        );

    /// <param name="place">Of the parameter, from 0.</param>
    /// <param name="value">In the form in which Microsoft.Data.Sqlite stores values of its type.</param>
    /// <exception cref="NotSupportedException">The value is of a type that no column of the store has.</exception>
    public void Bind(int place, object? value)
    {
        var at = place + 1;
        var result = value switch
        {
            null => raw.sqlite3_bind_null(_statement, at),
            string text => raw.sqlite3_bind_text(_statement, at, text),
            int number => raw.sqlite3_bind_int(_statement, at, number),
            long number => raw.sqlite3_bind_int64(_statement, at, number),
            bool yes => raw.sqlite3_bind_int(_statement, at, yes ? 1 : 0),
            DateOnly date => raw.sqlite3_bind_text(
                _statement,
                at,
                date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ),
            DateTimeOffset time => raw.sqlite3_bind_text(
                _statement,
                at,
                time.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)
            ),
            decimal number => raw.sqlite3_bind_text(
                _statement,
                at,
                number.ToString("0.0###########################", CultureInfo.InvariantCulture)
            ),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, at, bytes),
            _ => throw new NotSupportedException($"{value.GetType().Name} is the type of no column."),
        };
        SqliteException.ThrowExceptionForRC(result, _database);
    }

    /// <summary>Runs the statement with values for all of its parameters, in their order.</summary>
    /// <inheritdoc cref="Run()"/>
    public int Run(ReadOnlySpan<object?> values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            Bind(place, values[place]);
        }

        return Run();
    }

    /// <summary>Runs the statement to its end.</summary>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="SqliteException">A row breaks a rule of its table, or the disk is full.</exception>
    public int Run()
    {
        var result = raw.sqlite3_step(_statement);
        _ = raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }

        return raw.sqlite3_changes(_database);
    }

    public void Dispose() => _statement.Dispose();
}
