using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>The same grid as a file.</summary>
[CostlyRead]
public sealed class GridFileModel(ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        var choice = await new GridChoiceReader(db, stats, query).ReadAsync(cancellation);
        if (query.Problem() is { } problem)
        {
            return await this.RefusedAsync(problem);
        }

        var films = await db.FilmsOfGridAsync(choice, cancellation);
        return films.Shown.Count == 0
            ? NotFound()
            : File(
                await GridCsv.WriteAsync(await db.GridOfAsync(films, choice, cancellation)),
                GridCsv.ContentType,
                "grid.csv"
            );
    }
}
