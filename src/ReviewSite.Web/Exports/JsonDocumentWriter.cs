using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ReviewSite.Web.Exports;

/// <summary>
/// Writes one JSON document with each item on its own line: hardly longer than without line breaks, and as easy to
/// compare as text.
/// </summary>
internal sealed class JsonDocumentWriter(Stream stream)
{
    private const int EnoughToSend = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _written = new();
    private bool _isFirst;

    /// <summary>As it stands.</summary>
    public void Write(ReadOnlySpan<byte> json) => _written.Write(json);

    /// <param name="start">Up to the bracket.</param>
    public void BeginList(ReadOnlySpan<byte> start)
    {
        Write(start);
        _isFirst = true;
    }

    public void Item<T>(T item, JsonTypeInfo<T> form) => Item(JsonSerializer.SerializeToUtf8Bytes(item, form));

    /// <summary>An item whose last lists are written one by one after it.</summary>
    /// <param name="end">What its JSON ends with while these lists are empty; it is left out.</param>
    public void BeginItem<T>(T item, JsonTypeInfo<T> form, ReadOnlySpan<byte> end)
    {
        ReadOnlySpan<byte> json = JsonSerializer.SerializeToUtf8Bytes(item, form);
        Item(
            json.EndsWith(end)
                ? json[..^end.Length]
                : throw new InvalidOperationException("An item's last lists are not empty.")
        );
    }

    public void EndList()
    {
        Write(_isFirst ? "]"u8 : "\n]"u8);
        _isFirst = false;
    }

    /// <summary>Sends what has gathered, once that is worth it.</summary>
    public async Task SendAsync(CancellationToken cancellation, bool isLast = false)
    {
        if (isLast || _written.WrittenCount > EnoughToSend)
        {
            await stream.WriteAsync(_written.WrittenMemory, cancellation);
            _written.ResetWrittenCount();
        }
    }

    private void Item(ReadOnlySpan<byte> json)
    {
        Write(_isFirst ? "\n"u8 : ",\n"u8);
        Write(json);
        _isFirst = false;
    }
}
