using ReviewSite.Web.Pages.Lists;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Lists;

public sealed class IndexModel(ReviewSiteDb db) : EditorPage
{
    public IReadOnlyList<PollCard> Polls { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Polls = await db.NewestPollsAsync(PollQueries.MostShown, cancellation);
}
