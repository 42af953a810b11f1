using System.Collections.Concurrent;

namespace ReviewSite.Web.Store;

/// <summary>The attempts on a site with one node, in memory.</summary>
internal sealed class AttemptCounts(TimeProvider time) : IAttemptCounts
{
    /// <summary>Before those whose window has ended are removed.</summary>
    private const int MostNames = 10_000;

    private readonly ConcurrentDictionary<string, Window> _windows = new();

    public Task<TimeSpan?> TryAddAsync(string name, int most, TimeSpan window, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (_windows.Count > MostNames)
        {
            foreach (var (former, old) in _windows.Where(w => w.Value.End <= now))
            {
                _windows.TryRemove(KeyValuePair.Create(former, old));
            }
        }

        var counted = _windows.AddOrUpdate(
            name,
            _ => new Window(now + window),
            (_, known) => known.End <= now ? new Window(now + window) : known
        );
        return Task.FromResult<TimeSpan?>(counted.TryAdd(most) ? null : counted.End - now);
    }

    public Task RemoveAsync(string name)
    {
        if (_windows.TryGetValue(name, out var window))
        {
            window.Remove();
        }

        return Task.CompletedTask;
    }

    private sealed class Window(DateTimeOffset end)
    {
        private int _count;

        public DateTimeOffset End => end;

        public bool TryAdd(int most)
        {
            if (Interlocked.Increment(ref _count) <= most)
            {
                return true;
            }

            Interlocked.Decrement(ref _count);
            return false;
        }

        public void Remove() => Interlocked.Decrement(ref _count);
    }
}
