using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Data;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

public sealed class FilmModel(ReviewSiteDb db) : PageModel
{
    public Film Film { get; private set; } = null!;

    public ReviewFilterForm Form { get; private set; } = null!;

    public ShownReviews Shown { get; private set; } = null!;

    public IReadOnlyList<ReviewCard> Reviews { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == slug, cancellation) is not { } film)
        {
            return await db.FindMovedAsync(slug, cancellation) is { } moved
                ? RedirectPermanent(Address.Escaped($"/films/{moved}") + Request.QueryString)
                : NotFound();
        }

        Film = film;
        var reviews = db.Reviews.AsNoTracking().Where(r => r.FilmId == film.Id);
        Form = new ReviewFilterForm(
            $"/films/{film.Slug}",
            Request.Query,
            await CriticsAsync(reviews, cancellation),
            await PublicationsAsync(reviews, cancellation));
        Shown = await ShownReviews.CountAsync(reviews, Form.Filter, film.Summary, cancellation);
        Pager = Form.PagerOver(Shown.Matching);
        Reviews = await reviews.Matching(Form.Filter).Sorted(Form.Filter.Sort).Skip(Pager.Skipped).Take(Pager.Size).ToCards().ToListAsync(cancellation);
        Response.StatusCode = Form.Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }

    private static async Task<Dictionary<string, string>> CriticsAsync(IQueryable<Review> reviews, CancellationToken cancellation) =>
        await reviews.Where(r => r.Critic != null).Select(r => r.Critic!).Distinct().OrderBy(c => c.NameKey)
            .ToDictionaryAsync(c => c.Slug, c => c.Name, cancellation);

    private static async Task<Dictionary<string, string>> PublicationsAsync(IQueryable<Review> reviews, CancellationToken cancellation) =>
        await reviews.Where(r => r.Publication != null).Select(r => r.Publication!).Distinct().OrderBy(p => p.NameKey)
            .ToDictionaryAsync(p => p.Slug, p => p.Name, cancellation);
}
