using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store;

/// <summary>What was to be changed was removed while the change waited for the write lock. Nothing was saved.</summary>
public sealed class RemovedMeanwhileException() : Exception("This was removed in the meantime.");

internal static class RemovedMeanwhile
{
    /// <summary>The row that a page has found before the change began.</summary>
    /// <exception cref="RemovedMeanwhileException">It is no longer there.</exception>
    public static async Task<T> SingleStillThereAsync<T>(
        this IQueryable<T> rows,
        Expression<Func<T, bool>> row,
        CancellationToken cancellation
    ) => await rows.SingleOrDefaultAsync(row, cancellation) ?? throw new RemovedMeanwhileException();
}
