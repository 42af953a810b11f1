using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>The grids that editors made, the newest first.</summary>
[CachedPage("page")]
public sealed class IndexModel(ReviewSiteDb db) : PageModel
{
    public IReadOnlyList<SavedGrid> Grids { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        Pager = query.PageOf("/grids", await db.SavedGrids.CountAsync(cancellation));
        Grids = await db.NewestGrids(Pager.PerPage, Pager.Skipped).ToListAsync(cancellation);
        Errors = [.. query.Errors.Values];
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }
}
