using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReviewSite.Web.Store;

/// <summary>
/// One writer at a time: in this process by turns, and over all of them by a lock that the database, or the operating
/// system, gives up when its holder dies.
/// </summary>
public sealed partial class WriteLock(
    IStoreLock shared,
    TimeProvider time,
    StoreMetrics metrics,
    ILogger<WriteLock> logger
) : IDisposable
{
    /// <summary>How long a writer waits for the one before it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A writer that holds the lock for longer is reported: in the log once, and by the health check.
    /// </summary>
    public static readonly TimeSpan LongHold = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan _betweenTries = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _time = time;
    private readonly SemaphoreSlim _inProcess = new(1, 1);
    private Holding? _current;

    /// <summary>For how long this process has held the lock by now; <c>null</c> if it does not.</summary>
    public TimeSpan? HeldFor => _current?.Elapsed;

    /// <exception cref="StoreBusyException">Another writer held it for longer than <see cref="Patience"/>.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        if (!await _inProcess.WaitAsync(Patience, cancellation))
        {
            throw GaveUp();
        }

        try
        {
            while (true)
            {
                if (shared.TryTake() is { } held)
                {
                    metrics.LockTaken(Stopwatch.GetElapsedTime(started));
                    return _current = new Holding(this, held);
                }

                if (Stopwatch.GetElapsedTime(started) > Patience)
                {
                    throw GaveUp();
                }

                await Task.Delay(_betweenTries, cancellation);
            }
        }
        catch
        {
            _inProcess.Release();
            throw;
        }
    }

    public void Dispose() => _inProcess.Dispose();

    private StoreBusyException GaveUp()
    {
        LogGaveUp(Patience.TotalSeconds);
        return new StoreBusyException();
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A change was not saved: another writer held the write lock for more than {Seconds:0} seconds"
    )]
    private partial void LogGaveUp(double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The write lock has been held for {Seconds:0} seconds")]
    private partial void LogHeldLong(double seconds);

    private sealed class Holding : IDisposable
    {
        private readonly WriteLock _owner;
        private readonly IDisposable _shared;
        private readonly long _since;
        private readonly ITimer _timer;
        private int _isReleased;

        public Holding(WriteLock owner, IDisposable shared)
        {
            (_owner, _shared, _since) = (owner, shared, owner._time.GetTimestamp());
            _timer = owner._time.CreateTimer(
                _ => owner.LogHeldLong(Elapsed.TotalSeconds),
                state: null,
                LongHold,
                Timeout.InfiniteTimeSpan
            );
        }

        public TimeSpan Elapsed => _owner._time.GetElapsedTime(_since);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 1)
            {
                return;
            }

            _timer.Dispose();
            _owner._current = null;
            _shared.Dispose();
            _owner._inProcess.Release();
        }
    }
}

/// <summary>
/// The store was being written to for so long that this change was not made. Nothing was lost but the attempt.
/// </summary>
public sealed class StoreBusyException(Exception? innerException = null)
    : Exception("Someone else is writing to the store; try again in a moment.", innerException);

/// <summary>Keeps other programs from writing. It is released when its holder ends, in whatever way.</summary>
public interface IStoreLock
{
    /// <returns>Dispose of it after writing; <c>null</c> while another program holds the lock.</returns>
    IDisposable? TryTake();
}

/// <summary>
/// A transaction under the write lock, from <see cref="ReviewSiteDb.BeginWriteAsync"/>. Disposing of it undoes what was
/// not committed.
/// </summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private readonly IDisposable _held;
    private readonly IDbContextTransaction _transaction;

    private readonly StoreHealth _health;

    internal WriteTransaction(IDisposable held, IDbContextTransaction transaction, StoreHealth health) =>
        (_held, _transaction, _health) = (held, transaction, health);

    public async Task CommitAsync(CancellationToken cancellation)
    {
        try
        {
            await _transaction.CommitAsync(cancellation);
            _health.Saved();
        }
        catch (Exception e)
        {
            _health.Failed(e);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
        }
        finally
        {
            _held.Dispose();
        }
    }
}

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
