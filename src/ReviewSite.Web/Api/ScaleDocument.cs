using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Api;

/// <summary>The site's scale, on which its receptions and verdicts are based.</summary>
/// <param name="PositiveFrom">The lowest positive score.</param>
/// <param name="MixedFrom">The lowest mixed score; every lower one is negative.</param>
/// <param name="Estimates">Whether missing scores are estimated on this scale.</param>
/// <param name="Verdicts">From the best to the worst.</param>
public sealed record ScaleDocument(
    [property: OneOf("films", "games", VerdictScale.CustomName)] string Name,
    int PositiveFrom,
    int MixedFrom,
    bool Estimates,
    IReadOnlyList<ScaleVerdictDocument> Verdicts
)
{
    public static ScaleDocument Of(VerdictScale scale) =>
        new(
            scale.Name,
            scale.PositiveFrom,
            scale.MixedFrom,
            scale.AllowsEstimates,
            [.. scale.Verdicts.Select(v => new ScaleVerdictDocument(v.Key, v.Phrase, v.Band!.Value.Low))]
        );
}

/// <param name="From">The lowest film score that earns it.</param>
public sealed record ScaleVerdictDocument(string Key, string Phrase, int From);
