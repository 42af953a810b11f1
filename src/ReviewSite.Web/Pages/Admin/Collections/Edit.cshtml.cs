using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Collections;

public sealed class EditModel(ReviewSiteDb db, CuratedEditing<CuratedFilms, CollectionContent> editing)
    : CuratedEditPage<CuratedFilms, CollectionContent, CollectionInput>(db, editing)
{
    protected override Task<CollectionInput> InputOfAsync(CuratedFilms page, CancellationToken cancellation) =>
        CollectionInput.OfAsync(Db, page, cancellation);

    protected override Task<CollectionContent?> ReadAsync(CancellationToken cancellation)
    {
        var kept = Edited.Sections.SelectMany(s => s.Films).ToList();
        var films = Db.Films.IgnoreQueryFilters().Where(f => kept.Contains(f.Id));
        return new CollectionReader(Db, ModelState, films).ReadAsync(Input, cancellation);
    }
}
