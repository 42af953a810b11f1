namespace ReviewSite.Domain.Verdicts;

/// <summary>A film's score worked out from an incomplete set: known scores as they are, every other place at its band's typical score.</summary>
/// <param name="Typical">What a review without score counts as.</param>
/// <param name="Exact">Before rounding; within the bounds.</param>
/// <param name="Value">As shown, 0 to 100.</param>
/// <param name="Spread">How far below and above the middle 80 of 100 such films lie.</param>
/// <param name="Likely">The whole scores within that spread and the bounds, both ends included.</param>
public sealed record Estimate(BandMeans Typical, decimal Exact, int Value, (double Below, double Above) Spread, ScoreBand Likely)
{
    private const double Tolerance = 1e-9;

    public static Estimate Of(TallyModel model, Tally tally, ScoreBreakdown working)
    {
        var typical = model.TypicalScores(tally);
        var sum = working.Rows.Sum(row => row.IsScored ? row.LowSum : row.Weight * (decimal)typical.Of(row.Kind, tally));
        var exact = sum / working.Weight;
        var value = Within(FilmScore.Round(exact), working.Bounds);

        // With k of n scores missing, the error of their mean shrinks with the root of k/n: nothing at all where all are known.
        var missing = Math.Sqrt((double)working.MissingShare);
        var (below, above) = model.Spread(tally);

        // The model tells nothing of those whose reception is unknown: their share of the range reaches to the bounds.
        var (unknown, bounds) = ((double)working.UnknownShare, working.Bounds);
        var spread = (
            Below: Between(below * missing, (double)(exact - bounds.Low), unknown),
            Above: Between(above * missing, (double)(bounds.High - exact), unknown));
        return new Estimate(typical, exact, value, spread, LikelyRange((double)exact, value, spread, bounds));
    }

    private static double Between(double from, double to, double share) => from + ((to - from) * share);

    /// <summary>Rounding must not carry the score past the bounds, where a whole score lies between them.</summary>
    private static int Within(int rounded, ScoreBounds bounds)
    {
        var (lowest, highest) = ((int)Math.Ceiling(bounds.Low), (int)Math.Floor(bounds.High));
        return lowest <= highest ? Math.Clamp(rounded, lowest, highest) : rounded;
    }

    /// <summary>Inward to whole scores: a whole score lies in the range exactly when it lies within the spread.</summary>
    private static ScoreBand LikelyRange(double exact, int value, (double Below, double Above) spread, ScoreBounds bounds)
    {
        var low = Math.Max((int)Math.Ceiling(exact - spread.Below - Tolerance), bounds.Rounded.Low);
        var high = Math.Min((int)Math.Floor(exact + spread.Above + Tolerance), bounds.Rounded.High);
        return new ScoreBand(Math.Min(low, value), Math.Max(high, value));
    }
}
