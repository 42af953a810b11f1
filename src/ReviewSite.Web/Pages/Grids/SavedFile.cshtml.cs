using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>A grid that an editor made, as a file.</summary>
[CostlyRead]
public sealed class SavedFileModel(ReviewSiteDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        if (await db.FindCuratedAsync<SavedGrid>(slug, cancellation) is not { } saved)
        {
            return NotFound();
        }

        var choice = GridChoice.Of(saved, GridRule.Read(query, SavedModel.RuleOf(saved)));
        if (query.Problem() is { } problem)
        {
            return await this.RefusedAsync(problem);
        }

        var grid = await db.GridOfAsync(choice, cancellation);
        return File(await GridCsv.WriteAsync(grid), GridCsv.ContentType, $"{saved.Slug}.csv");
    }
}
