using Microsoft.Extensions.Caching.Memory;

namespace ReviewSite.Web.Store;

/// <summary>
/// Counts over the whole catalogue, or over many reviews, which take long to calculate and change only with the
/// content.
/// </summary>
public sealed class CatalogueStatsCache(ContentVersion contentVersion) : IDisposable
{
    private const long LargestBytes = 32 * 1024 * 1024;
    private const int SmallBytes = 512;

    private static readonly TimeSpan _unusedFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = LargestBytes });
    private readonly KeyedTurns _turns = new();

    /// <param name="name">Identifies the value, with every choice that it depends on.</param>
    /// <param name="load">Calculates it, only once for simultaneous requests.</param>
    /// <param name="sizeOf">Its size in bytes, if it is not small.</param>
    public async Task<T> GetAsync<T>(
        string name,
        Func<Task<T>> load,
        CancellationToken cancellation,
        Func<T, int>? sizeOf = null
    )
        where T : notnull
    {
        // Read before loading: if the content changes meanwhile, the result is stored for the previous version, and
        // never used again.
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
