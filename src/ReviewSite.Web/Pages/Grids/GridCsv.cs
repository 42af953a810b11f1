using System.Globalization;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Exports;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>
/// A grid as a file, with the means as they are, not rounded. A cell is empty without a score; one of the last columns
/// names those whose review has none, so that it is not mistaken for no review, and the other those whose cell is the
/// mean of several scores.
/// </summary>
internal static class GridCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly CultureInfo _culture = CultureInfo.InvariantCulture;

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
                "means of several scores",
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
                    Names(row, grid, c => c.Value is null, (name, _) => name),
                    Names(row, grid, c => c.IsMean, (name, c) => string.Create(_culture, $"{name} ({c.Scores})")),
                ]);
            }
        }

        return file.ToArray();
    }

    /// <summary>The columns with such a cell in the row.</summary>
    private static string Names(
        GridRow row,
        Grid grid,
        Func<GridCell, bool> has,
        Func<string, GridCell, string> text
    ) =>
        CellParser.Joined([
            .. from pair in grid.Columns.Zip(row.Cells)
            where pair.Second is { } cell && has(cell)
            select text(pair.First.Name, pair.Second!),
        ]);

    private static string? Text(decimal? value) => value?.ToString("0.########", _culture);
}
