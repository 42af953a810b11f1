using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// What a film's missing scores probably are, from everything that is known of the film: known scores, receptions,
/// leanings. A missing score counts as the usual score of such reviews in films with a similar reception; the more of
/// the film's own scores are known, the more it is pulled towards them. The film's score is the mean of the known and
/// the missing ones.
/// <para>
/// The larger the share of favorable reviews, the more known scores above the usual one raise the missing favorable
/// reviews, because films that nearly everyone likes differ most. An unfavorable review is worth less in a film that
/// few critics reviewed.
/// </para>
/// <para>
/// Only the height of a known score (by how much it exceeds <see cref="KnownScores.High"/>) and its depth (by how much
/// it falls short of <see cref="KnownScores.Low"/>) are used, because the shares already tell how well the film was
/// received. The leaning of a review with a score is not used; otherwise the same score from a favorable review would
/// lower what other favorable reviews count as. Every step rises with a higher known score, a leaning that turns
/// favorable and a better reception of a review without a score, so none of them ever lowers the film's score.
/// </para>
/// <para>
/// Fitted on 4,811 films with a published tally, 578 with leanings and 5,664 with press grades; the tests refit it and
/// measure it on films that were not used for the fit. It is valid only for the standard scale's bands.
/// </para>
/// </summary>
public sealed class EvidenceModel(EvidenceCoefficients coefficients)
{
    /// <summary>
    /// The tally is read as if this many more critics had judged the film as critics usually do, because extreme
    /// tallies of few critics are luck.
    /// </summary>
    public const double TallyPriorCritics = 35;

    /// <summary>
    /// With this many critics, half of the adjustment for unanimity is made: five who agree say less than fifty.
    /// </summary>
    public const double HalfBelievedCritics = 5;

    /// <summary>
    /// With this many critics, the reduction of unfavorable reviews of little-reviewed films is half as large.
    /// </summary>
    public const double HalfObscureCritics = 20;

    private const double PraisePower = 4;

    private static readonly VerdictScale _scale = VerdictScale.Standard;

    /// <summary>Fitted on all films in the tables of the tests, and rounded for use with a calculator.</summary>
    public static EvidenceModel Fitted { get; } =
        new(
            new EvidenceCoefficients(
                PriorCritics: 3.39,
                UsualShare: 0.738,
                UsualTallyShare: 0.751,
                PriorScores: 3.85,
                PriorScoresOfUnfavorable: 4.43,
                PriorScoresAllFavorable: 2.87,
                PriorScoresByUnfavorable: 8.27,
                Praise: 17.93,
                Scorn: 5.73,
                Favorable: 70.32,
                Unfavorable: 37.05,
                UnfavorableByShare: 16.46,
                UnfavorableByObscurity: 9.39,
                FavorableScored: 67.96,
                FavorableByHeight: 1.135,
                UnfavorableScored: 40.07,
                UnfavorableByDepth: 0.644,
                Positive: 67.13,
                PositiveByShare: 34.79,
                PositiveScored: 77.43,
                PositiveByHeight: 0.709,
                Mixed: 46.10,
                MixedScored: 54.18,
                Negative: 13.60,
                NegativeScored: 25.95,
                NegativeByDepth: 0.221,
                new VarianceCoefficients(
                    Leaning: 183.9,
                    LeaningsTogether: 4.42,
                    LeaningsPraised: 23.9,
                    LeaningsScorned: 32.1,
                    Reception: 130.9,
                    ReceptionsTogether: 1.36,
                    ReceptionsPraised: 37.4,
                    Unknown: 341.7,
                    UnknownTogether: 367.7
                ),
                Below: 1.349,
                Above: 1.331
            )
        );

    /// <summary><c>null</c> for a scale with other receptions than those that it was fitted on.</summary>
    public static EvidenceModel? For(VerdictScale scale) => scale.AllowsEstimates ? Fitted : null;

    public EvidenceCoefficients Coefficients { get; } = coefficients;

