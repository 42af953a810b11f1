using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using ReviewSite.Domain.Importing.Tables;

namespace ReviewSite.Web.Data.Importing.Tables;

/// <summary>Values parted by commas, semicolons, tabs or bars, whichever the line of the headers has most of outside of quotes.</summary>
internal sealed class CsvTable : TableFile
{
    private static readonly char[] _delimiters = [',', ';', '\t', '|'];

    private readonly StreamReader _text;
    private CsvParser? _parser;

    public CsvTable(FileStream stream, Encoding encoding)
        : base(stream, encoding) =>
        _text = new StreamReader(stream, Strict(encoding), detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);

    public override async IAsyncEnumerable<(int Line, IReadOnlyList<string?> Cells)> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var parser = _parser!;
        var line = parser.RawRow;
        while (await ReadAsync(parser))
        {
            cancellation.ThrowIfCancellationRequested();
            var start = line + 1;
            line = parser.RawRow;
            if (parser.Record is { } cells && cells.Any(c => c.Length > 0))
            {
                yield return (start, IsGuarded ? [.. cells.Select(SpreadsheetGuard.Unguard)] : cells);
            }
        }
    }

    public override void Dispose()
    {
        _parser?.Dispose();
        _text.Dispose();
        base.Dispose();
    }

    protected override async Task ReadHeadersAsync(CancellationToken cancellation)
    {
        var delimiter = await DelimiterAsync(cancellation);
        _parser = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            BadDataFound = null,
            IgnoreBlankLines = false,
            BufferSize = 64 * 1024,
        });
        if (!await ReadAsync(_parser) || _parser.Record is not { } headers || headers.All(string.IsNullOrWhiteSpace))
        {
            throw new InvalidInputException($"{Name}: expected a line of headers, such as title,critic,score,quote; the file begins with none.");
        }

        headers[0] = headers[0].TrimStart('\uFEFF');
        Headers = headers.Contains(SpreadsheetGuard.Marker) ? [.. headers.Select(SpreadsheetGuard.Unguard)] : headers;
    }

    /// <summary>From the first line alone, then back to the start.</summary>
    private async Task<char> DelimiterAsync(CancellationToken cancellation)
    {
        string line;
        try
        {
            line = await _text.ReadLineAsync(cancellation) ?? "";
        }
        catch (DecoderFallbackException e)
        {
            throw NotDecoded("line", 0, e);
        }

        Stream.Position = 0;
        _text.DiscardBufferedData();
        var outside = string.Concat(line.Split('"').Where((_, index) => index % 2 == 0));
        return _delimiters.MaxBy(d => outside.Count(c => c == d));
    }

    private async Task<bool> ReadAsync(CsvParser parser)
    {
        try
        {
            return await parser.ReadAsync();
        }
        catch (DecoderFallbackException e)
        {
            throw NotDecoded("line", parser.RawRow, e);
        }
    }
}
