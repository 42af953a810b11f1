using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store;

/// <summary>A transaction that a context reads in until this is disposed of. It never writes.</summary>
internal sealed class SnapshotTransaction : IAsyncDisposable
{
    private readonly ReviewSiteDb _db;
    private readonly DbTransaction _transaction;

    private SnapshotTransaction(ReviewSiteDb db, DbTransaction transaction) => (_db, _transaction) = (db, transaction);

    /// <param name="transaction">Begun past EF Core, which would take the write lock.</param>
    public static async Task<SnapshotTransaction> ReadInAsync(
        ReviewSiteDb db,
        DbTransaction transaction,
        CancellationToken cancellation
    )
    {
        await db.Database.UseTransactionAsync(transaction, cancellation);
        return new SnapshotTransaction(db, transaction);
    }

    /// <summary>The context may be used again afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        await _db.Database.UseTransactionAsync(null);
        await _transaction.DisposeAsync();
    }
}
