namespace ReviewSite.Web.Imports.Generator;

/// <summary>Random values, distributed as in real catalogues.</summary>
internal static class Chance
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> among) => among[random.Next(among.Count)];

    /// <summary>
    /// Picks from a list whose first entries are the most frequent, as a few critics write most of the reviews.
    /// </summary>
    public static int PickBusy(this Random random, int count, double steepness) =>
        (int)(count * Math.Pow(random.NextDouble(), steepness));

    public static bool Happens(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>Around a middle, with a standard deviation.</summary>
    public static double Around(this Random random, double middle, double deviation) =>
        middle
        + (deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    /// <summary>
    /// A total in shares of which most are small and a few are large: how many reviews each film has.
    /// </summary>
    public static int[] HeavyTailed(this Random random, int count, int total)
    {
        const double Tail = 1.3;
        const double Least = 0.9;
        const double Largest = 150;
        var weights = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += weights[i] = Math.Min(Math.Pow(1 - random.NextDouble(), -1 / Tail), Largest) - Least;
        }

        // Rounded so that the shares add up to the total: each takes what the sum before it has left open.
        var shares = new int[count];
        var (before, passed) = (0.0, 0L);
        for (var i = 0; i < count; i++)
        {
            before += weights[i];
            var until = i == count - 1 ? total : Math.Min(total, (long)(before / sum * total));
            shares[i] = (int)(until - passed);
            passed = until;
        }

        return shares;
    }
}
