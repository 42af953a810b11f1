namespace ReviewSite.Web.Tests;

/// <summary>The real time until a test moves it on; timers that are due by then fire at once.</summary>
internal sealed class AdjustableTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<AdjustableTimer> _timers = [];
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(_ahead.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new AdjustableTimer(
            base.CreateTimer(callback, state, dueTime, period),
            () => callback(state),
            GetTimestamp(),
            dueTime
        );
        lock (_lock)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    public void Advance(TimeSpan by)
    {
        _ahead += by;
        List<AdjustableTimer> due;
        lock (_lock)
        {
            due =
            [
                .. _timers.Where(t =>
                    !t.IsDisposed && t.DueTime > TimeSpan.Zero && GetElapsedTime(t.Start) >= t.DueTime
                ),
            ];
        }

        due.ForEach(t => t.Fire());
    }

    private sealed class AdjustableTimer(ITimer inner, Action fire, long start, TimeSpan dueTime) : ITimer
    {
        public long Start => start;

        public TimeSpan DueTime => dueTime;

        public bool IsDisposed { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(dueTime, period);

        public void Dispose()
        {
            IsDisposed = true;
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return inner.DisposeAsync();
        }
    }
}
