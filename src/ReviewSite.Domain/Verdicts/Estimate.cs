namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// A film's score calculated from an incomplete set: known scores as they are, every missing one as the usual score of
/// such reviews.
/// </summary>
/// <param name="Steps">What led to the typical scores.</param>
/// <param name="Exact">Before rounding; within the bounds.</param>
/// <param name="Value">As shown, 0 to 100.</param>
/// <param name="Spread">How far below and above the middle 80 of 100 such films lie.</param>
/// <param name="Likely">The whole scores within that spread and the bounds, both ends included.</param>
public sealed record Estimate(
    EvidenceBreakdown Steps,
    decimal Exact,
    int Value,
    (double Below, double Above) Spread,
    ScoreBand Likely
)
{
    private const double Tolerance = 1e-9;

    public TypicalScores Typical => Steps.Typical;

    public static Estimate Of(EvidenceModel model, ScoreBreakdown score)
    {
        var steps = model.Explain(score.Evidence);
        var sum = score.Rows.Sum(row => row.Kind is { } kind ? row.Weight * (decimal)steps.Typical[kind] : row.LowSum);
        var exact = sum / score.Weight;
        var value = Within(FilmScore.Round(exact), score.Bounds);
        var spread = model.Spread(steps);
        return new Estimate(steps, exact, value, spread, LikelyRange((double)exact, value, spread, score.Bounds));
    }

    /// <summary>Rounding must not carry the score past the bounds, if a whole score lies between them.</summary>
    private static int Within(int rounded, ScoreBounds bounds)
    {
        var (lowest, highest) = ((int)Math.Ceiling(bounds.Low), (int)Math.Floor(bounds.High));
        return lowest <= highest ? Math.Clamp(rounded, lowest, highest) : rounded;
    }

    /// <summary>
    /// Rounded inward to whole scores: a whole score is in the range exactly if it is within the spread.
    /// </summary>
    private static ScoreBand LikelyRange(
        double exact,
        int value,
        (double Below, double Above) spread,
        ScoreBounds bounds
    )
    {
        var low = Math.Max((int)Math.Ceiling(exact - spread.Below - Tolerance), bounds.Rounded.Low);
        var high = Math.Min((int)Math.Floor(exact + spread.Above + Tolerance), bounds.Rounded.High);
        return new ScoreBand(Math.Min(low, value), Math.Max(high, value));
    }
}
