using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// The numbers that a fit of <see cref="EvidenceModel"/> yields, in points of score unless they say otherwise.
/// </summary>
/// <param name="PriorCritics">As how many critics the usual share of favorable reviews counts.</param>
/// <param name="UsualShare">The share of favorable reviews that films usually have, 0 to 1.</param>
/// <param name="PriorScores">As how many known scores counts what such films usually have.</param>
/// <param name="Praise">How much more a favorable review is worth where every review is favorable.</param>
/// <param name="Scorn">How much less an unfavorable review is worth where none is favorable.</param>
/// <param name="PositiveScored">What a positive review counts as, where many scores are known and none exceeds
/// 75.</param>
/// <param name="PositiveByHeight">How much of a known score's height a positive review shares.</param>
/// <param name="MixedScored">What a mixed review counts as where many scores are known.</param>
/// <param name="NegativeScored">What a negative review counts as, where many scores are known and none is below
/// 40.</param>
/// <param name="NegativeByDepth">How much of a known score's depth a negative review shares.</param>
/// <param name="Variance">What the variance of the error is made of.</param>
/// <param name="Below">How many standard deviations below the estimate the likely range begins.</param>
/// <param name="Above">How many above it the range ends.</param>
public sealed record EvidenceCoefficients(
    double PriorCritics,
    double UsualShare,
    double PriorScores,
    double Praise,
    double Scorn,
    double Favorable,
    double Unfavorable,
    double UnfavorableByShare,
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
/// <see cref="EvidenceModel.VarianceTerms"/>.
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
);
