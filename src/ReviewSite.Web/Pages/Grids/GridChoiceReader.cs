using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>Reads a grid from an address. What is not on the site is refused, and the rest applies.</summary>
internal sealed class GridChoiceReader(ReviewSiteDb db, CatalogueStatsCache stats, QueryReader query)
{
    /// <summary>The collection that the films are from, if the address names one.</summary>
    public CuratedFilms? Collection { get; private set; }

    public async Task<GridChoice> ReadAsync(CancellationToken cancellation)
    {
        var choice = GridChoice.Read(query);
        Collection = choice.Collection is { } slug ? await db.FindCuratedAsync<CuratedFilms>(slug, cancellation) : null;
        var films = await ListedSlugs.OfFilmsAsync(db, choice.Films, cancellation);
        var who = await ListedSlugs.OfContributorsAsync(db, choice.By, choice.Who, cancellation);
        return choice with
        {
            Year = await YearAsync(choice.Year, cancellation),
            Genre = await NameAsync(FilmFacet.Genres, choice.Genre, cancellation),
            Country = await NameAsync(FilmFacet.Countries, choice.Country, cancellation),
            Director = await DirectorAsync(choice.Director, cancellation),
            Collection = Known(
                choice.Collection,
                "collection",
                Collection is not null,
                "there is no collection with that slug"
            ),
            Films = Known(films, "films", "film", "films"),
            Who = Known(who, "who", choice.By.Singular, choice.By.Plural),
        };
    }

    private async Task<int?> YearAsync(int? year, CancellationToken cancellation)
    {
        if (year is null || await db.Films.AnyAsync(f => f.Year == year, cancellation))
        {
            return year;
        }

        query.Refuse("year", $"“year” is “{query.Raw("year")}”; no film is from that year.");
        return null;
    }

    private async Task<string?> NameAsync(FilmFacet facet, string? name, CancellationToken cancellation) =>
        name is null ? null : facet.Read(query, await facet.NamesAsync(db, stats, cancellation));

    private async Task<string?> DirectorAsync(string? director, CancellationToken cancellation) =>
        director is null
            ? null
            : Known(
                director,
                "director",
                (await db.DirectedByAsync(DirectorQueries.SlugOf(director), cancellation)).Count > 0,
                "no film has that director"
            );

    private string? Known(string? typed, string field, bool isKnown, string problem)
    {
        if (typed is null || isKnown)
        {
            return typed;
        }

        query.Refuse(field, $"“{field}” is “{typed}”; {problem}.");
        return null;
    }

    private List<string> Known(ListedSlugs slugs, string field, string singular, string plural)
    {
        if (slugs.Unknown is [var only])
        {
            query.Refuse(field, $"“{field}” has “{only}”; there is no {singular} with that slug.");
        }
        else if (slugs.Unknown is [.. var first, var last])
        {
            var listed = string.Join(", ", first.Select(slug => $"“{slug}”"));
            query.Refuse(field, $"“{field}” has {listed} and “{last}”; there are no {plural} with these slugs.");
        }

        return slugs.Current;
    }
}