    /// <param name="evidence">The evidence of at least one critic.</param>
    public EvidenceBreakdown Explain(Evidence evidence)
    {
        var c = Coefficients;
        var unknownShare = ShareOf(evidence, c.PriorCritics, c.UsualShare);
        var share = (evidence.Marks + (evidence[PlaceKind.Unknown].Count * unknownShare)) / evidence.Critics;
        var tallyShare = ShareOf(evidence, TallyPriorCritics, c.UsualTallyShare);
        var belief = evidence.Critics / (evidence.Critics + HalfBelievedCritics);
        var obscurity =
            HalfObscureCritics
            * HalfObscureCritics
            / (((double)evidence.Critics * evidence.Critics) + (HalfObscureCritics * HalfObscureCritics));
        var favorable = FavorableOf(evidence.Scores, share, belief);
        var unfavorable = UnfavorableOf(evidence.Scores, share, belief, obscurity);
        return new EvidenceBreakdown(
            evidence,
            share,
            unknownShare,
            tallyShare,
            belief,
            obscurity,
            favorable,
            unfavorable,
            TypicalOf(evidence.Scores, favorable.Value, unfavorable.Value, unknownShare, tallyShare)
        );
    }

    /// <summary>
    /// How far below and above the estimate the scores of the middle 80 of 100 such films lie; 0 if every score is
    /// known.
    /// </summary>
    public (double Below, double Above) Spread(EvidenceBreakdown film)
    {
        var deviation = Math.Sqrt(Coefficients.Variance.Times(film.VarianceTerms(Coefficients.PriorCritics)));
        return (Coefficients.Below * deviation, Coefficients.Above * deviation);
    }

    /// <summary>
    /// The usual favorable review counts as fewer known scores the larger the share, but only if they exceed it:
    /// else a larger share could lower the film.
    /// </summary>
    private DrawnScore FavorableOf(KnownScores scores, double share, double belief)
    {
        var (c, acclaim) = (Coefficients, Math.Pow(share, PraisePower));
        var drawn = new DrawnScore(
            c.Favorable + (belief * c.Praise * acclaim),
            c.PriorScores,
            (scores.Count * c.FavorableScored) + (c.FavorableByHeight * scores.Height),
            scores.Count
        );
        return drawn.IsHigh
            ? drawn with
            {
                Prior = c.PriorScoresAllFavorable + (c.PriorScoresByUnfavorable * (1 - acclaim)),
            }
            : drawn;
    }

    private DrawnScore UnfavorableOf(KnownScores scores, double share, double belief, double obscurity)
    {
        var c = Coefficients;
        var film = (c.UnfavorableByShare * share) - (c.UnfavorableByObscurity * obscurity);
        return new DrawnScore(
            c.Unfavorable + film - (belief * c.Scorn * Math.Pow(1 - share, PraisePower)),
            c.PriorScoresOfUnfavorable,
            (scores.Count * (c.UnfavorableScored + film)) + (c.UnfavorableByDepth * scores.Depth),
            scores.Count
        );
    }

    private TypicalScores TypicalOf(
        KnownScores scores,
        double drawnFavorable,
        double drawnUnfavorable,
        double unknownShare,
        double tallyShare
    )
    {
        var c = Coefficients;

        // If leanings and scores contradict each other, a favorable review must not be worth less than an
        // unfavorable one.
        var favorable = Math.Clamp(Math.Max(drawnFavorable, drawnUnfavorable), Score.Lowest, Score.Highest);
        var unfavorable = Math.Clamp(drawnUnfavorable, Score.Lowest, Score.Highest);
        return new TypicalScores(
            Within(
                PlaceKind.Positive,
                Drawn(
                    c.Positive + (c.PositiveByShare * Math.Pow(tallyShare, PraisePower)),
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
            unfavorable,
            (unknownShare * favorable) + ((1 - unknownShare) * unfavorable)
        );
    }

    /// <summary>
    /// What such films usually have, counted as <see cref="EvidenceCoefficients.PriorScores"/> scores, and what the
    /// known scores say.
    /// </summary>
    private double Drawn(double usual, double sum, int count) =>
        new DrawnScore(usual, Coefficients.PriorScores, sum, count).Value;

    private static double ShareOf(Evidence evidence, double prior, double usualShare) =>
        (evidence.Marks + (prior * usualShare)) / (evidence.Informed + prior);

    private static double Within(PlaceKind kind, double score)
    {
        var band = _scale.BandOf(kind.ReceptionOf()!.Value);
        return Math.Clamp(score, band.Low, band.High);
    }
}
