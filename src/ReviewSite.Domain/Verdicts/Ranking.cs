namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// How films are ranked, so that few reviews do not outrank many: each film counts as if <see cref="PriorCritics"/>
/// more critics had given it the usual score. The best film has the highest mean of its own score and theirs, and the
/// most divisive one the highest mean of its own variance and theirs. A film without a
/// verdict is not ranked at all.
/// </summary>
public static class Ranking
{
    /// <summary>How many usual critics are added to each film.</summary>
    public const int PriorCritics = 10;

    /// <summary>
    /// The mean of the published scores of the 4,543 films that <see cref="EvidenceModel"/> was fitted on, among
    /// others, rounded.
    /// </summary>
    public const int UsualScore = 58;

    /// <summary>How far the scores of one film usually are from their mean, in points.</summary>
    public const int UsualDeviation = 16;
}
