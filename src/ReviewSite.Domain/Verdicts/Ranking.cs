namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// How films are ranked, so that few reviews do not outrank many: each film is taken as if <see cref="PriorCritics"/>
/// more critics had found it as films usually are. A film below the fewest critics of a verdict is not ranked at all.
/// </summary>
public static class Ranking
{
    /// <summary>How many usual critics are added to each film.</summary>
    public const int PriorCritics = 10;

    /// <summary>
    /// The mean of the published scores of the 4,543 films that <see cref="EvidenceModel"/> was learned from, among
    /// others, rounded.
    /// </summary>
    public const int UsualScore = 58;

    /// <summary>How far the scores of one film usually lie from their mean, in points.</summary>
    public const int UsualDeviation = 16;

    /// <param name="critics">How many critics the score rests on.</param>
    /// <param name="score">The film's score, 0 to 100.</param>
    /// <returns>Between the score and <see cref="UsualScore"/>, nearer to the score the more critics there
    /// are.</returns>
    public static double Best(int critics, int score) =>
        ((critics * (double)score) + (PriorCritics * UsualScore)) / (critics + PriorCritics);

    /// <param name="scored">How many reviews have a score.</param>
    /// <param name="deviation">Their standard deviation.</param>
    /// <returns>A variance, between the film's own and the usual one.</returns>
    public static double MostDivisive(int scored, double deviation) =>
        ((scored * deviation * deviation) + (PriorCritics * UsualDeviation * UsualDeviation)) / (scored + PriorCritics);
}
