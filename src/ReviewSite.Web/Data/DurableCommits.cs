using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReviewSite.Web.Data;

/// <summary>What has been committed survives a power cut: SQLite waits for the disk, however the library was built.</summary>
internal sealed class DurableCommits : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA synchronous = FULL";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
