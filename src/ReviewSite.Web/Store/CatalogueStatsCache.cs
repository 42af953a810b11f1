using Microsoft.Extensions.Caching.Memory;

namespace ReviewSite.Web.Store;

/// <summary>
/// Counts over the whole catalogue, or over many reviews, which take long to make and change only with the content.
/// </summary>
public sealed class CatalogueStatsCache(ContentVersion contentVersion) : IDisposable
{
    private const long LargestBytes = 32 * 1024 * 1024;
    private const int SmallBytes = 512;

    private static readonly TimeSpan _unusedFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = LargestBytes });
    private readonly KeyedTurns _turns = new();

    /// <param name="name">What it is of, and every choice that it depends on.</param>
    /// <param name="load">Makes it; once, however many ask for it at the same moment.</param>
    /// <param name="sizeOf">Its size in bytes, if it is not small.</param>
    public async Task<T> GetAsync<T>(
        string name,
        Func<Task<T>> load,
        CancellationToken cancellation,
        Func<T, int>? sizeOf = null
    )
        where T : notnull
    {
        // Read before loading: what is loaded while the content changes is kept for the version before, and asked for
        // no more.
        var key = (contentVersion.Current, name);
        if (_cache.TryGetValue(key, out T? known))
        {
            return known!;
        }

        using var turn = await _turns.WaitAsync(name, cancellation);
        if (_cache.TryGetValue(key, out known))
        {
            return known!;
        }

        var loaded = await load();
        _cache.Set(
            key,
            loaded,
            new MemoryCacheEntryOptions { Size = sizeOf?.Invoke(loaded) ?? SmallBytes, SlidingExpiration = _unusedFor }
        );
        return loaded;
    }

    public void Dispose()
    {
        _cache.Dispose();
        _turns.Dispose();
    }
}
