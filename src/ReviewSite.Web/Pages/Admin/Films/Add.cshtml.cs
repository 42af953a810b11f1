using Microsoft.AspNetCore.Mvc;

namespace ReviewSite.Web.Pages.Admin.Films;

public sealed class AddModel(FilmEditing editing) : EditorPage
{
    [BindProperty]
    public FilmInput Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Input.Read(ModelState) is not { } facts)
        {
            return Refused();
        }

        if (await editing.AddAsync(facts, Editor, cancellation) is FilmOutcome.Saved saved)
        {
            return SavedAt(
                $"/admin/films/{saved.Slug}/paste",
                "Film saved. Now paste its reviews, or add them one by one."
            );
        }

        ModelState.AddModelError("Input.Title", "A film with this title and year already exists.");
        return Refused();
    }
}
