using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// The arithmetic behind a film's score: each kind of place with its weight, what it counts as, and how low and high it
/// can be.
/// </summary>
/// <param name="Rows">The scored reviews first, then those without score by what is known of them, the unknown last; no
/// empty rows.</param>
/// <param name="Evidence">The same, as the estimate reads it.</param>
public sealed record ScoreBreakdown(IReadOnlyList<ScoreRow> Rows, Evidence Evidence)
{
    public decimal Weight => Rows.Sum(r => r.Weight);

    public decimal ScoredWeight => Rows.Where(r => r.IsScored).Sum(r => r.Weight);

    public bool IsComplete => Rows.All(r => r.IsScored);

    /// <summary>The weighted mean of the scores that are there; <c>null</c> if there is none.</summary>
    public decimal? MeanOfScores =>
        ScoredWeight == 0 ? null : Rows.Where(r => r.IsScored).Sum(r => r.LowSum) / ScoredWeight;

    /// <summary>If no score is there at all, 0 to 100.</summary>
    public ScoreBounds Bounds =>
        Weight == 0
            ? new(Score.Lowest, Score.Highest)
            : new(Rows.Sum(r => r.LowSum) / Weight, Rows.Sum(r => r.HighSum) / Weight);

    /// <param name="reviews">The reviews of the places that <paramref name="tally"/> tells of, or the covered ones
    /// alone.</param>
    public static ScoreBreakdown Of(VerdictScale scale, IReadOnlyCollection<ScoredReview> reviews, TallyBreakdown tally)
    {
        var scored = reviews.Where(r => r.Score is not null).ToList();
        var open = reviews.Where(r => r.Score is null).ToLookup(r => r.IsCovered && r.Stated is null);
        var own = open[false]
            .ToLookup(r => r.Stated is { } stated ? PlaceKinds.Of(stated) : PlaceKinds.Of(r.Leaning), r => r.Weight);
        var pool = PlacePool.Of([.. open[true]], tally.Unlisted, tally.Remainder);
        return new ScoreBreakdown(
            [
                .. ScoredRow(scored),
                .. PlaceKinds.All.Select(kind => OpenRow(scale, kind, own[kind], pool)).Where(r => r.Count > 0),
            ],
            EvidenceOf(scored, own, pool)
        );
    }

    private static IEnumerable<ScoreRow> ScoredRow(List<ScoredReview> scored)
    {
        if (scored.Count > 0)
        {
            var sum = scored.Sum(r => r.Weight * r.Score!.Value.Value);
            yield return new ScoreRow(Kind: null, scored.Count, scored.Sum(r => r.Weight), sum, sum);
        }
    }

    private static ScoreRow OpenRow(VerdictScale scale, PlaceKind kind, IEnumerable<decimal> own, PlacePool pool)
    {
        var weights = own.ToList();
        var weight = weights.Sum();
        var band = kind.ReceptionOf() is { } reception
            ? scale.BandOf(reception)
            : new ScoreBand(Score.Lowest, Score.Highest);
        return new ScoreRow(
            kind,
            weights.Count + pool.CountOf(kind),
            weight + pool.WeightOf(kind),
            (weight + pool.WeightAtLowest(scale, kind)) * band.Low,
            (weight + pool.WeightAtHighest(scale, kind)) * band.High
        );
    }

    private static Evidence EvidenceOf(List<ScoredReview> scored, ILookup<PlaceKind, decimal> own, PlacePool pool) =>
        new(
            scored.Aggregate(default(KnownScores), (known, r) => known.Plus(r.Score!.Value)),
            (double)scored.Sum(r => r.Weight),
            PlaceKinds.All.ToDictionary(
                kind => kind,
                kind => own[kind].Aggregate(pool.PlacesOf(kind), (places, weight) => places.Plus(1, (double)weight))
            )
        );
}

/// <summary>One kind of place.</summary>
/// <param name="Kind">For places without score, what is known of them; <c>null</c> for the scored reviews.</param>
/// <param name="LowSum">Weights times the lowest scores that they can have.</param>
/// <param name="HighSum">Weights times the highest.</param>
public sealed record ScoreRow(PlaceKind? Kind, int Count, decimal Weight, decimal LowSum, decimal HighSum)
{
    public bool IsScored => Kind is null;
}
