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
        Pager = new QueryReader(Request.Query).PageOf("/admin/collections", total);
        Collections = await db.NewestCollectionsAsync(Pager.PerPage, cancellation, skip: Pager.Skipped);
    }
}
