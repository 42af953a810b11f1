using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Films;

public sealed class AddModel(ReviewSiteDb db, FilmEditing editing) : EditorPage
{
    private const int MostShown = 10;

    [BindProperty]
    public FilmInput Input { get; set; } = new();

    public IReadOnlyList<FilmLink> SameTitle { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Input.Read(ModelState) is not { } facts)
        {
            return Refused();
        }

        if (!Input.IsAnother)
        {
            SameTitle = await SameTitleAsync(facts, cancellation);
            if (SameTitle.Count > 0)
            {
                return Refused();
            }
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

    /// <summary>Films of different years are different films; where a year is missing, nobody knows.</summary>
    private Task<List<FilmLink>> SameTitleAsync(FilmDetails facts, CancellationToken cancellation)
    {
        var (key, year) = (SearchKey.Of(facts.Title), facts.Year);
        return db
            .Films.Where(f => f.TitleKey == key && (f.Year == null || year == null || f.Year == year))
            .OrderBy(f => f.Year)
            .Take(MostShown)
            .Select(f => new FilmLink(f.Slug, f.Title, f.Year))
            .ToListAsync(cancellation);
    }
}
