using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReviewSite.Web.Store;

/// <summary>Refuses a transaction that was begun without the write lock, so that no code can forget it.</summary>
internal sealed class WriteLockGuard : DbTransactionInterceptor
{
    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result
    ) =>
        eventData.Context is ReviewSiteDb { HoldsWriteLock: false }
            ? throw new InvalidOperationException(
                $"Begin a transaction with {nameof(ReviewSiteDb.BeginWriteAsync)}, which takes the write lock."
            )
            : result;

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(TransactionStarting(connection, eventData, result));
}
