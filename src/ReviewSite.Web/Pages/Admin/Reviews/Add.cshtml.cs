using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Reviews;

public sealed class AddModel(ReviewSiteDb db, ReviewEditing editing, VerdictScale scale, TimeProvider time)
    : FilmFormPage(db)
{
    [BindProperty]
    public ReviewInput Input { get; set; } = new();

    public ReviewForm Form =>
        new(Input, Suggestions, $"/films/{Film.Slug}", "Add review")
        {
            Doubts = Doubts,
            Verdict = Verdict,
            MayAddAnother = true,
        };

    public Suggestions Suggestions { get; private set; } = null!;

    public IReadOnlyList<Doubt> Doubts { get; private set; } = [];

    public string? Verdict { get; private set; }

    public int? SameReview { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation) =>
        await LoadAsync(slug, cancellation) ? await FormAsync(StatusCodes.Status200OK, cancellation) : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, bool check, bool another, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        var content = Input.Read(ModelState);
        if (check)
        {
            return await CheckedAsync(content, cancellation);
        }

        if (content is null)
        {
            return await FormAsync(StatusCodes.Status400BadRequest, cancellation);
        }

        Doubts = await ReviewDoubts.AboutAsync(Db, Film, Input, content, stored: null, scale, Today, cancellation);
        if (Doubts.Count > 0 && !Input.IsConfirmed)
        {
            return await FormAsync(StatusCodes.Status400BadRequest, cancellation);
        }

        var outcome = await editing.AddAsync(Film.Id, Input, content, Editor, cancellation);
        if (outcome is EditOutcome.Saved saved)
        {
            return SavedAt(another ? $"/admin/films/{Film.Slug}/reviews/add" : $"/films/{Film.Slug}", saved.InWords);
        }

        SameReview = (outcome as EditOutcome.Same)?.ReviewId;
        if (outcome is EditOutcome.Erased)
        {
            ModelState.AddModelError("Input.Quote", ReviewInput.ErasedQuote);
        }

        return await FormAsync(StatusCodes.Status400BadRequest, cancellation);
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>What the score comes to and what it would do to the verdict, with no word on the rest.</summary>
    private async Task<PageResult> CheckedAsync(ReviewContent? content, CancellationToken cancellation)
    {
        Verdict = content is null
            ? null
            : await editing.PreviewAsync(Film.Id, reviewId: null, Input, content, cancellation);
        ModelState.Clear();
        return await FormAsync(StatusCodes.Status200OK, cancellation);
    }

    /// <summary>The form, with the names to choose from; a save does without them.</summary>
    private async Task<PageResult> FormAsync(int status, CancellationToken cancellation)
    {
        Suggestions = await Suggestions.LoadAsync(Db, cancellation);
        Response.StatusCode = status;
        return Page();
    }
}
