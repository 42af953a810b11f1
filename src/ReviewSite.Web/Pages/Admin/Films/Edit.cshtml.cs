using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Films;

[RequestSizeLimit(MostRequestBytes)]
public sealed class EditModel(ReviewSiteDb db, FilmEditing editing, FilmMerge merge, PosterFiles posters)
    : FilmFormPage(db)
{
    private const int MostCandidates = 10;

    /// <summary>A poster that is not much too large is read, and refused by name.</summary>
    private const long MostRequestBytes = 2 * PosterFiles.MostUploadBytes;

    [BindProperty]
    public FilmInput Input { get; set; } = new();

    public FormMerge? Merge { get; private set; }

    public FilmOutcome.Taken? Taken { get; private set; }

    /// <summary>The film that this one is a duplicate of: an address or search words.</summary>
    public string? Into { get; private set; }

    /// <summary>Films to choose from.</summary>
    public IReadOnlyList<FilmLink> Candidates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, string? into, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        (Input, Into) = (FilmInput.Of(Film), into);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        if (Input.Read(ModelState) is not { } details)
        {
            return Refused();
        }

        return await SaveAsync(details, cancellation);
    }

    private async Task<IActionResult> SaveAsync(FilmDetails details, CancellationToken cancellation)
    {
        switch (await editing.CorrectAsync(Film.Id, Input, details, Editor, cancellation))
        {
            case FilmOutcome.Saved saved:
                return SavedAt($"/films/{saved.Slug}", "Saved.");
            case FilmOutcome.SavedMeanwhile { Theirs: var theirs }:
                Merge = OpenedForm.Merge(Input, theirs, Input.Opened, Input.Version, FilmInput.Fields);
                (Input.Version, Input.Opened) = (theirs.Version, theirs.Opened);
                ModelState.Clear();
                if (Merge.IsClean && Input.Read(ModelState) is { } merged)
                {
                    return await SaveAsync(merged, cancellation);
                }

                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case FilmOutcome.Taken taken:
                Taken = taken;
                break;
        }

        return Refused();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string slug, bool confirmed, CancellationToken cancellation)
    {
        if (!await LoadUnmovedAsync(slug, cancellation))
        {
            return NotFound();
        }

        if (!confirmed)
        {
            return Ask(
                new Confirmation(
                    $"Withdraw {Film.Title}?",
                    $"The film and its {await ReviewsAsync(cancellation)} are removed from the site. "
                        + Confirmation.CanBeUndone,
                    "Withdraw film",
                    $"{FilmAddress}?handler=Withdraw",
                    FilmAddress
                )
            );
        }

        await editing.WithdrawAsync(Film.Id, version: null, Editor, cancellation);
        return SavedAt("/admin", $"{Film.Title} has been withdrawn.");
    }

    public async Task<IActionResult> OnPostMergeAsync(
        string slug,
        string? into,
        bool confirmed,
        CancellationToken cancellation
    )
    {
        if (!await LoadUnmovedAsync(slug, cancellation))
        {
            return NotFound();
        }

        Into = (into ?? "").Trim();
        var slugOfOther = TypedSlug.Of(Into, "films");
        if (!confirmed && await Db.FindBySlugAsync(slugOfOther, cancellation) is { } other && other.Id != Film.Id)
        {
            return Ask(
                new Confirmation(
                    $"Merge {Named(Film)} into {Named(other)}?",
                    $"The {await ReviewsAsync(cancellation)} and the imports of {Named(Film)} move to {Named(other)}, "
                        + $"{Named(Film)} is withdrawn, and its address redirects. "
                        + $"{await IdenticalReviewsAsync(other, cancellation)}{Confirmation.CanBeUndone}",
                    "Merge films",
                    $"{FilmAddress}?handler=Merge",
                    FilmAddress
                )
                {
                    Fields = new Dictionary<string, string> { ["into"] = other.Slug },
                }
            );
        }

        if (confirmed && await merge.MergeAsync(Film.Id, slugOfOther, Editor, cancellation) is { } stays)
        {
            return SavedAt(
                $"/films/{stays}",
                $"{Film.Title} has been merged into this film; its address redirects here."
            );
        }

        Input = FilmInput.Of(Film);
        Candidates = await CandidatesAsync(Into, cancellation);
        ModelState.AddModelError(
            "into",
            Candidates.Count == 0
                ? $"There is no other film “{into}”. Enter its title, or its address."
                : "Choose the film that stays."
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
            if (poster is null)
            {
                throw new InvalidInputException("Choose a picture first.");
            }

            await using var upload = poster.OpenReadStream();
            var file = await posters.KeepAsync(await posters.ReadAsync(upload, cancellation), cancellation);
            await editing.ShowPosterAsync(Film.Id, file, Editor, cancellation);
            return SavedAt($"/films/{Film.Slug}", "The poster has been saved.");
        }
        catch (InvalidInputException e)
        {
            Input = FilmInput.Of(Film);
            ModelState.AddModelError("poster", e.Message);
            return Refused();
        }
    }

    public async Task<IActionResult> OnPostRemovePosterAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        await editing.ShowPosterAsync(Film.Id, file: null, Editor, cancellation);
        return SavedAt($"/films/{Film.Slug}", "The poster has been removed.");
    }

    private string FilmAddress => $"/admin/films/{Film.Slug}";

    private static string Named(Film film) => Film.NameOf(film.Title, film.Year);

    private async Task<string> ReviewsAsync(CancellationToken cancellation) =>
        Phrases.Reviews(await Db.Reviews.CountAsync(r => r.FilmId == Film.Id, cancellation));

    /// <summary>How many reviews both films have; empty if there are none.</summary>
    private async Task<string> IdenticalReviewsAsync(Film other, CancellationToken cancellation)
    {
        var reviews = await Db
            .Reviews.AsNoTracking()
            .Where(r => r.FilmId == Film.Id || r.FilmId == other.Id)
            .ToListAsync(cancellation);
        return IdenticalReviews.Among(reviews, Film.Id, other.Id).Count switch
        {
            0 => "",
            1 => "One review is the same in both films, and counts once. ",
            var both => $"{Phrases.Reviews(both)} are the same in both films, and each counts once. ",
        };
    }

    private async Task<IReadOnlyList<FilmLink>> CandidatesAsync(string text, CancellationToken cancellation)
    {
        if (SearchWords.Of(text) is not { } words)
        {
            return [];
        }

        var ids = (await Db.FindFilmsAsync(words, MostCandidates, cancellation)).Ids;
        return await Db
            .Films.Where(f => ids.Contains(f.Id) && f.Id != Film.Id)
            .OrderBy(f => f.TitleKey)
            .Select(f => new FilmLink(f.Slug, f.Title, f.Year))
            .ToListAsync(cancellation);
    }
}
