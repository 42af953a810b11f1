using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>
/// A second file on a connection for the duration of a change; SQLite attaches and detaches it only outside
/// transactions.
/// </summary>
internal sealed class StagingAttachment : IAsyncDisposable
{
    private readonly ReviewSiteDb _db;

    private StagingAttachment(ReviewSiteDb db) => _db = db;

    public static async Task<StagingAttachment> MakeAsync(ReviewSiteDb db, string path, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"ATTACH DATABASE {path} AS staging", cancellation);
        return new StagingAttachment(db);
    }

    public async ValueTask DisposeAsync() => await _db.Database.ExecuteSqlRawAsync("DETACH DATABASE staging");
}
