using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>The grids that editors made, the newest first.</summary>
[CachedPage]
public sealed class IndexModel(ReviewSiteDb db) : PageModel
{
    public const int MostShown = 500;

    public IReadOnlyList<SavedGrid> Grids { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Grids = await db.NewestGrids(MostShown).ToListAsync(cancellation);
}
