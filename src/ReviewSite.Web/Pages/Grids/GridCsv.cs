using System.Globalization;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Exports;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>A grid as a file, with the means as they are, not rounded.</summary>
internal static class GridCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static async Task<byte[]> WriteAsync(Grid grid)
    {
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

        return file.ToArray();
    }

    private static string? Text(decimal? value) => value?.ToString("0.########", CultureInfo.InvariantCulture);
}
