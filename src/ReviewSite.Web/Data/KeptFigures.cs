using System.Collections.Concurrent;

namespace ReviewSite.Web.Data;

/// <summary>Figures of the whole catalogue, which take long to count and change only with the content; kept until it does.</summary>
public sealed class KeptFigures(ContentGeneration generation)
{
    private const int MostKept = 500;

    /// <summary>One reference, so that whoever reads it while another writes it has both of the same time.</summary>
    private volatile Kept _kept = new(-1);

    /// <param name="name">What it is of, and every choice that it depends on.</param>
    public async Task<T> GetAsync<T>(string name, Func<Task<T>> count)
        where T : notnull
    {
        var now = generation.Current;
        var kept = _kept;
        if (kept.Generation != now || kept.Figures.Count > MostKept)
        {
            _kept = kept = new Kept(now);
        }

        if (kept.Figures.TryGetValue(name, out var known))
        {
            return (T)known;
        }

        // Twice at once does no harm: both count the same, or the later the newer.
        var figure = await count();
        kept.Figures[name] = figure;
        return figure;
    }

    private sealed class Kept(long generation)
    {
        public long Generation { get; } = generation;

        public ConcurrentDictionary<string, object> Figures { get; } = new();
    }
}
