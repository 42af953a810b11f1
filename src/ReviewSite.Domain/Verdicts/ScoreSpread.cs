namespace ReviewSite.Domain.Verdicts;

/// <summary>How scores are spread around their middle, in points from 0 to 100 and rounded to hundredths.</summary>
/// <param name="Deviation">The standard deviation of these very scores; 0 if they all agree.</param>
public sealed record ScoreSpread(double Mean, double Deviation)
{
    private const int Digits = 2;

    /// <returns><c>null</c> if there is no score.</returns>
    public static ScoreSpread? Of(IReadOnlyCollection<int> scores)
    {
        if (scores.Count == 0)
        {
            return null;
        }

        var mean = scores.Average();
        var variance = scores.Sum(s => (s - mean) * (s - mean)) / scores.Count;
        return new ScoreSpread(Rounded(mean), Rounded(Math.Sqrt(variance)));
    }

    private static double Rounded(double number) => Math.Round(number, Digits, MidpointRounding.AwayFromZero);
}
