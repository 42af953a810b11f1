using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// One writer at a time, over all nodes: each transaction that is begun through EF Core takes an advisory lock, which
/// PostgreSQL releases with the transaction, however that ends. It does not outlive the transaction, so a proxy may
/// reuse the connection.
/// </summary>
/// <param name="refusesNewerStore">Whether a transaction on a database that a newer version has updated is refused.
/// This is checked under the lock, which a migration also takes, so the result holds until the transaction
/// ends.</param>
internal sealed class AdvisoryLock(bool refusesNewerStore = false) : DbTransactionInterceptor
{
    /// <summary>"Reviews", as a number that no other program is likely to use in the same database.</summary>
    private const long Key = 0x52657669657773;

    private static readonly string _take = string.Create(
        CultureInfo.InvariantCulture,
        $"SET LOCAL lock_timeout = {WriteLock.Patience.TotalMilliseconds:0}; SELECT pg_advisory_xact_lock({Key})"
    );

    private const string WaitForRows = "; SET LOCAL lock_timeout = 0";

    /// <summary>The migrations that this version knows are the same for every context.</summary>
    private string? _takeAndLook;

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = result;
        command.CommandText = eventData.Context is ReviewSiteDb db ? TextFor(db) : _take + WaitForRows;
        try
        {
            await using (var answers = await command.ExecuteReaderAsync(cancellationToken))
            {
                // The first result is that of the lock; without the question, there is no second one.
                if (await answers.NextResultAsync(cancellationToken) && await answers.ReadAsync(cancellationToken))
                {
                    throw new NewerStoreException(answers.GetString(0));
                }
            }

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

    /// <summary>
    /// A migration that changes a table waits for those who read it, and all further readers wait behind it. So it
    /// keeps the limit, and gives up.
    /// </summary>
    private string TextFor(ReviewSiteDb db) =>
        db.IsMigrating ? _take
        : refusesNewerStore ? _takeAndLook ??= $"{_take}{WaitForRows}; {NewerVersion.QueryOf(db)}"
        : _take + WaitForRows;
}
