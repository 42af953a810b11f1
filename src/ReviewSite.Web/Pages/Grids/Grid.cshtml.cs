using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Collections;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>A grid as festivals print them: films by critics, each cell a score that leads to the review.</summary>
[CostlyRead]
[CachedPage(
    "year",
    "genre",
    "country",
    "director",
    "collection",
    "films",
    "who",
    "by",
    "scale",
    "order",
    "decimals",
    "round"
)]
public sealed class GridModel(ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public GridChoice Choice { get; private set; } = null!;

    public Grid Grid { get; private set; } = null!;

    public IReadOnlyList<string> Genres { get; private set; } = [];

    public IReadOnlyList<string> Countries { get; private set; } = [];

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    /// <summary>"Films of 1996", "Crime", "Films by Agnès Varda".</summary>
    public string Heading =>
        Choice switch
        {
            { Director: { } director } => $"Films by {director}",
            { Collection: not null } when Collection is { } collection => collection.Title,
            { Genre: { } genre } => string.Join(", ", new[] { genre, Choice.Country, Year }.OfType<string>()),
            { Country: { } country } => string.Join(", ", new[] { country, Year }.OfType<string>()),
            { Year: not null } => $"Films of {Year}",
            _ => "Grid of films",
        };

    /// <summary>The collection that the films are from, if the address names one.</summary>
    public CollectionLink? Collection { get; private set; }

    private string? Year => Choice.Year?.ToString(CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        var reader = new GridChoiceReader(db, stats, query);
        Choice = await reader.ReadAsync(cancellation);
        Genres = await FilmFacet.Genres.NamesAsync(db, stats, cancellation);
        Countries = await FilmFacet.Countries.NamesAsync(db, stats, cancellation);
        Collection = reader.Collection is { } collection ? new CollectionLink(collection.Slug, collection.Title) : null;
        var films = await db.FilmsOfGridAsync(Choice, cancellation);
        if (Choice.HasFilms && films.Shown.Count == 0)
        {
            query.Refuse(
                "films",
                "No film matches. Choose another year, genre, country, director, collection or list of films."
            );
        }

        Grid = await db.GridOfAsync(films, Choice, cancellation);
        Errors = [.. query.Errors.Values];
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }
}
