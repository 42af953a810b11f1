using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>The same grid as a file.</summary>
[CostlyRead]
public sealed class GridFileModel(ReviewSiteDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        var choice = GridChoice.Read(query);
        var films = query.Errors.Count > 0 ? GridFilms.None : await db.FilmsOfGridAsync(choice, cancellation);
        return films.Shown.Count == 0
            ? NotFound()
            : File(
                await GridCsv.WriteAsync(await db.GridOfAsync(films, choice, cancellation)),
                GridCsv.ContentType,
                "grid.csv"
            );
    }
}
