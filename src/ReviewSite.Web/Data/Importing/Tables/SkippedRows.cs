using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using ReviewSite.Domain.Importing.Tables;

namespace ReviewSite.Web.Data.Importing.Tables;

/// <summary>The rows that were left out, as a table with what is wrong with each, so that they can be mended and taken in; guarded against spreadsheets, as an export is.</summary>
internal sealed class SkippedRows(string path) : IDisposable
{
    private CsvWriter? _writer;

    public int Count { get; private set; }

    public string? Path => Count == 0 ? null : path;

    public void Add(IReadOnlyList<string> headers, IReadOnlyList<string?> cells, string problem)
    {
        if (_writer is null)
        {
            _writer = new CsvWriter(new StreamWriter(path, append: false, Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
            Write([.. headers.Where(h => h != SpreadsheetGuard.Marker), "problem", SpreadsheetGuard.Marker]);
        }

        Count++;
        var kept = headers.Select((header, i) => (header, Cell: i < cells.Count ? cells[i] : null)).Where(c => c.header != SpreadsheetGuard.Marker);
        Write([.. kept.Select(c => SpreadsheetGuard.Guard(c.Cell ?? "")), SpreadsheetGuard.Guard(problem), ""]);
    }

    public void Dispose() => _writer?.Dispose();

    private void Write(IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
        {
            _writer!.WriteField(cell);
        }

        _writer!.NextRecord();
    }
}
