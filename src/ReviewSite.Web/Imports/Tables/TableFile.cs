using System.Text;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// A table in a file: its headers, and its rows one after another, never all at once. Its rows have limits, so that no
/// file can fill the memory or keep the site busy.
/// </summary>
internal abstract class TableFile : IDisposable
{
    public const int MostColumns = 500;

    public const int LargestRowBytes = 1024 * 1024;

    /// <summary>Of a JSON file, in UTF-8; its rows are longer, since each repeats the names.</summary>
    public const int LargestObjectBytes = 4 * LargestRowBytes;

    /// <summary>In a JSON file, whose objects need not all have the same names.</summary>
    public const int MostNames = 2_000;

    private const int BytesLookedAt = 64 * 1024;

    protected TableFile(FileStream stream, Encoding encoding) => (Stream, Encoding) = (stream, encoding);

    protected FileStream Stream { get; }

    protected Encoding Encoding { get; }

    public string FullName => Stream.Name;

    public string Name => Path.GetFileName(Stream.Name);

    public IReadOnlyList<string> Headers { get; protected set; } = [];

    /// <summary>Whether we wrote it: formulas are escaped, and it has columns of our own.</summary>
    public bool IsGuarded => Headers.Any(FormulaEscaping.IsMarker);

    /// <summary>Whether it says itself that positive and negative are receptions.</summary>
    public bool StatesReceptions => Headers.Contains(FormulaEscaping.Marker);

    /// <summary>What of the file is not in its rows, once they have been read.</summary>
    public virtual IEnumerable<Problem> Problems => [];

    /// <summary>How much of the file has been read, 0 to 1.</summary>
    public double Progress => Stream.Length == 0 ? 1 : (double)Stream.Position / Stream.Length;

    /// <param name="encoding">The encoding that a person stated; otherwise the byte order mark decides, and without one
    /// it is UTF-8.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or is not a table.</exception>
    public static async Task<TableFile> OpenAsync(string path, Encoding? encoding, CancellationToken cancellation)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                BytesLookedAt,
                FileOptions.Asynchronous | FileOptions.SequentialScan
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{Path.GetFileName(path)} cannot be read: {e.Message}", e);
        }

        try
        {
            var start = new byte[BytesLookedAt];
            var length = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
            stream.Position = 0;
            encoding ??= EncodingOf(start.AsSpan(0, length));
            TableFile file = IsJson(encoding.GetString(start, 0, length))
                ? new JsonTable(stream, encoding)
                : new CsvTable(stream, encoding);
            await file.ReadHeadersAsync(cancellation);
            return file;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a file is a table and not a review text, by its extension.</summary>
    public static bool IsTable(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" or ".json" or ".jsonl" or ".ndjson" or ".tab";

    /// <summary>Whether a file is a workbook of a spreadsheet program, by its extension.</summary>
    public static bool IsWorkbook(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".xlsm" or ".xls" or ".ods" or ".numbers";

    /// <summary>What to do with a workbook, which cannot be read.</summary>
    public static string RefusalOfWorkbook(string path) =>
        $"{Path.GetFileName(path)} is a spreadsheet. Save it as CSV, or copy its rows and paste them.";

    /// <summary>Each row with its line, or with its number if lines mean nothing in the file.</summary>
    /// <exception cref="InvalidInputException">From some line on, it is no longer a table.</exception>
    public abstract IAsyncEnumerable<(int Line, IReadOnlyList<string?> Cells)> RowsAsync(
        CancellationToken cancellation
    );

    public virtual void Dispose()
    {
        Stream.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task ReadHeadersAsync(CancellationToken cancellation);

    /// <summary>
    /// Text in another encoding than stated stops the reading, so that no reviews contain replacement characters.
    /// </summary>
    protected static Encoding Strict(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <param name="place">The line or the row that is not in the encoding.</param>
    protected InvalidInputException NotDecoded(string place, Exception inner) =>
        new(
            $"{Name}, {place}: the text is not valid {Encoding.WebName}; save the file as UTF-8, "
                + "or, if an older Windows program wrote it, say that it is in windows-1252.",
            inner
        )
        {
            OnCommandLine = "Use --encoding, such as --encoding windows-1252.",
        };

    private static Encoding EncodingOf(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
            [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };

    private static bool IsJson(string start) =>
        start.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is ['[', ..] or ['{', ..];
}
