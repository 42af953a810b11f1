using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Lists;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Lists;

public sealed class IndexModel(ReviewSiteDb db) : EditorPage
{
    public IReadOnlyList<PollCard> Polls { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var total = await db.Polls.CountAsync(cancellation);
        var query = new QueryReader(Request.Query);
        Pager = query.PageOf("/admin/lists", total);
        Report(query);
        Polls = await db.NewestPollsAsync(Pager.PerPage, cancellation, skip: Pager.Skipped);
    }
}
