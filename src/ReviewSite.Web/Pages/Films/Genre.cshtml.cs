using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

[CostlyRead]
[CachedPage]
public sealed class GenreModel(ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public string Genre { get; private set; } = "";

    public FilmGroup Group { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        var genres = await stats.GetAsync("genres", () => db.GenresAsync(cancellation), cancellation);
        if (genres.Find(g => Slug.Of(g, "genre") == slug) is not { } genre)
        {
            return NotFound();
        }

        Genre = genre;
        var films = db.Films.AsNoTracking().Where(f => db.FilmGenres.Any(g => g.Genre == genre && g.FilmId == f.Id));
        var group = await FilmGroup.LoadAsync(
            films,
            await stats.GetAsync($"genre {genre}", () => films.CountAsync(cancellation), cancellation),
            Address.Of("/films", ("genre", genre)),
            cancellation
        );
        Group = group with { Grid = Address.Of("/grid", ("genre", genre)) };
        return Page();
    }
}
