using ReviewSite.Domain.Films;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;

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

    public string? Country { get; init; }

    public const int MostCritics = 10_000;

    /// <param name="genres">The genres of the films on the site.</param>
    /// <param name="countries">The countries of the films on the site.</param>
    /// <param name="sorts">The orders that may be asked for, the usual one first.</param>
    internal static FilmFilter Read(
        QueryReader query,
        IReadOnlyCollection<string> genres,
        IReadOnlyCollection<string> countries,
        VerdictScale scale,
        IReadOnlyDictionary<string, FilmSort> sorts
    ) =>
        new(
            SearchWords.Normalize(query.Text("q", SearchWords.Longest)),
            FilmFacet.Genres.Read(query, genres),
            query.Whole("decade", FilmDetails.FirstYear / 10 * 10, FilmDetails.LastYear),
            query.OneOf("verdict", scale.VerdictsByKey),
            query.Whole("critics", 1, MostCritics),
            query.OneOf("sort", sorts) ?? sorts.Values.First()
        )
        {
            Year = query.Whole("year", FilmDetails.FirstYear, FilmDetails.LastYear),
            Country = FilmFacet.Countries.Read(query, countries),
            Letter = query.OneOf("letter", Letters.All),
        };
}
