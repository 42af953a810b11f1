using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Collections;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Pages.Lists;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Explore;

/// <summary>All ways into the films that this site has: what editors put together, genres, countries, years.</summary>
[CachedPage]
public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public const int MostShown = 12;

    private const int YearsOfDecade = 10;

    /// <summary>The newest.</summary>
    public IReadOnlyList<CollectionCard> Collections { get; private set; } = [];

    /// <inheritdoc cref="Collections"/>
    public IReadOnlyList<PollCard> Polls { get; private set; } = [];

    /// <inheritdoc cref="Collections"/>
    public IReadOnlyList<SavedGrid> Grids { get; private set; } = [];

    public IReadOnlyList<FacetPage> Genres { get; private set; } = [];

    public IReadOnlyList<FacetPage> Countries { get; private set; } = [];

    /// <summary>The years that have films, the newest first, by decade.</summary>
    public IReadOnlyList<IGrouping<int, int>> Decades { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Collections = await db.NewestCollectionsAsync(MostShown, cancellation);
        Polls = await db.NewestPollsAsync(MostShown, cancellation);
        Grids = await db.NewestGrids(MostShown).ToListAsync(cancellation);
        Genres = await FilmFacet.Genres.PagesAsync(db, stats, cancellation);
        Countries = await FilmFacet.Countries.PagesAsync(db, stats, cancellation);
        var years = await stats.FilmsByYearAsync(db, cancellation);
        Decades =
        [
            .. years
                .Select(y => y.Year)
                .OfType<int>()
                .OrderDescending()
                .GroupBy(y => y / YearsOfDecade * YearsOfDecade),
        ];
    }
}
