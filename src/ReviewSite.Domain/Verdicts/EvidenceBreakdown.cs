namespace ReviewSite.Domain.Verdicts;

/// <summary>The steps from the evidence to what the missing scores count as.</summary>
/// <param name="Share">The share of favorable reviews, 0 to 1, those of whom nothing is known taken as
/// <paramref name="UnknownShare"/>.</param>
/// <param name="UnknownShare">The share among those of whom nothing is known: that of the others, drawn to the usual
/// share.</param>
/// <param name="TallyShare">The share that positive reviews are judged by, drawn to the usual share more
/// strongly.</param>
/// <param name="Belief">How much of what unanimity is worth is believed, 0 to 1: more with more critics.</param>
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
    /// After so many known scores, half of the variance is gone by which a film's missing scores are off together.
    /// </summary>
    public const double HalfTogetherAfterScores = 8;

    private const double VariancePower = 8;

    /// <summary>
    /// For each kind of missing score, how much each is off by itself, which evens out over many, and how much they are
    /// off together, which does not, but shrinks with each known score; without the coefficients.
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

/// <summary>A usual score, drawn towards what the known scores say.</summary>
/// <param name="Usual">What such reviews have in films received like this one.</param>
/// <param name="Prior">As how many known scores the usual one counts.</param>
/// <param name="Sum">What the known scores say, added up.</param>
/// <param name="Count">How many they are.</param>
public readonly record struct DrawnScore(double Usual, double Prior, double Sum, int Count)
{
    public double Value => ((Prior * Usual) + Sum) / (Prior + Count);

    /// <summary>Whether the known scores say more than the usual one.</summary>
    public bool IsHigh => Sum > Count * Usual;
}
