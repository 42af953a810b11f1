using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Grids;

public sealed class EditModel(ReviewSiteDb db, CuratedEditing<SavedGrid, SavedGridContent> editing)
    : CuratedEditPage<SavedGrid, SavedGridContent, GridInput>(db, editing)
{
    protected override Task<GridInput> InputOfAsync(SavedGrid page, CancellationToken cancellation) =>
        GridInput.OfAsync(Db, GridChoice.Of(page, SavedModel.RuleOf(page)), cancellation);

    protected override Task<SavedGridContent?> ReadAsync(CancellationToken cancellation) =>
        new GridReader(Db, ModelState, Edited.Content).ReadAsync(Input, cancellation);
}
