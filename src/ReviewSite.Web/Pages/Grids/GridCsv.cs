using System.Globalization;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Exports;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>
/// A grid as a file, with the means as they are, not rounded. A cell is empty without a score; the last column names
/// those whose review has none, so that it is not mistaken for no review.
/// </summary>
internal static class GridCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static async Task<byte[]> WriteAsync(Grid grid)
    {
        var file = new MemoryStream();
        var table = await CsvExportWriter.CreateAsync(
            file,
            [
                "film",
                "year",
                "mean",
                "scores",
                "deviation",
                .. grid.Columns.Select(c => FormulaEscaping.Guard(c.Name)),
                "reviewed without a score",
            ]
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
                    Unscored(row, grid),
                ]);
            }
        }

        return file.ToArray();
    }

    private static string Unscored(GridRow row, Grid grid) =>
        CellParser.Joined([
            .. grid.Columns.Zip(row.Cells).Where(c => c.Second is { Value: null }).Select(c => c.First.Name),
        ]);

    private static string? Text(decimal? value) => value?.ToString("0.########", CultureInfo.InvariantCulture);
}
