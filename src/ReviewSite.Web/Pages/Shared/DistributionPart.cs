using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>One part of the distribution bar.</summary>
/// <param name="Name">positive, mixed, negative or unknown.</param>
/// <param name="Start">Where it starts, 0 to 1000.</param>
/// <param name="Width">How wide it is, to the nearest unit; the parts of a film add up to 1000.</param>
public sealed record DistributionPart(string Name, int Count, Basis? Basis, int Start, int Width)
{
    private const int Whole = 1000;

    /// <summary>Every band, and the unknown where there are any.</summary>
    public static IEnumerable<DistributionPart> Of(FilmSummary summary)
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
            return new DistributionPart(name, count, basis, start, end - start);
        }

        int Along(int count) => (int)Math.Round((double)Whole * count / summary.Critics);
    }
}
