using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Exports;

/// <summary>
/// A consistent snapshot of the store, however long it is read and even if others write meanwhile. It holds no lock,
/// and nobody waits for it.
/// </summary>
internal sealed class StoreSnapshot : IAsyncDisposable
{
    private readonly IAsyncDisposable _transaction;

    private StoreSnapshot(ReviewSiteDb db, IAsyncDisposable transaction) => (Db, _transaction) = (db, transaction);

    public ReviewSiteDb Db { get; }

    public static async Task<StoreSnapshot> OpenAsync(
        IDbContextFactory<ReviewSiteDb> dbs,
        IStoreDatabase database,
        CancellationToken cancellation
    )
    {
        var db = await dbs.CreateDbContextAsync(cancellation);
        return new StoreSnapshot(db, await database.BeginSnapshotAsync(db, cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
