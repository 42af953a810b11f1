namespace ReviewSite.Domain.Verdicts;

/// <summary>The weights of places of which it is known how many are in a band, but not which; equal ones are held together.</summary>
internal sealed class WeightPool
{
    private const decimal UnlistedWeight = 1m;

    /// <summary>The heaviest first.</summary>
    private readonly (decimal Weight, int Count)[] _groups;

    private WeightPool((decimal Weight, int Count)[] groups) => _groups = groups;

    /// <summary>0 where the pool is empty.</summary>
    public decimal Mean => _groups.Length == 0 ? 0 : _groups.Sum(g => g.Weight * g.Count) / _groups.Sum(g => g.Count);

    /// <param name="listed">The weights of reviews.</param>
    /// <param name="unlisted">How many critics the source counted and did not list.</param>
    public static WeightPool Of(IEnumerable<decimal> listed, int unlisted) => new(
    [
        .. listed.GroupBy(w => w, (weight, same) => (Weight: weight, Count: same.Count()))
            .Append((Weight: UnlistedWeight, Count: unlisted))
            .Where(g => g.Count > 0)
            .OrderByDescending(g => g.Weight),
    ]);

    /// <summary>The sum of <paramref name="count"/> weights after the <paramref name="skipped"/> heaviest.</summary>
    public decimal Sum(int skipped, int count)
    {
        var sum = 0m;
        foreach (var (weight, size) in _groups)
        {
            var taken = Math.Clamp(size - skipped, 0, count);
            sum += weight * taken;
            count -= taken;
            skipped = Math.Max(0, skipped - size);
        }

        return sum;
    }
}
