using Microsoft.AspNetCore.Mvc;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Collections;

public sealed class AddModel(ReviewSiteDb db, CuratedEditing<CuratedFilms, CollectionContent> editing) : EditorPage
{
    [BindProperty]
    public CollectionInput Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await new CollectionReader(db, ModelState, kept: []).ReadAsync(Input, cancellation) is not { } content)
        {
            return Refused();
        }

        if ((await editing.AddAsync(content, Editor, cancellation)).IsTaken)
        {
            ModelState.AddModelError("Input.Slug", CollectionForm.Taken(content.Slug));
            return Refused();
        }

        return SavedAt($"/collections/{content.Slug}", "Saved.");
    }
}
