using System.Diagnostics;

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

    /// <summary>For how long this process has held the lock by now; none where it does not.</summary>
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
        Message = "A change waited {Seconds:0} seconds for another to end, and was not made"
    )]
    private partial void LogGaveUp(double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store has been locked for writing for {Seconds:0} seconds")]
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
