using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

/// <summary>A genre or a country, with its outstanding films.</summary>
[CostlyRead]
[CachedPage]
public abstract class FacetModel(FilmFacet facet, ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public FilmFacet Facet => facet;

    public string Name { get; private set; } = "";

    public FilmGroup Group { get; private set; } = null!;

    public string Description =>
        $"{Phrases.Count(Group.Count, "film", "films")} {(facet == FilmFacet.Genres ? "in" : "from")} {Name}: "
        + "the best, the lowest ranked and the most divisive.";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        var names = await facet.NamesAsync(db, stats, cancellation);
        if (names.Find(n => facet.SlugOf(n) == slug) is not { } name)
        {
            return NotFound();
        }

        Name = name;
        var films = facet.Of(db.Films.AsNoTracking(), db, name);
        var group = await FilmGroup.LoadAsync(
            films,
            await stats.GetAsync($"{facet.Singular} {name}", () => films.CountAsync(cancellation), cancellation),
            facet.FilmsAddressOf(name),
            cancellation
        );
        Group = group with { Grid = facet.GridAddressOf(name) };
        return Page();
    }
}

/// <summary>All genres, or all countries, of the films on the site.</summary>
[CachedPage]
public abstract class FacetListModel(FilmFacet facet, ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public FilmFacet Facet => facet;

    public IReadOnlyList<string> Names { get; private set; } = [];

    public string Description =>
        $"The {facet.Plural} of the films on this site, each with its best and its most divisive films.";

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Names = await facet.NamesAsync(db, stats, cancellation);
}
