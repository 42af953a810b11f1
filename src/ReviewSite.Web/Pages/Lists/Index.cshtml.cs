using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Lists;

/// <summary>Critics' lists that editors entered, the newest first.</summary>
[CachedPage]
public sealed class IndexModel(ReviewSiteDb db) : PageModel
{
    public IReadOnlyList<PollCard> Polls { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Polls = await db.NewestPollsAsync(PollQueries.MostShown, cancellation);
}
