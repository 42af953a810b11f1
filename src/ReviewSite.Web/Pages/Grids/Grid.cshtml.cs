using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>A grid as festivals print them: films by critics, each cell a score that leads to the review.</summary>
[CostlyRead]
[CachedPage("year", "genre", "director", "films", "who", "by", "scale", "order", "decimals")]
public sealed class GridModel(ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public GridChoice Choice { get; private set; } = null!;

    public Grid Grid { get; private set; } = null!;

    public IReadOnlyList<string> Genres { get; private set; } = [];

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    /// <summary>"Films of 1996", "Crime", "Films by Agnès Varda".</summary>
    public string Heading =>
        Choice switch
        {
            { Director: { } director } => $"Films by {director}",
            { Genre: { } genre, Year: { } year } => string.Create(CultureInfo.InvariantCulture, $"{genre}, {year}"),
            { Genre: { } genre } => genre,
            { Year: { } year } => string.Create(CultureInfo.InvariantCulture, $"Films of {year}"),
            _ => "Grid of films",
        };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        Choice = GridChoice.Read(query);
        Genres = await stats.GetAsync("genres", () => db.GenresAsync(cancellation), cancellation);
        var films = await db.FilmsOfGridAsync(Choice, cancellation);
        if (Choice.HasFilms && films.Count == 0)
        {
            query.Refuse("films", "No film matches. Choose another year, genre, director or list of films.");
        }

        Grid = await db.GridOfAsync(films, Choice, cancellation);
        Errors = [.. query.Errors.Values];
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }

    public string Text(decimal? value) =>
        value is { } known
            ? Math.Round(known, Choice.Decimals, MidpointRounding.AwayFromZero)
                .ToString($"F{Choice.Decimals}", CultureInfo.InvariantCulture)
            : "–";

    public static string CellText(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
