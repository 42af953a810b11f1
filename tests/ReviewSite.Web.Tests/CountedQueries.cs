using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReviewSite.Web.Tests;

/// <summary>Counts queries, without what the site reads beside those that a test is about.</summary>
internal sealed class CountedQueries(Func<DbCommand, CommandEventData, bool> isCounted) : DbCommandInterceptor
{
    private int _count;

    public int Count => _count;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (isCounted(command, eventData))
        {
            Interlocked.Increment(ref _count);
        }

        return ValueTask.FromResult(result);
    }
}
