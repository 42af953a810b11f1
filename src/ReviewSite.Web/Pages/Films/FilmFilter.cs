using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

/// <summary>Which films are shown, and in which order. What is <c>null</c> does not narrow.</summary>
/// <param name="Decade">Its first year.</param>
/// <param name="Critics">The fewest critics.</param>
public sealed record FilmFilter(
    string? Words,
    string? Genre,
    int? Decade,
    Verdict? Verdict,
    int? Critics,
    FilmSort Sort
)
{
    /// <summary>What the titles begin with: one of <see cref="Letters.All"/>.</summary>
    public string? Letter { get; init; }

    public int? Year { get; init; }
}
