using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Reviews;

public sealed class EditModel(
    ReviewSiteDb db,
    ReviewEditing editing,
    QuoteErasure erasure,
    VerdictScale scale,
    TimeProvider time
) : EditorPage
{
    [BindProperty]
    public ReviewInput Input { get; set; } = new();

    public Review Review { get; private set; } = null!;

    /// <summary>Whether there is, or was, a quote to be erased.</summary>
    public bool HasQuoteInHistory { get; private set; }

    public FormMerge? Merge { get; private set; }

    public IReadOnlyList<Doubt> Doubts { get; private set; } = [];

    public string? Verdict { get; private set; }

    public Suggestions Suggestions { get; private set; } = null!;

    public ReviewForm Form =>
        new(Input, Suggestions, FilmAddress, "Save")
        {
            Merge = Merge,
            Doubts = Doubts,
            Verdict = Verdict,
        };

    private string ReviewAddress => FormattableString.Invariant($"/admin/reviews/{Review.Id}");

    private string NameOfReview => Review.Critic?.Name ?? Review.Publication?.Name ?? "an unknown critic";

    private string FilmAddress => $"/films/{Review.Film.Slug}";

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = ReviewInput.Of(Review);
        return await FormAsync(StatusCodes.Status200OK, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(int id, bool check, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var content = Input.Read(ModelState, Review);
        if (check)
        {
            Verdict = content is null
                ? null
                : await editing.PreviewAsync(Review.FilmId, id, Input, content, cancellation);
            ModelState.Clear();
            return await FormAsync(StatusCodes.Status200OK, cancellation);
        }

        if (content is null)
        {
            return await FormAsync(StatusCodes.Status400BadRequest, cancellation);
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Doubts = await ReviewDoubts.AboutAsync(db, Review.Film, Input, content, Review, scale, today, cancellation);
        return Doubts.Count > 0 && !Input.IsConfirmed
            ? await FormAsync(StatusCodes.Status400BadRequest, cancellation)
            : await SaveAsync(id, content, cancellation);
    }

    private async Task<IActionResult> SaveAsync(int id, ReviewContent content, CancellationToken cancellation)
    {
        var outcome = await editing.CorrectAsync(id, Input, content, Editor, cancellation);
        if (outcome is EditOutcome.Saved saved)
        {
            return SavedAt(FilmAddress, saved.InWords);
        }

        if (outcome is EditOutcome.Erased)
        {
            ModelState.AddModelError("Input.Quote", ReviewInput.ErasedQuote);
            return await FormAsync(StatusCodes.Status400BadRequest, cancellation);
        }

        var (theirs, isWithdrawn) = (EditOutcome.SavedMeanwhile)outcome;
        Merge = OpenedForm.Merge(Input, theirs, Input.Opened, Input.Version, ReviewInput.Fields) with
        {
            IsWithdrawn = isWithdrawn,
        };
        (Input.Version, Input.Opened) = (theirs.Version, theirs.Opened);
        ModelState.Clear();
        if (Merge.IsClean && await LoadAsync(id, cancellation) && Input.Read(ModelState, Review) is { } merged)
        {
            return await SaveAsync(id, merged, cancellation);
        }

        return await FormAsync(StatusCodes.Status409Conflict, cancellation);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(int id, bool confirmed, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (!confirmed)
        {
            return Ask(
                new Confirmation(
                    "Withdraw this review?",
                    $"The review of {Review.Film.Title} by {NameOfReview} is removed from the film's page and no "
                        + $"longer counts toward the verdict. {Confirmation.CanBeUndone}",
                    "Withdraw review",
                    $"{ReviewAddress}?handler=Withdraw",
                    ReviewAddress
                )
            );
        }

        return SavedAt(
            FilmAddress,
            (await editing.WithdrawAsync(id, version: null, Editor, cancellation))?.InWords
                ?? "It has already been withdrawn."
        );
    }

    public async Task<IActionResult> OnPostEraseAsync(int id, bool confirmed, CancellationToken cancellation)
    {
        if (!User.IsInRole(nameof(Role.Administrator)))
        {
            return Forbid();
        }

        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (!confirmed)
        {
            return Ask(
                new Confirmation(
                    "Erase this quote for good?",
                    $"The quote of {NameOfReview} on {Review.Film.Title}, including earlier versions, is removed from "
                        + "the site, from its history and from the warnings of its imports. No import can restore it. "
                        + "This cannot be undone.",
                    "Erase the quote",
                    $"{ReviewAddress}?handler=Erase",
                    ReviewAddress
                )
            );
        }

        await erasure.EraseAsync(id, Editor, cancellation);
        return SavedForGoodAt(FilmAddress, "The quote has been erased, from the history too.");
    }

    private async Task<bool> LoadAsync(int id, CancellationToken cancellation)
    {
        Review = (
            await db
                .Reviews.IgnoreQueryFilters()
                .AsNoTracking()
                .Include(r => r.Film)
                .Include(r => r.Critic)
                .Include(r => r.Publication)
                .SingleOrDefaultAsync(r => r.Id == id, cancellation)
        )!;
        return Review is not null;
    }

    /// <summary>The form, with what only it needs: a save does without.</summary>
    private async Task<PageResult> FormAsync(int status, CancellationToken cancellation)
    {
        HasQuoteInHistory = await db.History.ThatChangedQuoteOf(Review.Id).AnyAsync(cancellation);
        Suggestions = await Suggestions.LoadAsync(db, cancellation);
        Response.StatusCode = status;
        return Page();
    }
}
