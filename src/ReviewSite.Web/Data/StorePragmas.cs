using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReviewSite.Web.Data;

/// <summary>
/// What every connection is told once, however the library was built: what has been committed survives a power cut, and what has been deleted
/// is overwritten, so that an erased quote is not left in the file.
/// </summary>
internal sealed class StorePragmas(bool isServing) : DbConnectionInterceptor
{
    /// <summary>Who serves reads the file as memory, which the system shares among all readers; a command that goes through all of it once gains nothing.</summary>
    private const string Serving = "; PRAGMA mmap_size = 2147418112";

    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON";

    /// <summary>By its name, since the type that it has belongs to a binding whose version is not sure: see <see cref="SqliteBinding"/>.</summary>
    private static readonly Func<SqliteConnection, object?> _handleOf =
        typeof(SqliteConnection).GetProperty("Handle")!.GetMethod!.CreateDelegate<Func<SqliteConnection, object?>>();

    /// <summary>Connections come back from their pool as they went into it.</summary>
    private readonly ConditionalWeakTable<object, object> _told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(connection);
        return Task.CompletedTask;
    }

    private void Tell(DbConnection connection)
    {
        if (_handleOf((SqliteConnection)connection) is not { } handle || _told.TryGetValue(handle, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = isServing ? Pragmas + Serving : Pragmas;
        command.ExecuteNonQuery();
        _told.AddOrUpdate(handle, this);
    }
}
