using ReviewSite.Domain.Reviews;

namespace ReviewSite.Domain.Verdicts;

/// <summary>The arithmetic behind a film's score: each kind of place with its weight, what it counts as, and how low and high it can be.</summary>
/// <param name="Rows">The scored reviews first, then those without score by reception, the unknown last; no empty rows.</param>
public sealed record ScoreBreakdown(IReadOnlyList<ScoreWorkingRow> Rows)
{
    public decimal Weight => Rows.Sum(r => r.Weight);

    public decimal ScoredWeight => Rows.Where(r => r.IsScored).Sum(r => r.Weight);

    /// <summary>The share of the weight whose score is missing, 0 to 1.</summary>
    public decimal MissingShare => Weight == 0 ? 0 : (Weight - ScoredWeight) / Weight;

    /// <summary>The share of the weight of which not even the reception is known, 0 to 1.</summary>
    public decimal UnknownShare => Weight == 0 ? 0 : Rows.Where(r => r is { IsScored: false, Kind: null }).Sum(r => r.Weight) / Weight;

    public bool IsComplete => Rows.All(r => r.IsScored);

    /// <summary>The weighted mean of the scores that are there; none where there is none.</summary>
    public decimal? MeanOfScores => ScoredWeight == 0 ? null : Rows.Where(r => r.IsScored).Sum(r => r.LowSum) / ScoredWeight;

    /// <summary>Where no score is there at all, 0 to 100.</summary>
    public ScoreBounds Bounds => Weight == 0
        ? new(Score.Lowest, Score.Highest)
        : new(Rows.Sum(r => r.LowSum) / Weight, Rows.Sum(r => r.HighSum) / Weight);

    /// <param name="reviews">The reviews of the places that <paramref name="tally"/> tells of, or the covered ones alone.</param>
    public static ScoreBreakdown Of(VerdictScale scale, IReadOnlyCollection<ScoredReview> reviews, TallyBreakdown tally)
    {
        var scored = reviews.Where(r => r.Score is not null).ToList();
        var open = reviews.Where(r => r.Score is null).ToLookup(r => r.IsCovered && r.Stated is null);
        var own = open[false].ToLookup(r => r.Stated, r => r.Weight);
        return new ScoreBreakdown(
        [
            .. ScoredRow(scored),
            .. OpenRows(scale, own, WeightPool.Of(open[true].Select(r => r.Weight), tally.Unlisted), tally.Remainder),
        ]);
    }

    private static IEnumerable<ScoreWorkingRow> ScoredRow(List<ScoredReview> scored)
    {
        if (scored.Count > 0)
        {
            var sum = scored.Sum(r => r.Weight * r.Score!.Value.Value);
            yield return new ScoreWorkingRow(IsScored: true, null, scored.Count, scored.Sum(r => r.Weight), sum, sum);
        }
    }

    /// <summary>
    /// The remainder says how many of the pool are in which band, not which: for the lowest the heaviest take the lowest ends of the
    /// bands, for the highest the highest, so that no assignment can pass the bounds.
    /// </summary>
    private static IEnumerable<ScoreWorkingRow> OpenRows(
        VerdictScale scale, ILookup<Reception?, decimal> own, WeightPool pool, Tally remainder)
    {
        var kinds = new Reception?[] { Reception.Positive, Reception.Mixed, Reception.Negative, null };
        var lows = WeightsInOrder(kinds.OrderBy(k => BandOf(k).Low));
        var highs = WeightsInOrder(kinds.OrderByDescending(k => BandOf(k).High));
        foreach (var (index, kind) in kinds.Index())
        {
            var count = own[kind].Count() + Pooled(kind);
            var weight = own[kind].Sum();
            if (count > 0)
            {
                yield return new ScoreWorkingRow(
                    IsScored: false,
                    kind,
                    count,
                    weight + (pool.Mean * Pooled(kind)),
                    (weight + lows[index]) * BandOf(kind).Low,
                    (weight + highs[index]) * BandOf(kind).High);
            }
        }

        ScoreBand BandOf(Reception? kind) => kind is { } known ? scale.BandOf(known) : new(Score.Lowest, Score.Highest);

        int Pooled(Reception? kind) => kind is { } known ? remainder[known] : remainder.Unknown;

        decimal[] WeightsInOrder(IEnumerable<Reception?> heaviestFirst)
        {
            var weights = new decimal[kinds.Length];
            var taken = 0;
            foreach (var kind in heaviestFirst)
            {
                weights[Array.IndexOf(kinds, kind)] = pool.Sum(taken, Pooled(kind));
                taken += Pooled(kind);
            }

            return weights;
        }
    }
}

/// <summary>One kind of place.</summary>
/// <param name="Kind">For places without score, their reception; none where that is unknown.</param>
/// <param name="LowSum">Weights times the lowest scores that they can have.</param>
/// <param name="HighSum">Weights times the highest.</param>
public sealed record ScoreWorkingRow(bool IsScored, Reception? Kind, int Count, decimal Weight, decimal LowSum, decimal HighSum);
