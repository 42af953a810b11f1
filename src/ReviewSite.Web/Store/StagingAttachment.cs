using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store;

/// <summary>
/// A second file on a connection, for as long as a change takes; SQLite takes and gives it up outside of transactions
/// only.
/// </summary>
internal sealed class StagingAttachment : IAsyncDisposable
{
    private readonly ReviewSiteDb _db;
    private readonly bool _isMade;

    private StagingAttachment(ReviewSiteDb db, bool isMade) => (_db, _isMade) = (db, isMade);

    public static async Task<StagingAttachment> MakeAsync(ReviewSiteDb db, string? path, CancellationToken cancellation)
    {
        if (path is not null)
        {
            await db.Database.OpenConnectionAsync(cancellation);
            await db.Database.ExecuteSqlAsync($"ATTACH DATABASE {path} AS staging", cancellation);
        }

        return new StagingAttachment(db, path is not null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isMade)
        {
            await _db.Database.ExecuteSqlRawAsync("DETACH DATABASE staging");
        }
    }
}
