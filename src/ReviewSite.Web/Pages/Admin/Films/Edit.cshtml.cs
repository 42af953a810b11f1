using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Films;

public sealed class EditModel(ReviewSiteDb db, FilmEditing editing, PosterFiles posters) : EditorPage
{
    [BindProperty]
    public FilmInput Input { get; set; } = new();

    public Film Film { get; private set; } = null!;

    public FilmInput? Theirs { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        Input = FilmInput.Of(Film);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        if (Input.Read(ModelState) is not { } facts)
        {
            return Refused();
        }

        switch (await editing.CorrectAsync(Film.Id, Input, facts, Editor, cancellation))
        {
            case FilmOutcome.Saved saved:
                return SavedAt($"/films/{saved.Slug}", "Saved.");
            case FilmOutcome.SavedMeanwhile meanwhile:
                Theirs = meanwhile.Theirs;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case FilmOutcome.Taken taken:
                ModelState.AddModelError("", $"{taken.Why}: /films/{taken.Slug}.");
                break;
        }

        return Refused();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        await editing.WithdrawAsync(Film.Id, Editor, cancellation);
        return SavedAt("/admin", $"{Film.Title} has been withdrawn.");
    }

    public async Task<IActionResult> OnPostMergeAsync(string slug, string? into, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        if (await editing.MergeAsync(Film.Id, (into ?? "").Trim(), Editor, cancellation) is { } stays)
        {
            return SavedAt(
                $"/films/{stays}",
                $"{Film.Title} has been merged into this film; its address redirects here."
            );
        }

        Input = FilmInput.Of(Film);
        ModelState.AddModelError(
            "into",
            $"There is no other film “{into}”. Enter the last part of its address, after /films/."
        );
        return Refused();
    }

    public async Task<IActionResult> OnPostPosterAsync(string slug, IFormFile? poster, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        try
        {
            await using var upload = poster?.OpenReadStream();
            var file = upload is null ? null : await posters.KeepAsync(upload, cancellation);
            await editing.ShowPosterAsync(Film.Id, file, Editor, cancellation);
            return SavedAt(
                $"/films/{Film.Slug}",
                file is null ? "The poster has been removed." : "The poster has been saved."
            );
        }
        catch (InvalidInputException e)
        {
            Input = FilmInput.Of(Film);
            ModelState.AddModelError("poster", e.Message);
            return Refused();
        }
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellation)
    {
        Film = (await db.FindBySlugOrMovedAsync(slug, cancellation))!;
        return Film is not null;
    }
}
