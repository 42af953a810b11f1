using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// Critics of whom the published tally says how many are in each band, but not which: the covered reviews that say
/// nothing of their reception themselves, and the critics whom the source counted and did not list. Equal weights are
/// held together, so that a tally of any size takes little memory.
/// </summary>
internal sealed class PlacePool
{
    private const decimal UnlistedWeight = 1m;

    /// <summary>The heaviest first.</summary>
    private readonly (decimal Weight, int Count)[] _groups;

    private readonly Dictionary<PlaceKind, int> _counts;

    private PlacePool((decimal Weight, int Count)[] groups, Dictionary<PlaceKind, int> counts) =>
        (_groups, _counts) = (groups, counts);

    private decimal Weight => _groups.Sum(g => g.Weight * g.Count);

    private int Size => _groups.Sum(g => g.Count);

    /// <param name="listed">Reviews without score and stated reception.</param>
    /// <param name="unlisted">How many critics the source counted and did not list.</param>
    /// <param name="remainder">How many of all these are in which band.</param>
    public static PlacePool Of(IReadOnlyCollection<ScoredReview> listed, int unlisted, Tally remainder) =>
        new(
            [
                .. listed
                    .GroupBy(r => r.Weight, (weight, same) => (Weight: weight, Count: same.Count()))
                    .Append((Weight: UnlistedWeight, Count: unlisted))
                    .Where(g => g.Count > 0)
                    .OrderByDescending(g => g.Weight),
            ],
            CountsOf(listed, unlisted, remainder)
        );

    public int CountOf(PlaceKind kind) => _counts.GetValueOrDefault(kind);

    /// <summary>As the estimate counts them: of the mean weight, since it is not known which they are.</summary>
    public OpenPlaces PlacesOf(PlaceKind kind)
    {
        var count = CountOf(kind);
        var meanSquare = Size == 0 ? 0 : _groups.Sum(g => g.Weight * g.Weight * g.Count) / Size;
        return new OpenPlaces(count, (double)WeightOf(kind), (double)(meanSquare * count));
    }

    /// <summary>
    /// The weight of the places of a kind if they have the mean weight. Multiplied before dividing: a rounded mean
    /// would turn 7 into a little more or less, and bounds that are whole numbers into the next lower or higher ones.
    /// </summary>
    public decimal WeightOf(PlaceKind kind) => Size == 0 ? 0 : Weight * CountOf(kind) / Size;

    /// <summary>The weight of the places of a kind if the heaviest were those of the lowest bands.</summary>
    public decimal WeightAtLowest(VerdictScale scale, PlaceKind kind) =>
        WeightIn(PlaceKinds.All.OrderBy(k => BandOf(scale, k).Low), kind);

    /// <summary>The weight of the places of a kind if the heaviest were those of the highest bands.</summary>
    public decimal WeightAtHighest(VerdictScale scale, PlaceKind kind) =>
        WeightIn(PlaceKinds.All.OrderByDescending(k => BandOf(scale, k).High), kind);

    /// <summary>
    /// If reviews with a leaning are among those that the tally counts, positive places are favorable reviews as far
    /// as there are any, negative and mixed places unfavorable ones; those that no band claims keep their leaning.
    /// </summary>
    private static Dictionary<PlaceKind, int> CountsOf(
        IReadOnlyCollection<ScoredReview> listed,
        int unlisted,
        Tally remainder
    )
    {
        var left = new Dictionary<PlaceKind, int>(PlaceKinds.All.Count)
        {
            [PlaceKind.Favorable] = listed.Count(r => r.Leaning == Leaning.Favorable),
            [PlaceKind.Unfavorable] = listed.Count(r => r.Leaning == Leaning.Unfavorable),
            [PlaceKind.Unknown] = listed.Count(r => r.Leaning is null) + unlisted,
        };
        Claim(remainder.Positive, PlaceKind.Favorable, PlaceKind.Unknown, PlaceKind.Unfavorable);
        Claim(remainder.Negative, PlaceKind.Unfavorable, PlaceKind.Unknown, PlaceKind.Favorable);
        Claim(remainder.Mixed, PlaceKind.Unfavorable, PlaceKind.Unknown, PlaceKind.Favorable);
        foreach (var reception in Tally.Receptions)
        {
            left[PlaceKinds.Of(reception)] = remainder[reception];
        }

        return left;

        void Claim(int count, params ReadOnlySpan<PlaceKind> order)
        {
            foreach (var kind in order)
            {
                var taken = Math.Min(count, left[kind]);
                left[kind] -= taken;
                count -= taken;
            }
        }
    }

    private decimal WeightIn(IEnumerable<PlaceKind> heaviestFirst, PlaceKind kind) =>
        CountOf(kind) is > 0 and var count ? Sum(heaviestFirst.TakeWhile(k => k != kind).Sum(CountOf), count) : 0;

    /// <summary>The sum of <paramref name="count"/> weights after the <paramref name="skipped"/> heaviest.</summary>
    private decimal Sum(int skipped, int count)
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

    private static ScoreBand BandOf(VerdictScale scale, PlaceKind kind) =>
        kind.ReceptionOf() is { } reception ? scale.BandOf(reception) : new(Score.Lowest, Score.Highest);
}
