using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>The same grid as a file, with the means as they are, not rounded.</summary>
[CostlyRead]
public sealed class GridFileModel(ReviewSiteDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        var choice = GridChoice.Read(query);
        var films = query.Errors.Count > 0 ? [] : await db.FilmsOfGridAsync(choice, cancellation);
        if (films.Count == 0)
        {
            return NotFound();
        }

        var grid = await db.GridOfAsync(films, choice, cancellation);
        var file = new MemoryStream();
        var table = await CsvExportWriter.CreateAsync(
            file,
            ["film", "year", "mean", "scores", "deviation", .. grid.Columns.Select(c => FormulaEscaping.Guard(c.Name))]
        );
        await using (table)
        {
            foreach (var row in grid.Rows)
            {
                await table.WriteRowAsync([
                    row.Title,
                    row.Year,
                    Text(row.Figures.Mean),
                    row.Figures.Count,
                    Text(row.Figures.Deviation),
                    .. row.Cells.Select(c => (object?)Text(c?.Value)),
                ]);
            }
        }

        return File(file.ToArray(), "text/csv; charset=utf-8", "grid.csv");
    }

    private static string? Text(decimal? value) => value?.ToString("0.########", CultureInfo.InvariantCulture);
}
