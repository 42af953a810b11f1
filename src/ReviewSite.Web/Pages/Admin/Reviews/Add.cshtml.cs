using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Reviews;

public sealed class AddModel(ReviewSiteDb db, ReviewEditing editing) : EditorPage
{
    [BindProperty]
    public ReviewInput Input { get; set; } = new();

    public Film Film { get; private set; } = null!;

    public ReviewForm Form => new(Input, Suggestions, $"/films/{Film.Slug}", "Add review", Theirs: null);

    public Suggestions Suggestions { get; private set; } = null!;

    public int? SameReview { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation) =>
        await LoadAsync(slug, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, bool check, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        if (check)
        {
            return Page();
        }

        if (Input.Read(ModelState) is not { } facts)
        {
            return Refused();
        }

        var outcome = await editing.AddAsync(Film.Id, Input, facts, Editor, cancellation);
        if (outcome is EditOutcome.Saved saved)
        {
            return SavedAt($"/films/{Film.Slug}", saved.InWords);
        }

        SameReview = (outcome as EditOutcome.Same)?.ReviewId;
        if (outcome is EditOutcome.Erased)
        {
            ModelState.AddModelError("Input.Quote", ReviewInput.ErasedQuote);
        }

        return Refused();
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellation)
    {
        Film = (await db.FindBySlugOrMovedAsync(slug, cancellation))!;
        Suggestions = await Suggestions.LoadAsync(db, cancellation);
        return Film is not null;
    }
}
