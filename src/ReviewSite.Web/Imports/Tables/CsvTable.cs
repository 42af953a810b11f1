using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Values separated by commas, semicolons, tabs or bars; which of them is detected from the first lines.
/// </summary>
internal sealed class CsvTable : TableFile
{
    private const int BytesAtOnce = 4 * 1024;

    private readonly CsvReader _reader;
    private bool _isUnterminated;

    public CsvTable(FileStream stream, Encoding encoding)
        : base(stream, encoding) =>
        _reader = CsvReader.Create(
            new StreamReader(stream, Strict(encoding), detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024),
            new CsvReaderOptions
            {
                HasHeader = false,
                FieldCountMismatch = CsvFieldCountHandling.Allow,
                MaxRecordSize = LargestRowBytes,
                TrackLineNumbers = true,
                OnMalformedRecord = record => _isUnterminated |= record.Reason == CsvMalformedReason.UnterminatedQuote,
            }
        );

    public override async IAsyncEnumerable<(int Line, IReadOnlyList<string?> Cells)> RowsAsync(
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        while (await ReadAsync(cancellation) is { } cells)
        {
            if (cells.Any(c => c.Length > 0))
            {
                yield return (Line, IsGuarded ? [.. cells.Select(FormulaEscaping.Unguard)] : cells);
            }
        }
    }

    public override void Dispose()
    {
        _reader.Dispose();
        base.Dispose();
    }

    protected override async Task ReadHeadersAsync(CancellationToken cancellation)
    {
        var headers = await ReadAsync(cancellation);
        if (headers is null || headers.All(string.IsNullOrWhiteSpace))
        {
            throw new InvalidInputException(
                $"{Name}: expected a header line such as title,critic,score,quote; the file does not start with one."
            );
        }

        headers[0] = headers[0].TrimStart('\uFEFF');
        Headers = headers.Any(FormulaEscaping.IsMarker) ? [.. headers.Select(FormulaEscaping.Unguard)] : headers;
    }

    private int Line => (int)Math.Min(_reader.LineNumber, int.MaxValue);

    /// <returns>The cells of the next row; <c>null</c> at the end.</returns>
    private async Task<string[]?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            if (!await _reader.ReadAsync(cancellation))
            {
                return null;
            }
        }
        catch (DecoderFallbackException e)
        {
            throw NotDecoded($"line {LineNotDecoded()}", e);
        }
        catch (CsvFormatException e)
        {
            throw new InvalidInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Name}, after line {Line}: the next row is larger than {LargestRowBytes / 1024} KB. "
                ) + "Look for a quotation mark that is never closed.",
                e
            );
        }

        if (_isUnterminated)
        {
            throw new InvalidInputException(
                $"{Name}, line {Line}: a quotation mark that opens in this row is never closed; close it, or "
                    + $"double it if it is part of the text."
            );
        }

        return _reader.FieldCount <= MostColumns
            ? [.. Enumerable.Range(0, _reader.FieldCount).Select(_reader.GetString)]
            : throw new InvalidInputException(
                $"{Name}, line {Line}: {_reader.FieldCount} columns; a table has at most {MostColumns}."
            );
    }

    /// <summary>
    /// The line of the first bytes that are not in the encoding. The reader is behind it, since it decodes in advance.
    /// </summary>
    private int LineNotDecoded()
    {
        using var file = File.OpenRead(FullName);
        var decoder = Strict(Encoding).GetDecoder();
        var bytes = new byte[BytesAtOnce];
        var chars = new char[Encoding.GetMaxCharCount(bytes.Length)];
        var line = 1;
        while (file.Read(bytes) is > 0 and var length)
        {
            try
            {
                var decoded = decoder.GetChars(bytes, 0, length, chars, 0, flush: false);
                line += chars.AsSpan(0, decoded).Count('\n');
            }
            catch (DecoderFallbackException e)
            {
                return line + Encoding.GetString(bytes, 0, Math.Clamp(e.Index, 0, length)).AsSpan().Count('\n');
            }
        }

        return line;
    }
}
