using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Charts;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

[CostlyRead("q")]
[CachedPage("reception", "min", "max", "publication", "critic", "q", "sort", "page")]
public sealed class FilmModel(ReviewSiteDb db, SiteOptions site) : PageModel
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

    public Pager Pager { get; private set; } = null!;

    /// <summary>A list that is narrowed is no page of its own for search engines.</summary>
    public PageHead Head =>
        (Form.Filter.IsWhole ? PageHead.Of($"/films/{Film.Slug}", Pager) : new PageHead($"/films/{Film.Slug}")) with
        {
            Type = "video.movie",
            Feed = $"/films/{Film.Slug}/feed",
            Image = Film.Poster is { } poster ? $"/posters/{poster}" : null,
            HasCard = true,
            StructuredData = new StructuredData(
                new FilmStructuredData(site.StructuredRatings, path => site.Absolute(HttpContext, path)).Of(
                    Film,
                    Reviews
                )
            ),
        };

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
        Shown = await FilterCounts.CountAsync(reviews, outline.Known, Form.Filter, film.Summary, cancellation);
        Pager = Form.PagerOver(Shown.Matching);
        Scores = film.Summary.Scored >= FewestDrawn ? outline.Scores : null;
        Times = Shown.Listed >= FewestDrawn && outline.HasSeveralDates ? outline.Times : null;
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
