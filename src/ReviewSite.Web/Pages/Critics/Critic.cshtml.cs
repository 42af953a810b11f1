using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Data;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Writers;

namespace ReviewSite.Web.Pages.Critics;

[VisitorPage("page")]
public sealed class CriticModel(ReviewSiteDb db) : PageModel
{
    public WriterPage Writer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await db.Critics.AsNoTracking().SingleOrDefaultAsync(w => w.Slug == slug, cancellation) is not { } found)
        {
            return NotFound();
        }

        var reviews = db.Reviews.AsNoTracking().Where(r => r.CriticId == found.Id);
        var figures = await WriterFigures.LoadAsync(reviews, cancellation);
        if (figures.Reviews == 0)
        {
            return NotFound();
        }

        var query = new QueryFields(Request.Query);
        var pager = new Pager(
            query.Within(query.Page(), figures.Reviews), figures.Reviews, number => Address.Of($"/critics/{slug}", ("page", Address.PageField(number))));
        var shown = await reviews.ToPageAsync(pager, isByCritic: true, cancellation);
        Writer = new WriterPage("Critic", found.Name, null, figures, shown, pager, [.. query.Errors.Values]);
        Response.StatusCode = query.Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }
}
