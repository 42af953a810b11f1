using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ReviewSite.Web.Api;

/// <summary>
/// The position in a list: after the entry with these values. A list that changes while it is read neither repeats nor
/// skips an entry, and its last page costs no more than its first.
/// </summary>
/// <param name="List">Which list, and its order.</param>
/// <param name="Id">The number of the entry, which breaks ties.</param>
/// <param name="Key">The sort key of the entry, if it is a text or a date.</param>
/// <param name="Number">The sort key of the entry, if it is a number.</param>
internal sealed record Cursor(string List, int Id, string? Key = null, double? Number = null)
{
    public const int Longest = 2_000;

    public override string ToString() =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, ApiJson.Default.Cursor));

    /// <returns><c>null</c> if the text is not a cursor of this list.</returns>
    public static Cursor? Parse(string text, string list)
    {
        try
        {
            var cursor = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text), ApiJson.Default.Cursor);
            return cursor?.List == list && cursor.Key?.Contains('\0') != true ? cursor : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }
}
