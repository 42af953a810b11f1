using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>Where the figures of a tally come from.</summary>
internal static class TallyBasis
{
    public static Basis OfCritics(TallyBreakdown tally, PublishedSummary? published) =>
        BasisOf(published?.Critics, tally.Total.Total, tally.Uncovered.Total, tally.Unlisted == 0);

    public static BandCount BandOf(
        TallyBreakdown tally,
        PublishedSummary? published,
        Reception band,
        bool hasUnknownCritics
    ) =>
        new(
            tally.Total[band],
            tally.Total[band] == 0 && published is not null && IsLeftOut(tally, published, band, hasUnknownCritics)
                ? null
                : OfBand(tally, published, band)
        );

    /// <summary>Whether nobody knows how many critics are in a band of whom none is known.</summary>
    private static bool IsLeftOut(
        TallyBreakdown tally,
        PublishedSummary published,
        Reception band,
        bool hasUnknownCritics
    ) =>
        published.Completed(band) is null
        && (
            hasUnknownCritics
            || (tally.Unlisted > 0 && !(published.Critics >= published.InBands && tally.Remainder.Unknown == 0))
        );

    /// <summary>
    /// Published if it is the source's figure as it stands; counted if the reviews alone make it up; derived
    /// if it took both.
    /// </summary>
    private static Basis OfBand(TallyBreakdown tally, PublishedSummary? published, Reception band) =>
        BasisOf(
            published?[band],
            tally.Total[band],
            tally.Uncovered[band],
            isMadeUpOfReviews: tally.Remainder[band] == 0
                && (
                    published?.Completed(band) is null
                        ? tally.Total[band] > 0 || tally.Unlisted == 0
                        : tally.Covered[band] > 0
                )
        );

    private static Basis BasisOf(int? published, int total, int uncovered, bool isMadeUpOfReviews) =>
        published == total && uncovered == 0 ? Basis.Published
        : isMadeUpOfReviews ? Basis.Counted
        : Basis.Derived;
}
