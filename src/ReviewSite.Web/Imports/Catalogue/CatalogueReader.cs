using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ReviewSite.Domain;

namespace ReviewSite.Web.Imports.Catalogue;

/// <summary>
/// Reads a document of lists one element at a time, so that at most one film is in memory. For any other document, the
/// error says where it differs.
/// </summary>
internal sealed class CatalogueReader(Stream stream)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isWhole;
    private JsonReaderState _state;
    private string _name = "";
    private int? _index;

    /// <exception cref="InvalidInputException">The document is not JSON, or has a different structure.</exception>
    public async IAsyncEnumerable<CataloguePart> PartsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        _start = _buffer.AsSpan(0, _end).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        while (true)
        {
            var (isRead, part) = Next();
            if (part is not null)
            {
                yield return part;
            }
            else if (!isRead && _isWhole)
            {
                yield break;
            }
            else if (!isRead)
            {
                await FillAsync(cancellation);
            }
        }
    }

    private (bool IsRead, CataloguePart? Part) Next()
    {
        try
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isWhole, _state);
            if (!reader.Read())
            {
                return (false, null);
            }

            var part = default(CataloguePart);
            switch ((reader.TokenType, reader.CurrentDepth))
            {
                case (JsonTokenType.StartObject or JsonTokenType.EndObject, 0):
                    break;
                case (JsonTokenType.PropertyName, 1):
                    (_name, _index) = (reader.GetString()!, null);
                    break;
                case (JsonTokenType.StartArray, 1):
                    _index = 0;
                    break;
                case (JsonTokenType.EndArray, 1):
                    break;
                default:
                    var first = (int)reader.TokenStartIndex;
                    if (!reader.TrySkip())
                    {
                        return (false, null);
                    }

                    part = new CataloguePart(
                        _name,
                        _index,
                        _buffer.AsSpan(_start + first, (int)reader.BytesConsumed - first).ToArray()
                    );
                    _index++;
                    break;
            }

            _start += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            return (true, part);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException(
                $"line {(e.LineNumber ?? 0) + 1}: this is not valid JSON, or the file is truncated; export it again.",
                e
            );
        }
    }

    /// <summary>Makes room for what does not fit, and reads on.</summary>
    private async Task FillAsync(CancellationToken cancellation)
    {
        var left = _end - _start;
        var next = left > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, left).CopyTo(next);
        (_buffer, _start) = (next, 0);
        var read = await stream.ReadAsync(_buffer.AsMemory(left), cancellation);
        _end = left + read;
        _isWhole = read == 0;
    }
}

/// <summary>A value of the document, or an element of one of its lists.</summary>
/// <param name="Index">From 0; <c>null</c> if it is not an element of a list.</param>
internal sealed record CataloguePart(string Name, int? Index, byte[] Json)
{
    public string Place =>
        Index is { } index
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}[{index}]")
            : Name;
}
