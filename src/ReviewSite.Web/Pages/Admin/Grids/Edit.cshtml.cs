using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Grids;

public sealed class EditModel(ReviewSiteDb db, CuratedEditing<SavedGrid, SavedGridContent> editing) : EditorPage
{
    [BindProperty]
    public GridInput Input { get; set; } = new();

    public SavedGrid Grid { get; private set; } = null!;

    public FormMerge? Merge { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        Input = GridInput.Of(Grid);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        return await SaveAsync(cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        await editing.RemoveAsync(Grid.Id, Editor, cancellation);
        return SavedAt("/admin/grids", $"{Grid.Title} has been removed.");
    }

    private async Task<IActionResult> SaveAsync(CancellationToken cancellation)
    {
        if (await new GridReader(db, ModelState).ReadAsync(Input, cancellation) is not { } content)
        {
            return Refused();
        }

        var outcome = await editing.ChangeAsync(Grid.Id, Input.Version, content, Editor, cancellation);
        if (outcome.Theirs is { } saved)
        {
            var theirs = GridInput.Of(saved);
            Merge = OpenedForm.Merge(Input, theirs, Input.Opened, Input.Version, GridInput.Fields);
            (Input.Version, Input.Opened) = (theirs.Version, theirs.Opened);
            ModelState.Clear();
            if (Merge.IsClean)
            {
                return await SaveAsync(cancellation);
            }

            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        if (outcome.IsTaken)
        {
            ModelState.AddModelError("Input.Slug", GridForm.Taken(content.Slug));
            return Refused();
        }

        return SavedAt($"/grids/{content.Slug}", "Saved.");
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellation)
    {
        Grid = (await db.SavedGrids.AsNoTracking().SingleOrDefaultAsync(g => g.Slug == slug, cancellation))!;
        return Grid is not null;
    }
}
