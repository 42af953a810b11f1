using System.Globalization;
using CsvHelper;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Exports;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// The rejected rows, in one file per input table, each with its problem, so that they can be corrected and imported.
/// Formulas are escaped, as in an export.
/// </summary>
/// <param name="folder">Where the files are written; it is created if there are any.</param>
internal sealed class RejectedRows(string folder) : IDisposable
{
    private static readonly CsvWriterOptions _rows = CsvExportWriter.Format with { WriteByteOrderMark = false };

    private readonly Dictionary<string, Table> _unfinished = [];
    private readonly List<string> _paths = [];

    public int Count { get; private set; }

    public IReadOnlyList<string> Paths => [.. _paths.Order(StringComparer.Ordinal)];

    public void Add(TableFile file, IReadOnlyList<string?> cells, string problem)
    {
        if (!_unfinished.TryGetValue(file.FullName, out var table))
        {
            table = Begin(file);
            _unfinished.Add(file.FullName, table);
        }

        Count++;
        Write(table.Writer, [.. table.Columns.Select(c => c < cells.Count ? cells[c] : null), problem, ""]);
    }

    /// <summary>
    /// Puts the header above the rows of a table, which says what the whole table showed: whether its positive and
    /// negative are receptions.
    /// </summary>
    public void Complete(TableFile file, bool hasReceptions)
    {
        if (!_unfinished.Remove(file.FullName, out var table))
        {
            return;
        }

        table.Writer.Dispose();
        using (var header = CsvWriter.ToFile(table.Path, CsvExportWriter.Format))
        {
            Write(
                header,
                [
                    .. table.Columns.Select(c => file.Headers[c]),
                    FormulaEscaping.ProblemHeader,
                    hasReceptions ? FormulaEscaping.Marker : FormulaEscaping.PlainMarker,
                ]
            );
        }

        using (var rows = File.OpenRead(table.RowsPath))
        using (var whole = new FileStream(table.Path, FileMode.Append))
        {
            rows.CopyTo(whole);
        }

        File.Delete(table.RowsPath);
        _paths.Add(table.Path);
    }

    public void Dispose()
    {
        foreach (var table in _unfinished.Values)
        {
            table.Writer.Dispose();
            File.Delete(table.RowsPath);
        }
    }

    private Table Begin(TableFile file)
    {
        var path = PathFor(file);
        var rows = path + ".rows";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

        // A file of rejected rows already has these columns.
        var columns = file.Headers.Index().Where(h => !FormulaEscaping.IsMarker(h.Item)).ToList();
        if (file.IsGuarded && columns is [.., (_, FormulaEscaping.ProblemHeader)])
        {
            columns.RemoveAt(columns.Count - 1);
        }

        return new Table(path, rows, CsvWriter.ToFile(rows, _rows), [.. columns.Select(c => c.Index)]);
    }

    /// <summary>
    /// Named after the table, with a number if there is a file of that name: somebody may have corrected its rows.
    /// </summary>
    private string PathFor(TableFile file)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(
                folder,
                number == 1
                    ? $"{name}.skipped.csv"
                    : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}.skipped.csv")
            );
            if (!File.Exists(path) && _unfinished.Values.All(t => t.Path != path))
            {
                return path;
            }
        }
    }

    private static void Write(CsvWriter writer, IEnumerable<string?> cells) =>
        writer.WriteRecord([.. cells.Select(cell => FormulaEscaping.Guard(cell ?? ""))]);

    /// <param name="RowsPath">Where its rows are kept until the header is known.</param>
    private sealed record Table(string Path, string RowsPath, CsvWriter Writer, IReadOnlyList<int> Columns);
}
