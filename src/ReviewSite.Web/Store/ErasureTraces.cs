using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store;

/// <summary>
/// Removes what the database's files still hold of erased quotes. What could not be removed is noted in the store, so
/// that it can be tried again, by whichever program runs then.
/// </summary>
public sealed partial class ErasureTraces(
    IDbContextFactory<ReviewSiteDb> dbs,
    IStoreDatabase database,
    ILogger<ErasureTraces> logger
)
{
    /// <summary>If there are any left of an earlier erasure.</summary>
    /// <exception cref="StoreBusyException">Another writer held the lock for too long.</exception>
    public async Task RemoveLeftAsync(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.State.AnyAsync(s => s.LastErasureWithoutTraces < s.LastErasure, cancellation))
        {
            await using var write = await db.BeginWriteAsync(cancellation);
            await write.CommitAsync(cancellation);
            await RemoveAsync(db);
        }
    }

    /// <summary>Right after an erasure, which is saved whatever happens here.</summary>
    /// <param name="db">Holds the write lock, and has committed.</param>
    public async Task RemoveAsync(ReviewSiteDb db)
    {
        try
        {
            var erasure = await db.State.Select(s => s.LastErasure).SingleAsync();
            if (await database.TryForgetDeletedAsync(db))
            {
                await db.State.ExecuteUpdateAsync(set => set.SetProperty(s => s.LastErasureWithoutTraces, erasure));
            }
            else
            {
                LogRead();
            }
        }
        catch (Exception e) when (StoreFailure.Of(e) is not null)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A long read keeps an erased quote in the files of the database; it will be removed within minutes"
    )]
    private partial void LogRead();

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "An erased quote could not be removed from the files of the database; this will be tried again"
    )]
    private partial void LogFailed(Exception exception);
}
