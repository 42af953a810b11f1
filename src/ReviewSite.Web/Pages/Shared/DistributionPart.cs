using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>One part of the distribution bar.</summary>
/// <param name="Name">positive, favorable, mixed, unfavorable, negative or unknown.</param>
/// <param name="Start">Where it starts, 0 to 1000.</param>
/// <param name="Width">How wide it is, to the nearest unit; the parts of a film add up to 1000.</param>
public sealed record DistributionPart(string Name, int Count, int Start, int Width)
{
    private const int Whole = 1000;

    /// <summary>
    /// Shows the reviews that are only favorable or unfavorable as separate parts, and leaves out the bands that nobody
    /// knows anything of.
    /// </summary>
    public static IReadOnlyList<DistributionPart> Of(FilmSummary summary)
    {
        // The published tally may know the reception of some of these reviews without saying which.
        var (favorable, unfavorable) =
            summary.Ungraded is { } ungraded && ungraded.Favorable + ungraded.Unfavorable <= summary.Unknown
                ? (ungraded.Favorable, ungraded.Unfavorable)
                : (0, 0);
        return Laid(
            summary.Critics,
            [
                .. Band(Reception.Positive),
                .. Rest("favorable", favorable),
                .. Band(Reception.Mixed),
                .. Rest("unfavorable", unfavorable),
                .. Band(Reception.Negative),
                .. Rest("unknown", summary.Unknown - favorable - unfavorable),
            ]
        );

        IEnumerable<(string Name, int Count)> Band(Reception band) =>
            summary[band].IsUnknown ? [] : [(Phrases.Reception(band), summary[band].Count)];
    }

    /// <summary>"9 positive, 2 mixed, 0 negative".</summary>
    public static string Sentence(IEnumerable<DistributionPart> parts) =>
        string.Join(", ", parts.Select(p => $"{Phrases.Number(p.Count)} {p.Name}"));

    private static IEnumerable<(string Name, int Count)> Rest(string name, int count) =>
        count == 0 ? [] : [(name, count)];

    private static List<DistributionPart> Laid(int critics, IEnumerable<(string Name, int Count)> bands)
    {
        var (parts, before) = (new List<DistributionPart>(), 0);
        foreach (var (name, count) in bands)
        {
            var (start, end) = (Along(before), Along(before + count));
            parts.Add(new DistributionPart(name, count, start, end - start));
            before += count;
        }

        return parts;

        int Along(int count) => critics == 0 ? 0 : (int)Math.Round((double)Whole * count / critics);
    }
}
