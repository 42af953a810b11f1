using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReviewSite.Web.Tests;

/// <summary>What another request removed while a change waited for the write lock.</summary>
/// <param name="sql">The removal.</param>
internal sealed class RemovalBeforeChange(string sql) : DbTransactionInterceptor
{
    public bool IsOn { get; set; }

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    )
    {
        if (IsOn)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, result);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }
}
