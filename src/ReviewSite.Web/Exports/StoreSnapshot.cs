using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Exports;

/// <summary>
/// The store as it was at one moment, however long it is read and whoever writes meanwhile. It holds no lock, and
/// nobody waits for it.
/// </summary>
internal sealed class StoreSnapshot : IAsyncDisposable
{
    private readonly SqliteTransaction _transaction;

    private StoreSnapshot(ReviewSiteDb db, SqliteTransaction transaction) => (Db, _transaction) = (db, transaction);

    public ReviewSiteDb Db { get; }

    public static async Task<StoreSnapshot> OpenAsync(
        IDbContextFactory<ReviewSiteDb> dbs,
        CancellationToken cancellation
    )
    {
        var db = await dbs.CreateDbContextAsync(cancellation);
        await db.Database.OpenConnectionAsync(cancellation);

        // Deferred, or it would take the lock of those who write. It never writes, so it cannot be the one that reads
        // first and writes then.
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, cancellation);
        return new StoreSnapshot(db, transaction);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
