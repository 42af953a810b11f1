namespace ReviewSite.Domain.Verdicts;

/// <summary>The steps from the evidence to what the missing scores count as.</summary>
/// <param name="Share">The share of favorable reviews, 0 to 1, including critics about whom nothing is known at
/// <paramref name="UnknownShare"/>.</param>
/// <param name="UnknownShare">The share among critics about whom nothing is known: that of the others, pulled toward
/// the usual share.</param>
/// <param name="TallyShare">The share used for positive reviews, pulled more strongly toward the usual one.</param>
/// <param name="Belief">The factor of the adjustment for unanimity, 0 to 1; it rises with the number of
/// critics.</param>
/// <param name="Obscurity">From 0 for a film that everybody reviews to 1 for one that hardly anybody does.</param>
/// <param name="Favorable">What a favorable review counts as, before <see cref="Typical"/> is kept in order.</param>
/// <param name="Unfavorable">What an unfavorable one counts as.</param>
public sealed record EvidenceBreakdown(
    Evidence Evidence,
    double Share,
    double UnknownShare,
    double TallyShare,
    double Belief,
    double Obscurity,
    DrawnScore Favorable,
    DrawnScore Unfavorable,
    TypicalScores Typical
)
{
    /// <summary>
    /// After this many known scores, half of the variance that a film's missing scores have in common is gone.
    /// </summary>
    public const double HalfTogetherAfterScores = 8;

    private const double VariancePower = 8;

    /// <summary>
    /// For each kind of missing score, the error of each by itself, which averages out over many, and the error they
    /// have in common, which does not, but shrinks with each known score; without the coefficients.
    /// </summary>
    /// <param name="priorCritics">See <see cref="EvidenceCoefficients.PriorCritics"/>.</param>
    public VarianceCoefficients VarianceTerms(double priorCritics)
    {
        var e = Evidence;
        var leanings = e[PlaceKind.Favorable].Plus(e[PlaceKind.Unfavorable]);
        var receptions = e[PlaceKind.Positive].Plus(e[PlaceKind.Mixed]).Plus(e[PlaceKind.Negative]);
        var unknown = e[PlaceKind.Unknown];
        var left = HalfTogetherAfterScores / (HalfTogetherAfterScores + e.Scores.Count);
        var (praise, scorn) = (Math.Pow(Share, VariancePower), Math.Pow(1 - Share, VariancePower));
        var (leaningsTogether, receptionsTogether) = (Together(leanings) * left, Together(receptions) * left);
        return new VarianceCoefficients(
            Alone(leanings),
            leaningsTogether,
            leaningsTogether * praise,
            leaningsTogether * scorn,
            Alone(receptions),
            receptionsTogether,
            receptionsTogether * praise,
            Alone(unknown),
            Together(unknown) / (priorCritics + e.Informed)
        );

        double Alone(OpenPlaces places) => places.SquaredWeight / (e.Weight * e.Weight);

        double Together(OpenPlaces places) => places.Weight / e.Weight * (places.Weight / e.Weight);
    }
}

/// <summary>A usual score, pulled toward the known scores.</summary>
/// <param name="Usual">The usual score of such reviews in films with a similar reception.</param>
/// <param name="Prior">The weight of the usual score, in known scores.</param>
/// <param name="Sum">What the known scores suggest, added up.</param>
/// <param name="Count">The number of known scores.</param>
public readonly record struct DrawnScore(double Usual, double Prior, double Sum, int Count)
{
    public double Value => ((Prior * Usual) + Sum) / (Prior + Count);

    /// <summary>Whether the known scores suggest more than the usual one.</summary>
    public bool IsHigh => Sum > Count * Usual;
}
