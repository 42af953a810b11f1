using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>Which of a film's figures have which basis, so that each basis is named once.</summary>
internal static class BasisLegend
{
    /// <summary>An unknown figure has no place among the others, so the legend has to name it.</summary>
    private const string NotShown = "how many are positive, mixed or negative";

    public static IEnumerable<(string Basis, string Figures)> Of(FilmSummary summary)
    {
        (string Figure, Basis? Basis)[] figures =
        [
            ("number of critics", summary.CriticsBasis),
            .. Tally.Receptions.Select(r => (Phrases.Reception(r), summary[r].Basis)),
        ];
        var byBasis = figures.ToLookup(f => f.Basis, f => f.Figure);
        return byBasis.Count == 1
            ? [(Phrases.Basis(figures[0].Basis), figures[0].Basis is null ? NotShown : "all of these figures")]
            : byBasis
                .OrderBy(g => g.Key is null)
                .ThenBy(g => g.Key)
                .Select(g => (Phrases.Basis(g.Key), Phrases.Join(g)));
    }
}
