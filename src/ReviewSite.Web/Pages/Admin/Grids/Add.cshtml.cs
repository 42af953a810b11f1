using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Grids;

/// <summary>A new grid, empty or with the films and critics of the address, as those of <c>/grid</c>.</summary>
public sealed class AddModel(ReviewSiteDb db, CuratedEditing<SavedGrid, SavedGridContent> editing)
    : CuratedAddPage<SavedGrid, SavedGridContent, GridInput>(editing)
{
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var choice = GridChoice.Read(new QueryReader(Request.Query));
        if (choice.HasFilms)
        {
            var grid = await db.GridOfAsync(await db.FilmsOfGridAsync(choice, cancellation), choice, cancellation);
            Input = await GridInput.OfAsync(
                db,
                choice with
                {
                    Films = [.. grid.Rows.Select(r => r.Slug)],
                    Who = [.. grid.Columns.Select(c => c.Slug)],
                },
                cancellation
            );
        }
    }

    protected override Task<SavedGridContent?> ReadAsync(CancellationToken cancellation) =>
        new GridReader(db, ModelState).ReadAsync(Input, cancellation);
}
