using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>
/// Sets up each connection once: what has been committed survives a power cut, deleted data is overwritten, so that an
/// erased quote does not stay in the file, and a statement ends when its <see cref="ReadBudget"/> does.
/// </summary>
internal sealed class ConnectionSetup(bool isServing) : DbConnectionInterceptor
{
    /// <summary>
    /// A server maps the file into memory, which all readers share; a command that reads all of it once gains nothing.
    /// It also sets WAL mode, because a restored backup is a copy without that setting.
    /// </summary>
    private const string Serving = "; PRAGMA journal_mode = WAL; PRAGMA mmap_size = 2147418112";

    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON";

    /// <summary>Connections keep their settings while they are in the pool.</summary>
    private readonly ConditionalWeakTable<sqlite3, object> _done = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        SetUp(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        SetUp(connection);
        return Task.CompletedTask;
    }

    private void SetUp(DbConnection connection)
    {
        if (((SqliteConnection)connection).Handle is not { } handle || _done.TryGetValue(handle, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = isServing ? Pragmas + Serving : Pragmas;
        command.ExecuteNonQuery();
        raw.sqlite3_progress_handler(
            handle,
            ReadBudget.StepsBetweenChecks,
            static _ => ReadBudget.Check() ? 1 : 0,
            v: null
        );
        SearchFunctions.Register(handle);
        _done.AddOrUpdate(handle, this);
    }
}
