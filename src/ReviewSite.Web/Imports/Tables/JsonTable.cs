using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Objects in an array, or one after another (JSON Lines). Their properties are the columns: those that the first
/// <see cref="RowsLookedAt"/> have. An object in a row is read as its name or title, and a list of texts is one cell,
/// with semicolons between them. Rows have no lines here: they are numbered.
/// </summary>
internal sealed class JsonTable(FileStream stream, Encoding encoding) : TableFile(stream, encoding)
{
    private const int RowsLookedAt = 200;

    private readonly List<JsonElement> _first = [];
    private readonly Dictionary<string, int> _columns = [];
    private readonly Dictionary<string, int> _lateNames = [];
    private LimitedStream? _bytes;
    private IAsyncEnumerator<JsonElement>? _rest;

    public override IEnumerable<Problem> Problems =>
        _lateNames.Count == 0
            ? []
            :
            [
                Problem.Warning(
                    _lateNames.Values.Min(),
                    ColumnMap.Listed([.. _lateNames.Keys]),
                    $"none of the first {RowsLookedAt} rows has them, so they are not used; move this row to the top "
                        + "of the file"
                ),
            ];

    public override async IAsyncEnumerable<(int Line, IReadOnlyList<string?> Cells)> RowsAsync(
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var number = 0;
        foreach (var row in _first)
        {
            yield return (++number, Cells(row, number));
        }

        while (await MoveAsync(number))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return (++number, Cells(_rest!.Current, number));
        }
    }

    protected override async Task ReadHeadersAsync(CancellationToken cancellation)
    {
        var utf8 =
            Encoding is UTF8Encoding
                ? (System.IO.Stream)Stream
                : System.Text.Encoding.CreateTranscodingStream(Stream, Strict(Encoding), System.Text.Encoding.UTF8);
        var isArray = await BeginsArrayAsync(cancellation);
        _bytes = new LimitedStream(utf8);
        _rest = JsonSerializer
            .DeserializeAsyncEnumerable<JsonElement>(_bytes, topLevelValues: !isArray, cancellationToken: cancellation)
            .GetAsyncEnumerator(cancellation);
        while (_first.Count < RowsLookedAt && await MoveAsync(_first.Count))
        {
            var row = _rest.Current;
            RequireObject(row, _first.Count + 1);
            foreach (var name in NamesOf(row, _first.Count))
            {
                _columns.TryAdd(name, _columns.Count);
                if (_columns.Count > MostNames)
                {
                    throw new InvalidInputException(
                        $"{Name}, row {_first.Count + 1}: the rows so far have more than "
                            + $"{MostNames:N0} different names; expected the same few in every row."
                    );
                }
            }

            _first.Add(row);
        }

        if (_first.Count == 0)
        {
            throw new InvalidInputException($"{Name}: expected one object per row; there are none.");
        }

        Headers = [.. _columns.Keys];
    }

    private async Task<bool> BeginsArrayAsync(CancellationToken cancellation)
    {
        using var text = new StreamReader(Stream, Encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var start = new char[256];
        var length = await text.ReadBlockAsync(start, cancellation);

        // The JSON reader does not accept a byte order mark.
        Stream.Position =
            Encoding.Preamble.Length > 0 && start is ['\uFEFF', ..] ? Encoding.Preamble.Length : BytesOfMark();
        return new string(start, 0, length).TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is ['[', ..];
    }

    private int BytesOfMark()
    {
        Span<byte> mark = stackalloc byte[3];
        Stream.Position = 0;
        return Stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) switch
        {
            3 when mark is [0xEF, 0xBB, 0xBF] => 3,
            >= 2 when mark is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => 2,
            _ => 0,
        };
    }

    private async Task<bool> MoveAsync(int read)
    {
        try
        {
            var isThere = await _rest!.MoveNextAsync();
            _bytes!.Restart();
            return isThere;
        }
        catch (RowTooLongException e)
        {
            throw new InvalidInputException(
                $"{Name}, after row {read}: the next row is larger than {LargestObjectBytes / 1024} KB.",
                e
            );
        }
        catch (DecoderFallbackException e)
        {
            throw NotDecoded($"row {read + 1}", e);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"{Name}, after row {read}: this is not valid JSON: {e.Message}", e);
        }
    }

    private string?[] Cells(JsonElement row, int number)
    {
        RequireObject(row, number);
        try
        {
            // One pass over the row, whatever the number of headers and names.
            var cells = new string?[Headers.Count];
            foreach (var property in row.EnumerateObject())
            {
                var name = JsonText.NameOf(property);
                if (_columns.TryGetValue(name, out var column))
                {
                    cells[column] = TextOf(property.Value);
                }
                else if (_lateNames.Count < MostNames && TextOf(property.Value) is not null)
                {
                    _lateNames.TryAdd(name, number);
                }
            }

            return cells;
        }
        catch (DecoderFallbackException e)
        {
            throw NotDecoded($"row {number}", e);
        }
    }

    private void RequireObject(JsonElement row, int number)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException(
                $"{Name}, row {number}: expected an object such as {{\"title\": …}}, found "
                    + $"{row.ValueKind.ToString().ToLowerInvariant()}."
            );
        }
    }

    private List<string> NamesOf(JsonElement row, int read)
    {
        try
        {
            return [.. row.EnumerateObject().Select(JsonText.NameOf)];
        }
        catch (DecoderFallbackException e)
        {
            throw NotDecoded($"row {read + 1}", e);
        }
    }

    private static string? TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => JsonText.Of(value),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Object => NameIn(value),
            JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(TextOf).OfType<string>()),
            _ => value.GetRawText(),
        };

    private static string? NameIn(JsonElement value) =>
        value
            .EnumerateObject()
            .Where(p => p.Value.ValueKind == JsonValueKind.String && JsonText.NameOf(p) is "name" or "title")
            .Select(p => JsonText.Of(p.Value))
            .FirstOrDefault();
}
