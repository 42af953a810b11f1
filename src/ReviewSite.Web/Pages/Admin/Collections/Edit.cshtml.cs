using Microsoft.AspNetCore.Mvc;
using ReviewSite.Web.Pages.Collections;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Collections;

public sealed class EditModel(ReviewSiteDb db, CuratedEditing<CuratedFilms, CollectionContent> editing) : EditorPage
{
    [BindProperty]
    public CollectionInput Input { get; set; } = new();

    public CuratedFilms Collection { get; private set; } = null!;

    public FormMerge? Merge { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        Input = await CollectionInput.OfAsync(db, Collection, cancellation);
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

        await editing.RemoveAsync(Collection.Id, Editor, cancellation);
        return SavedAt("/admin/collections", $"{Collection.Title} has been removed.");
    }

    private async Task<IActionResult> SaveAsync(CancellationToken cancellation)
    {
        var kept = Collection.Sections.SelectMany(s => s.Films).ToList();
        if (await new CollectionReader(db, ModelState, kept).ReadAsync(Input, cancellation) is not { } content)
        {
            return Refused();
        }

        var outcome = await editing.ChangeAsync(Collection.Id, Input.Version, content, Editor, cancellation);
        if (outcome.Theirs is { } saved)
        {
            var theirs = await CollectionInput.OfAsync(db, saved, cancellation);
            Merge = OpenedForm.Merge(Input, theirs, Input.Opened, Input.Version, CollectionInput.Fields);
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
            ModelState.AddModelError("Input.Slug", CollectionForm.Taken(content.Slug));
            return Refused();
        }

        return SavedAt($"/collections/{content.Slug}", "Saved.");
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellation)
    {
        Collection = (await db.FindCollectionAsync(slug, cancellation))!;
        return Collection is not null;
    }
}
