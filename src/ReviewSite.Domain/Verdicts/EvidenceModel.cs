using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// What a film's missing scores probably are, from everything that is known of the film: known scores, receptions,
/// leanings. A missing score
/// counts as reviews of its kind usually score in films received as this one, drawn towards the film's own known scores
/// the more of them
/// there are. The film's score is the mean of the known and the missing ones.
/// <para>
/// Of a known score without a leaning only its height (by how much it exceeds 75) and its depth (by how much it falls
/// short of 40) are used:
/// that the film is well received is known from the shares already. Every step rises with a higher known score, a
/// leaning that turns
/// favorable and a better reception of a review without score, so the film's score never falls by any of them.
/// </para>
/// <para>
/// Fitted on 4,811 films with a published tally, 578 with leanings and 5,664 with press grades; the tests refit it and
/// measure how it does
/// on films that the fit did not see. It holds for the standard scale's bands only.
/// </para>
/// </summary>
public sealed class EvidenceModel(EvidenceCoefficients coefficients)
{
    /// <summary>
    /// The tally is read as if so many more critics had found the film as films usually are: extreme tallies of few
    /// critics are luck.
    /// </summary>
    public const double TallyPriorCritics = 20;

    /// <summary>
    /// After so many known scores, half of the variance is gone by which a film's missing scores are off together.
    /// </summary>
    public const double HalfTogetherAfterScores = 8;

    /// <summary>
    /// With so many critics, half of what unanimity is worth is believed: five who agree say less than fifty.
    /// </summary>
    public const double HalfBelievedCritics = 5;

    private const double PraisePower = 4;
    private const double TallyPower = 3;
    private const double VariancePower = 8;

    private static readonly VerdictScale _scale = VerdictScale.Standard;

    /// <summary>
    /// Fitted on all films of the tables that the tests keep, and rounded to what a calculator needs.
    /// </summary>
    public static EvidenceModel Fitted { get; } =
        new(
            new EvidenceCoefficients(
                PriorCritics: 2.79,
                UsualShare: 0.743,
                PriorScores: 5.36,
                Praise: 17.85,
                Scorn: 2.29,
                Favorable: 69.89,
                Unfavorable: 30.62,
                UnfavorableByShare: 23.69,
                Positive: 67.77,
                PositiveByShare: 25.39,
                PositiveScored: 78.60,
                PositiveByHeight: 0.98,
                Mixed: 46.19,
                MixedScored: 55.00,
                Negative: 13.73,
                NegativeScored: 27.25,
                NegativeByDepth: 0.31,
                new VarianceCoefficients(
                    Leaning: 167.6,
                    LeaningsTogether: 6.85,
                    LeaningsPraised: 21.8,
                    LeaningsScorned: 39.6,
                    Reception: 131.0,
                    ReceptionsTogether: 1.43,
                    ReceptionsPraised: 37.4,
                    Unknown: 364.0,
                    UnknownTogether: 328.8
                ),
                Below: 1.376,
                Above: 1.313
            )
        );

    /// <summary>None for a scale with other receptions than those that it was fitted on.</summary>
    public static EvidenceModel? For(VerdictScale scale) => scale.AllowsEstimates ? Fitted : null;

    public EvidenceCoefficients Coefficients { get; } = coefficients;

    /// <param name="evidence">Of at least one critic.</param>
    public EvidenceBreakdown Explain(Evidence evidence)
    {
        var c = Coefficients;
        var unknownShare = DrawnToUsual(evidence, c.PriorCritics);
        var share = (evidence.Marks + (evidence[PlaceKind.Unknown].Count * unknownShare)) / evidence.Critics;
        var tallyShare = DrawnToUsual(evidence, TallyPriorCritics);
        var belief = evidence.Critics / (evidence.Critics + HalfBelievedCritics);
        return new EvidenceBreakdown(
            evidence,
            share,
            unknownShare,
            tallyShare,
            belief,
            TypicalOf(evidence.Scores, share, unknownShare, tallyShare, belief)
        );
    }

    /// <summary>
    /// How far below and above the estimate the scores of the middle 80 of 100 such films lie; 0 where every score is
    /// known.
    /// </summary>
    public (double Below, double Above) Spread(EvidenceBreakdown film)
    {
        var (v, terms) = (Coefficients.Variance, VarianceTerms(film));
        var deviation = Math.Sqrt(
            (v.Leaning * terms.Leaning)
                + (v.LeaningsTogether * terms.LeaningsTogether)
                + (v.LeaningsPraised * terms.LeaningsPraised)
                + (v.LeaningsScorned * terms.LeaningsScorned)
                + (v.Reception * terms.Reception)
                + (v.ReceptionsTogether * terms.ReceptionsTogether)
                + (v.ReceptionsPraised * terms.ReceptionsPraised)
                + (v.Unknown * terms.Unknown)
                + (v.UnknownTogether * terms.UnknownTogether)
        );
        return (Coefficients.Below * deviation, Coefficients.Above * deviation);
    }

