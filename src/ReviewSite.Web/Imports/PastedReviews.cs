using System.Text;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Web.Imports.Html;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Reads the reviews in whatever an editor has: a page's source, a page copied as text, a list or a table.
/// </summary>
public static class PastedReviews
{
    /// <summary>
    /// The largest page that is read, in bytes; text may be as large as <see cref="ReviewTextReader.MaxBytes"/>.
    /// </summary>
    public const int MaxBytes = HtmlReviewReader.MaxLength;

    public static ReviewText Read(string text) =>
        HtmlReviewReader.IsHtml(text)
            ? HtmlReviewReader.Read(text)
            : ReviewSourceReader.Read(Encoding.UTF8.GetBytes(text));

    public static ReviewText Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= MaxBytes && Encoding.UTF8.GetString(utf8) is var text && HtmlReviewReader.IsHtml(text))
        {
            return HtmlReviewReader.Read(text);
        }

        return ReviewSourceReader.Read(utf8);
    }
}
