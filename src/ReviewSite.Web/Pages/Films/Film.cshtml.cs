using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Charts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

[CostlyRead("q")]
[CachedPage("reception", "min", "max", "publication", "critic", "q", "sort", "page")]
public sealed class FilmModel(ReviewSiteDb db, VerdictScale scale) : PageModel
{
    private const int FewestDrawn = 4;

    public Film Film { get; private set; } = null!;

    public ReviewFilterForm Form { get; private set; } = null!;

    public FilterCounts Shown { get; private set; } = null!;

    public IReadOnlyList<ReviewCard> Reviews { get; private set; } = [];

    /// <summary>None where there are too few scores for a picture of them.</summary>
    public Histogram? Scores { get; private set; }

    /// <summary>None where there are too few dates.</summary>
    public Timeline? Times { get; private set; }

    public bool HasHistory { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        // One for all that is asked: opening it anew takes longer than most of the questions.
        await db.Database.OpenConnectionAsync(cancellation);
        if (await ReviewQueries.FilmOf(db, slug, cancellation) is not { } film)
        {
            return await db.ResolveRedirectAsync(slug, cancellation) is { } moved
                ? RedirectPermanent(Address.Escaped($"/films/{moved}") + Request.QueryString)
                : NotFound();
        }

        Film = film;
        var reviews = db.Reviews.AsNoTracking().Where(r => r.FilmId == film.Id);
        var first = await ReviewQueries.First(db, film.Id).ToListAsync(cancellation);
        var areAll = first.Count <= Shared.Pager.Size;
        var outline = areAll ? ReviewFacets.Of(first) : await ReviewFacets.LoadAsync(reviews, cancellation);
        Form = new ReviewFilterForm($"/films/{film.Slug}", Request.Query, outline.Critics, outline.Publications);
        Shown = await FilterCounts.CountAsync(reviews, outline.Known, Form.Filter, film.Summary, scale, cancellation);
        Pager = Form.PagerOver(Shown.Matching);
        Scores = film.Summary.Scored >= FewestDrawn ? outline.ScoresOn(scale) : null;
        Times = Shown.Listed >= FewestDrawn && outline.HasSeveralDates ? outline.Times : null;
        HasHistory = outline.HasHistory;
        Reviews =
            areAll && Form.Filter.IsWhole
                ? first
                : await reviews
                    .Matching(Form.Filter)
                    .Sorted(Form.Filter.Sort)
                    .Skip(Pager.Skipped)
                    .Take(Shared.Pager.Size)
                    .ToCards()
                    .ToListAsync(cancellation);
        Response.StatusCode = Form.Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }
}