    /// <summary>
    /// For each kind of missing score, how much each is off by itself, which evens out over many, and how much they are
    /// off together, which does not, but shrinks with each known score; without the coefficients.
    /// </summary>
    public VarianceCoefficients VarianceTerms(EvidenceBreakdown film)
    {
        var e = film.Evidence;
        var leanings = e[PlaceKind.Favorable].Plus(e[PlaceKind.Unfavorable]);
        var receptions = e[PlaceKind.Positive].Plus(e[PlaceKind.Mixed]).Plus(e[PlaceKind.Negative]);
        var unknown = e[PlaceKind.Unknown];
        var left = HalfTogetherAfterScores / (HalfTogetherAfterScores + e.Scores.Count);
        var (praise, scorn) = (Math.Pow(film.Share, VariancePower), Math.Pow(1 - film.Share, VariancePower));
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
            Together(unknown) / (Coefficients.PriorCritics + e.Informed)
        );

        double Alone(OpenPlaces places) => places.SquaredWeight / (e.Weight * e.Weight);

        double Together(OpenPlaces places) => places.Weight / e.Weight * (places.Weight / e.Weight);
    }

    private TypicalScores TypicalOf(
        KnownScores scores,
        double share,
        double unknownShare,
        double tallyShare,
        double belief
    )
    {
        var c = Coefficients;
        var (plain, unfavorable) = (scores.Plain, c.Unfavorable + (c.UnfavorableByShare * share));
        var asFavorable = Drawn(
            c.Favorable + (belief * c.Praise * Math.Pow(share, PraisePower)),
            scores.Favorable.Sum + (plain.Count * c.Favorable) + plain.Height,
            scores.Favorable.Count + plain.Count
        );
        var asUnfavorable = Drawn(
            unfavorable - (belief * c.Scorn * Math.Pow(1 - share, PraisePower)),
            scores.Unfavorable.Sum + (plain.Count * unfavorable) + plain.Depth,
            scores.Unfavorable.Count + plain.Count
        );

        // Where leanings and scores contradict each other, a favorable review must not be worth less than an
        // unfavorable one.
        var favorable = Math.Clamp(
            Math.Max(asFavorable, asUnfavorable),
            Domain.Scores.Score.Lowest,
            Domain.Scores.Score.Highest
        );
        asUnfavorable = Math.Clamp(asUnfavorable, Domain.Scores.Score.Lowest, Domain.Scores.Score.Highest);
        return new TypicalScores(
            Within(
                PlaceKind.Positive,
                Drawn(
                    c.Positive + (c.PositiveByShare * Math.Pow(tallyShare, TallyPower)),
                    (scores.Count * c.PositiveScored) + (c.PositiveByHeight * scores.Height),
                    scores.Count
                )
            ),
            Within(PlaceKind.Mixed, Drawn(c.Mixed, scores.Count * c.MixedScored, scores.Count)),
            Within(
                PlaceKind.Negative,
                Drawn(c.Negative, (scores.Count * c.NegativeScored) + (c.NegativeByDepth * scores.Depth), scores.Count)
            ),
            favorable,
            asUnfavorable,
            (unknownShare * favorable) + ((1 - unknownShare) * asUnfavorable)
        );
    }

    /// <summary>
    /// What such films usually have, counted as <see cref="EvidenceCoefficients.PriorScores"/> scores, and what the
    /// known scores say.
    /// </summary>
    private double Drawn(double usual, double sum, int count) =>
        ((Coefficients.PriorScores * usual) + sum) / (Coefficients.PriorScores + count);

    private double DrawnToUsual(Evidence evidence, double prior) =>
        (evidence.Marks + (prior * Coefficients.UsualShare)) / (evidence.Informed + prior);

    private static double Within(PlaceKind kind, double score)
    {
        var band = _scale.BandOf(kind.ReceptionOf()!.Value);
        return Math.Clamp(score, band.Low, band.High);
    }
}

/// <summary>The steps from the evidence to what the missing scores count as.</summary>
/// <param name="Share">The share of favorable reviews, 0 to 1, those of whom nothing is known taken as
/// <paramref name="UnknownShare"/>.</param>
/// <param name="UnknownShare">The share among those of whom nothing is known: that of the others, drawn to the usual
/// share.</param>
/// <param name="TallyShare">The share that positive reviews are judged by, drawn to the usual share more
/// strongly.</param>
/// <param name="Belief">How much of what unanimity is worth is believed, 0 to 1: more with more critics.</param>
public sealed record EvidenceBreakdown(
    Evidence Evidence,
    double Share,
    double UnknownShare,
    double TallyShare,
    double Belief,
    TypicalScores Typical
);
