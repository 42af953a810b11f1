using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Collections;

/// <summary>The collections that editors made, the newest first.</summary>
[CachedPage]
public sealed class IndexModel(ReviewSiteDb db) : PageModel
{
    public IReadOnlyList<CollectionCard> Collections { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Collections = await db.NewestCollectionsAsync(CollectionQueries.MostShown, cancellation);
}
