using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Reads texts from the JSON of other programs. Half of a surrogate pair, left where a text was cut, becomes the
/// replacement character. Invalid UTF-8 does not, because it means that the whole file has another encoding.
/// </summary>
internal static partial class JsonText
{
    private static readonly UTF8Encoding _strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Whether a text in this JSON was cut in the middle of a character.</summary>
    public static bool HasHalfPair(string json) => Escapes().Matches(json).Any(m => m.Groups["half"].Success);

    /// <exception cref="DecoderFallbackException">Its bytes are not UTF-8.</exception>
    public static string? Of(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return Mended(JsonMarshal.GetRawUtf8Value(text)[1..^1]);
        }
    }

    /// <exception cref="DecoderFallbackException">Its bytes are not UTF-8.</exception>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return Mended(JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }

    private static string Mended(ReadOnlySpan<byte> escaped)
    {
        var whole = Escapes().Replace(_strict.GetString(escaped), m => m.Groups["half"].Success ? @"\uFFFD" : m.Value);
        return JsonSerializer.Deserialize<string>($"\"{whole}\"")!;
    }

    /// <summary>
    /// Whole pairs first, then what is left of halves; every other escape is passed over, an escaped backslash with
    /// what it escapes.
    /// </summary>
    [GeneratedRegex(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Escapes();
}
