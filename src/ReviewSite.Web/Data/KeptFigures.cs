using System.Collections.Concurrent;

namespace ReviewSite.Web.Data;

/// <summary>Figures of the whole catalogue, which take long to count and change only with the content; kept until it does.</summary>
public sealed class KeptFigures(ContentGeneration generation)
{
    private const int MostKept = 500;

    private (long Generation, ConcurrentDictionary<string, object> Figures) _kept = (-1, new());

    /// <param name="name">What it is of, and every choice that it depends on.</param>
    public async Task<T> GetAsync<T>(string name, Func<Task<T>> count)
        where T : notnull
    {
        var now = generation.Current;
        var kept = _kept;
        if (kept.Generation != now || kept.Figures.Count > MostKept)
        {
            _kept = kept = (now, new ConcurrentDictionary<string, object>());
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
}
