using Microsoft.AspNetCore.Mvc;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Films;

public sealed class AddModel(ReviewSiteDb db, FilmEditing editing) : EditorPage
{
    [BindProperty]
    public FilmInput Input { get; set; } = new();

    public IReadOnlyList<FilmLink> SameTitle { get; private set; } = [];

    public FilmOutcome.Taken? Taken { get; private set; }

    /// <summary>Films of the title that is being typed.</summary>
    public IReadOnlyList<FilmLink> OfTitle { get; private set; } = [];

    /// <param name="title">What is typed so far; an address may fill it in.</param>
    public async Task OnGetAsync(string? title, CancellationToken cancellation)
    {
        Input.Title = title;
        OfTitle = string.IsNullOrWhiteSpace(title) ? [] : await db.Films.OfTitleAsync(title, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Input.Read(ModelState) is not { } details)
        {
            return Refused();
        }

        if (!Input.IsAnother)
        {
            SameTitle = await db.Films.OfSameTitleAsync(details, cancellation);
            if (SameTitle.Count > 0)
            {
                return Refused();
            }
        }

        switch (await editing.AddAsync(details, Input.Slug, Editor, cancellation))
        {
            case FilmOutcome.Saved saved:
                return SavedAt(
                    $"/admin/films/{saved.Slug}/paste",
                    "Film saved. Now paste its reviews, or add them one by one."
                );
            case FilmOutcome.Taken taken:
                Taken = taken;
                break;
        }

        return Refused();
    }
}
