using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Collections;

public sealed class AddModel(ReviewSiteDb db, CuratedEditing<CuratedFilms, CollectionContent> editing)
    : CuratedAddPage<CuratedFilms, CollectionContent, CollectionInput>(editing)
{
    public void OnGet() { }

    protected override Task<CollectionContent?> ReadAsync(CancellationToken cancellation) =>
        new CollectionReader(db, ModelState).ReadAsync(Input, cancellation);
}
