using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Data;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Writers;

namespace ReviewSite.Web.Pages.Publications;

[VisitorPage("page")]
public sealed class PublicationModel(ReviewSiteDb db) : PageModel
{
    public WriterPage Writer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await db.Publications.AsNoTracking().SingleOrDefaultAsync(w => w.Slug == slug, cancellation) is not { } found)
        {
            return NotFound();
        }

        var reviews = db.Reviews.AsNoTracking().Where(r => r.PublicationId == found.Id);
        var figures = await WriterFigures.LoadAsync(reviews, cancellation);
        if (figures.Reviews == 0)
        {
            return NotFound();
        }

        var query = new QueryFields(Request.Query);
        var pager = new Pager(
            query.Within(query.Page(), figures.Reviews), figures.Reviews, number => Address.Of($"/publications/{slug}", ("page", Address.PageField(number))));
        var shown = await reviews.ToPageAsync(pager, isByCritic: false, cancellation);
        Writer = new WriterPage("Publication", found.Name, found.Weight == Domain.Reviews.Publication.DefaultWeight ? null : $"Weighs {Phrases.Number(found.Weight)} in a film's score; others weigh 1.", figures, shown, pager, [.. query.Errors.Values]);
        Response.StatusCode = query.Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }
}
