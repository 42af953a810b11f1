using ReviewSite.Web.Pages.Collections;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Collections;

public sealed class IndexModel(ReviewSiteDb db) : EditorPage
{
    public IReadOnlyList<CollectionCard> Collections { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Collections = await db.NewestCollectionsAsync(CollectionQueries.MostShown, cancellation);
}
