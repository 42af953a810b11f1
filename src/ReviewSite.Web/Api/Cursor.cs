using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ReviewSite.Web.Api;

/// <summary>
/// Where a list goes on: after the entry with these values. So a list that changes while it is read neither repeats an
/// entry nor leaves one out, and its last page costs what its first does.
/// </summary>
/// <param name="List">Which list, and its order.</param>
/// <param name="Id">The number of the entry, which decides if all else is the same.</param>
/// <param name="Key">What the list is ordered by, if that is a text or a date.</param>
/// <param name="Number">Likewise, if it is a number.</param>
internal sealed record Cursor(string List, int Id, string? Key = null, double? Number = null)
{
    public const int Longest = 2_000;

    public override string ToString() =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, ApiJson.Default.Cursor));

    /// <returns><c>null</c> if the text is no cursor of this list.</returns>
    public static Cursor? Parse(string text, string list)
    {
        try
        {
            var cursor = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text), ApiJson.Default.Cursor);
            return cursor?.List == list ? cursor : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }
}
