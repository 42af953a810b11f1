using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Text;
using ReviewSite.Web.Imports.Html;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Decodes files of reviews: UTF-8, UTF-16 with a byte order mark, and the source of a page in the encoding that it
/// states.
/// </summary>
internal static partial class SourceBytes
{
    /// <summary>How far into a page its encoding may be stated.</summary>
    private const int Start = 4_096;

    /// <returns><c>null</c> if some bytes do not belong to the encoding, or if nothing states it.</returns>
    public static string? Decode(byte[] bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, ..] => Decode(bytes, Encoding.Unicode),
            [0xFE, 0xFF, ..] => Decode(bytes, Encoding.BigEndianUnicode),
            _ => Decode(bytes, Encoding.UTF8) ?? (StatedEncoding(bytes) is { } stated ? Decode(bytes, stated) : null),
        };

    private static string? Decode(byte[] bytes, Encoding encoding)
    {
        try
        {
            return Encoding
                .GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                .GetString(bytes)
                .TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding? StatedEncoding(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var start = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, Start)));
        return
            HtmlReviewReader.IsHtml(start)
            && Charset().Match(start) is { Success: true } match
            && TextEncoding.IsSupported(match.Groups["name"].Value)
            ? TextEncoding.Resolve(match.Groups["name"].Value)
            : null;
    }

    [GeneratedRegex(
        @"<(meta|\?xml)\b[^>]*?\b(charset|encoding)\s*=\s*[""']?\s*(?<name>[a-z0-9_:.-]+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Charset();
}
