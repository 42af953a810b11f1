using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// How a film's critics fall into bands: what the reviews say by themselves, what the published summary adds to the
/// reviews that it covers, and the reviews that it does not cover, which count on top.
/// </summary>
/// <param name="Listed">The reviews that the published summary covers.</param>
/// <param name="Places">The critics that it counts, and no fewer than it covers.</param>
/// <param name="Covered">The tally of the covered reviews alone.</param>
/// <param name="Remainder">What the summary counts beyond them; its unknown are the places that no band claims.</param>
/// <param name="Uncovered">The tally of the other reviews alone.</param>
public sealed record TallyBreakdown(
    int Listed,
    int Places,
    Tally Covered,
    Tally Remainder,
    Tally Uncovered,
    IReadOnlyList<Finding> Conflicts
)
{
    private static readonly Reception[] _tieOrder = [Reception.Mixed, Reception.Positive, Reception.Negative];

    /// <summary>Every critic once.</summary>
    public Tally Total =>
        Tally.Of(r => Covered[r] + Remainder[r] + Uncovered[r], Remainder.Unknown + Uncovered.Unknown);

    /// <summary>Critics whom the source counted and did not list.</summary>
    public int Unlisted => Places - Listed;

    public static TallyBreakdown Of(
        VerdictScale scale,
        IReadOnlyCollection<ScoredReview> reviews,
        PublishedSummary? published
    )
    {
        var receptions = reviews.ToLookup(r => r.IsCovered, r => r.ReceptionOn(scale));
        var known = Tally.Of(receptions[true]);
        var places = Math.Max(published?.CountedCritics ?? 0, known.Total);
        var conflicts = new List<Finding>();
        if (published is not null)
        {
            conflicts.AddRange(VerdictFindings.OfPublishedTally(published));
            conflicts.AddRange(VerdictFindings.OfKnownAgainstPublished(published, known));
        }

        var claimed = Tally.Of(r => Math.Max(0, (published?.Completed(r) ?? 0) - known[r]));
        var remainder = Fit(claimed, places - known.Known);
        if (remainder.Known < claimed.Known)
        {
            conflicts.Add(VerdictFindings.RemainderExceedsPlaces(claimed, remainder, places));
        }

        return new TallyBreakdown(known.Total, places, known, remainder, Tally.Of(receptions[false]), conflicts);
    }

    /// <summary>Reduces the largest band by one until the rest fits; places that no band claims are unknown.</summary>
    private static Tally Fit(Tally claimed, int open)
    {
        var counts = _tieOrder.Select(r => claimed[r]).ToArray();
        for (var excess = claimed.Known - open; excess > 0; excess--)
        {
            counts[Array.IndexOf(counts, counts.Max())]--;
        }

        return Tally.Of(r => counts[Array.IndexOf(_tieOrder, r)], open - counts.Sum());
    }
}
