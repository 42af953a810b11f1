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

    public FacetPage Shown { get; private set; } = null!;

    public FilmGroup Group { get; private set; } = null!;

    public string Description =>
        $"{Phrases.Count(Group.Count, "film", "films")} {(facet == FilmFacet.Genres ? "in" : "from")} {Shown.Title}: "
        + "the best, the lowest ranked and the most divisive.";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        var pages = await facet.PagesAsync(db, stats, cancellation);
        if (pages.FirstOrDefault(p => p.Slug == slug) is not { } page)
        {
            return NotFound();
        }

        Shown = page;
        var films = facet.Of(db.Films.AsNoTracking(), db, page.Names);
        Group = await FilmGroup.LoadAsync(
            films,
            await CountAsync(page.Names, cancellation),
            await LinksAsync(page.Names, cancellation),
            cancellation
        );
        return Page();
    }

    /// <summary>To the films of each name: lists and grids are narrowed by the name as it is.</summary>
    private async Task<IReadOnlyList<FilmGroupLinks>> LinksAsync(
        IReadOnlyList<string> names,
        CancellationToken cancellation
    )
    {
        var links = new List<FilmGroupLinks>();
        foreach (var name in names)
        {
            links.Add(
                new FilmGroupLinks(
                    names.Count == 1 ? null : name,
                    await CountAsync([name], cancellation),
                    facet.FilmsAddressOf(name),
                    facet.GridAddressOf(name)
                )
            );
        }

        return links;
    }

    private Task<int> CountAsync(IReadOnlyList<string> names, CancellationToken cancellation) =>
        stats.GetAsync(
            $"{facet.Singular} {string.Join(", ", names)}",
            () => facet.Of(db.Films, db, names).CountAsync(cancellation),
            cancellation
        );
}

/// <summary>All genres, or all countries, of the films on the site.</summary>
[CachedPage]
public abstract class FacetListModel(FilmFacet facet, ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public FilmFacet Facet => facet;

    public IReadOnlyList<FacetPage> Pages { get; private set; } = [];

    public string Description =>
        $"The {facet.Plural} of the films on this site, each with its best and its most divisive films.";

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Pages = await facet.PagesAsync(db, stats, cancellation);
}
