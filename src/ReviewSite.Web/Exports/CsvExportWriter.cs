using System.Globalization;
using CsvHelper;
using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Web.Exports;

/// <summary>
/// A CSV file that a spreadsheet can open without running any of it: formulas are escaped, and the last column's header
/// says so, so that an import can unescape them.
/// </summary>
internal sealed class CsvExportWriter : IAsyncDisposable
{
    private readonly CsvWriter _csv;

    private CsvExportWriter(Stream file) => _csv = CsvWriter.Create(file, Format);

    /// <summary>Begins with the byte order mark by which spreadsheets recognize UTF-8.</summary>
    public static CsvWriterOptions Format { get; } =
        new()
        {
            NewLine = "\n",
            Quoting = CsvQuoting.WhenNeededOrWhitespace,
            WriteByteOrderMark = true,
        };

    public static async Task<CsvExportWriter> CreateAsync(Stream file, params string[] headers)
    {
        var table = new CsvExportWriter(file);
        await table.WriteAsync([.. headers, FormulaEscaping.Marker]);
        return table;
    }

    public Task WriteRowAsync(params object?[] cells) =>
        WriteAsync([
            .. cells.Select(c => FormulaEscaping.Guard(Convert.ToString(c, CultureInfo.InvariantCulture) ?? "")),
            "",
        ]);

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private Task WriteAsync(string[] cells) => _csv.WriteRecordAsync(cells).AsTask();
}
