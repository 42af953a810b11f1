using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Grids;

public sealed class IndexModel(ReviewSiteDb db) : EditorPage
{
    public IReadOnlyList<GridCard> Grids { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var total = await db.SavedGrids.CountAsync(cancellation);
        var query = new QueryReader(Request.Query);
        Pager = query.PageOf("/admin/grids", total);
        Report(query);
        Grids = await db.NewestGridCardsAsync(Pager, cancellation);
    }
}
