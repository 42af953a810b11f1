using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Grids;

public sealed class IndexModel(ReviewSiteDb db) : EditorPage
{
    public IReadOnlyList<SavedGrid> Grids { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Grids = await db.NewestGrids(Pages.Grids.IndexModel.MostShown).ToListAsync(cancellation);
}
