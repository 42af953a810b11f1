using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>The summary of a film's reviews; every figure with its basis.</summary>
/// <param name="Verdict"><c>null</c> only if there is no critic at all, and no published verdict or score.</param>
/// <param name="ComputedVerdict">The verdict regardless of what the source said; <c>null</c> if too little is
/// known.</param>
/// <param name="Critics">How many critics are known of; not how many there are if that is unknown.</param>
/// <param name="CriticsBasis"><c>null</c> if the figures of a source lead that does not say how many critics it
/// counted.</param>
/// <param name="Scored">How many reviews have a score.</param>
/// <param name="Favorable">How many of the reviews whose source says only yes or no say yes; <c>null</c> if there is no
/// such review.</param>
/// <param name="Unknown">How many critics' reception is unknown.</param>
/// <param name="Spread">How the scores of its reviews are spread, unweighted; <c>null</c> if no review has a
/// score.</param>
/// <param name="Published">What the source said, if a published summary is in force.</param>
/// <param name="Conflicts">Figures that cannot both be right.</param>
/// <param name="Notices">Figures that differ for a possible reason.</param>
public sealed record FilmSummary(
    Verdict? Verdict,
    Basis? VerdictBasis,
    Verdict? ComputedVerdict,
    int Critics,
    Basis? CriticsBasis,
    int Scored,
    FavorableShare? Favorable,
    BandCount Positive,
    BandCount Mixed,
    BandCount Negative,
    int Unknown,
    FilmScore? Score,
    ScoreSpread? Spread,
    PublishedSummary? Published,
    IReadOnlyList<Finding> Conflicts,
    IReadOnlyList<Finding> Notices
)
{
    /// <summary>The reviews that have no reception and are only favorable or unfavorable; <c>null</c> if there is
    /// none.</summary>
    public UngradedReviews? Ungraded { get; init; }

    public bool HasUnknownCritics => CriticsBasis is null;

    /// <summary>
    /// Whether the film has too few reviews for a verdict, and its score is the mean of only those that have one.
    /// </summary>
    public bool HasScoreOfTooFew => this is { Verdict.Band: null, Score.Possible: not null };

    public BandCount this[Reception reception] =>
        reception switch
        {
            Reception.Positive => Positive,
            Reception.Mixed => Mixed,
            Reception.Negative => Negative,
            _ => throw new ArgumentOutOfRangeException(nameof(reception), reception, "There are three receptions."),
        };
}

/// <summary>How many critics are known to be in a band, and where the figure comes from.</summary>
/// <param name="Basis"><c>null</c> if the source left the band out and nobody is known to be in it: then nobody knows
/// how many are.</param>
public sealed record BandCount(int Count, Basis? Basis)
{
    public bool IsUnknown => Basis is null;
}

/// <summary><paramref name="Count"/> of <paramref name="Of"/> reviews with a leaning are favorable.</summary>
public sealed record FavorableShare(int Count, int Of);

/// <summary>How many reviews have a leaning and no reception.</summary>
public sealed record UngradedReviews(int Favorable, int Unfavorable);
