using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// One writer at a time, over all nodes: each transaction that is begun through EF Core takes an advisory lock, which
/// PostgreSQL gives up with the transaction, however that ends. It does not outlive the transaction, so a proxy may
/// hand the connection on.
/// </summary>
internal sealed class AdvisoryLock : DbTransactionInterceptor
{
    /// <summary>"Reviews", as a number that no other program is likely to use in the same database.</summary>
    private const long Key = 0x52657669657773;

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = result;
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"SET LOCAL lock_timeout = {WriteLock.Patience.TotalMilliseconds:0}; SELECT pg_advisory_xact_lock({Key}); "
                + $"SET LOCAL lock_timeout = 0"
        );
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
            return result;
        }
        catch (Exception e)
        {
            await result.DisposeAsync();
            throw e is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable }
                ? new StoreBusyException(e)
                : e;
        }
    }
}
