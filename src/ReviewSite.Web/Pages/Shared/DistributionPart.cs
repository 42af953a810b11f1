using System.Globalization;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>One part of the distribution bar.</summary>
/// <param name="Name">positive, mixed, negative or unknown.</param>
/// <param name="Start">Where it starts, 0 to 1000.</param>
/// <param name="Width">How wide it is; the parts of a film add up to 1000.</param>
public sealed record DistributionPart(string Name, int Count, Basis? Basis, string Start, string Width)
{
    private const double Whole = 1000;

    /// <summary>The parts that are drawn.</summary>
    public static IEnumerable<DistributionPart> Of(FilmSummary summary) => All(summary).Where(p => p.Count > 0);

    /// <summary>The parts that are told: every band, and the unknown where there are any.</summary>
    public static IEnumerable<DistributionPart> All(FilmSummary summary)
    {
        var before = 0;
        foreach (var band in Tally.Receptions)
        {
            yield return Part(Phrases.Reception(band), summary[band].Count, summary[band].Basis);
        }

        if (summary.Unknown > 0)
        {
            yield return Part(Phrases.Reception(null), summary.Unknown, basis: null);
        }

        DistributionPart Part(string name, int count, Basis? basis)
        {
            var (start, end) = (Along(before), Along(before + count));
            before += count;
            return new DistributionPart(name, count, basis, Text(start), Text(end - start));
        }

        double Along(int count) => Whole * count / summary.Critics;
    }

    private static string Text(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);
}
