using Microsoft.AspNetCore.Mvc;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Collections;

public sealed class AddModel(ReviewSiteDb db, CollectionEditing editing) : EditorPage
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

        if (await editing.AddAsync(content, Editor, cancellation) is CollectionOutcome.Saved)
        {
            return SavedAt($"/collections/{content.Slug}", "Saved.");
        }

        ModelState.AddModelError("Input.Slug", CollectionForm.Taken(content.Slug));
        return Refused();
    }
}
