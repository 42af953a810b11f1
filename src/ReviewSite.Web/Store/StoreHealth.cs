using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store;

/// <summary>Whether the store can be written to, as far as the last write showed.</summary>
public sealed partial class StoreHealth(DiskSpace space, ILogger<StoreHealth> logger)
{
    private volatile StoreFailure? _failure;

    /// <summary>
    /// Why every write fails; <c>null</c> if the last one succeeded, or failed for a reason of its own.
    /// </summary>
    public StoreFailure? Failure => _failure;

    public void Saved()
    {
        if (_failure is not null)
        {
            _failure = null;
            LogRecovered();
        }
    }

    public void Failed(Exception exception)
    {
        if (StoreFailure.Of(exception) is { LastsUntilRepaired: true } failure && _failure != failure)
        {
            _failure = failure;
            if (exception is NewerStoreException)
            {
                LogNewer(exception.Message);
            }
            else
            {
                LogFailed(exception, failure.Reason);
            }
        }
    }

    /// <summary>Detects that a newer version has updated the store, before a save has to be refused.</summary>
    public async Task NoteNewerVersionAsync(ReviewSiteDb db, IStoreDatabase database, CancellationToken cancellation)
    {
        if (await database.NewerVersionAsync(db, cancellation) is { } sign)
        {
            Failed(new NewerStoreException(sign));
        }
    }

    /// <summary>
    /// Tries a write that changes nothing, if the last one failed: the operator may have repaired the store meanwhile.
    /// </summary>
    public async Task<StoreFailure?> ProbeAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        // On a full disk, a write as small as this one may still fit into what SQLite has already taken of it.
        if (_failure is null || (_failure == StoreFailure.DiskFull && space.IsNearlyFull))
        {
            return _failure;
        }

        try
        {
            await using var write = await db.BeginWriteAsync(cancellation);
            await db.State.ExecuteUpdateAsync(set => set.SetProperty(s => s.Rules, s => s.Rules), cancellation);
            await write.CommitAsync(cancellation);
        }
        catch (Exception e) when (StoreFailure.Of(e) is not null)
        {
            Failed(e);
        }

        return _failure;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store cannot be written to: {Reason}")]
    private partial void LogFailed(Exception exception, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Reason}")]
    private partial void LogNewer(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store can be written to again")]
    private partial void LogRecovered();
}
