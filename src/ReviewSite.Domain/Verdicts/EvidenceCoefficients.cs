namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// The numbers that a fit of <see cref="EvidenceModel"/> yields, in points of score unless they say otherwise.
/// </summary>
/// <param name="PriorCritics">The weight of the usual share of favorable reviews, in critics.</param>
/// <param name="UsualShare">The share of favorable reviews that films usually have, 0 to 1.</param>
/// <param name="UsualTallyShare">The share of positive reviews that tallies are pulled toward, 0 to 1.</param>
/// <param name="PriorScores">The weight of the usual score, in known scores: for receptions, and for favorable reviews
/// if the known scores are lower than usual.</param>
/// <param name="PriorScoresOfUnfavorable">The same for unfavorable reviews.</param>
/// <param name="PriorScoresAllFavorable">The same for favorable reviews if the known scores are higher than usual
/// and every review is favorable.</param>
/// <param name="PriorScoresByUnfavorable">What is added to that if hardly any review is favorable.</param>
/// <param name="Praise">How much more a favorable review is worth if every review is favorable.</param>
/// <param name="Scorn">How much less an unfavorable review is worth if none is favorable.</param>
/// <param name="UnfavorableByObscurity">How much less an unfavorable review is worth if hardly any critic reviewed
/// the film.</param>
/// <param name="FavorableScored">What a favorable review counts as, if many scores are known and none exceeds
/// <see cref="KnownScores.High"/>.</param>
/// <param name="FavorableByHeight">How much of a known score's height a favorable review shares.</param>
/// <param name="UnfavorableScored">What an unfavorable review counts as, if many scores are known, none is below
/// <see cref="KnownScores.Low"/>, and no review is favorable.</param>
/// <param name="UnfavorableByDepth">How much of a known score's depth an unfavorable review shares.</param>
/// <param name="PositiveScored">What a positive review counts as, if many scores are known and none exceeds
/// <see cref="KnownScores.High"/>.</param>
/// <param name="PositiveByHeight">How much of a known score's height a positive review shares.</param>
/// <param name="MixedScored">What a mixed review counts as if many scores are known.</param>
/// <param name="NegativeScored">What a negative review counts as, if many scores are known and none is below
/// <see cref="KnownScores.Low"/>.</param>
/// <param name="NegativeByDepth">How much of a known score's depth a negative review shares.</param>
/// <param name="Variance">The parts of the variance of the error.</param>
/// <param name="Below">How many standard deviations below the estimate the likely range begins.</param>
/// <param name="Above">How many above it the range ends.</param>
public sealed record EvidenceCoefficients(
    double PriorCritics,
    double UsualShare,
    double UsualTallyShare,
    double PriorScores,
    double PriorScoresOfUnfavorable,
    double PriorScoresAllFavorable,
    double PriorScoresByUnfavorable,
    double Praise,
    double Scorn,
    double Favorable,
    double Unfavorable,
    double UnfavorableByShare,
    double UnfavorableByObscurity,
    double FavorableScored,
    double FavorableByHeight,
    double UnfavorableScored,
    double UnfavorableByDepth,
    double Positive,
    double PositiveByShare,
    double PositiveScored,
    double PositiveByHeight,
    double Mixed,
    double MixedScored,
    double Negative,
    double NegativeScored,
    double NegativeByDepth,
    VarianceCoefficients Variance,
    double Below,
    double Above
);

/// <summary>
/// The parts of the variance of an estimate's error, each in points squared; see
/// <see cref="EvidenceBreakdown.VarianceTerms"/>.
/// </summary>
public sealed record VarianceCoefficients(
    double Leaning,
    double LeaningsTogether,
    double LeaningsPraised,
    double LeaningsScorned,
    double Reception,
    double ReceptionsTogether,
    double ReceptionsPraised,
    double Unknown,
    double UnknownTogether
)
{
    /// <summary>Each part times that of <paramref name="terms"/>, added up.</summary>
    public double Times(VarianceCoefficients terms) =>
        (Leaning * terms.Leaning)
        + (LeaningsTogether * terms.LeaningsTogether)
        + (LeaningsPraised * terms.LeaningsPraised)
        + (LeaningsScorned * terms.LeaningsScorned)
        + (Reception * terms.Reception)
        + (ReceptionsTogether * terms.ReceptionsTogether)
        + (ReceptionsPraised * terms.ReceptionsPraised)
        + (Unknown * terms.Unknown)
        + (UnknownTogether * terms.UnknownTogether);
}
