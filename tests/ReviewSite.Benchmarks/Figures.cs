using System.Globalization;

namespace ReviewSite.Benchmarks;

/// <summary>How figures are made out of what was measured, and how they are written.</summary>
internal static class Figures
{
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The value that this share of all is no larger than.</summary>
    public static double Percentile(this IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }

    public static string Ratio(double value) =>
        value.ToString(value < 10 ? "0.##" : "#,0.#", CultureInfo.InvariantCulture);

    public static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Milliseconds(double value) => $"{Ratio(value)} ms";

    public static string Seconds(TimeSpan time) => $"{Ratio(time.TotalSeconds)} s";

    public static string OutcomeOf(bool isMet, double missing) =>
        isMet
            ? "met"
            : $"missed by {Math.Max(1, Math.Round(missing * 100)).ToString("0", CultureInfo.InvariantCulture)} %";
}
