using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Collections;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Collections;

public sealed class IndexModel(ReviewSiteDb db) : EditorPage
{
    public IReadOnlyList<CollectionCard> Collections { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var total = await db.Collections.CountAsync(cancellation);
        var query = new QueryReader(Request.Query);
        Pager = query.PageOf("/admin/collections", total);
        Report(query);
        Collections = await db.NewestCollectionsAsync(Pager.PerPage, cancellation, skip: Pager.Skipped);
    }
}
