using System.Globalization;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Web.Imports.Html;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Reads the reviews in whatever an editor has: a page's source, a page copied as text, a list or a table. A text that
/// takes too long is refused.
/// </summary>
public static class PastedReviews
{
    /// <summary>
    /// The largest page that is read, in bytes; text may be as large as <see cref="ReviewTextReader.MaxBytes"/>.
    /// </summary>
    public const int MaxBytes = HtmlReviewReader.MaxLength;

    /// <summary>How long a text is read; a page of hundreds of reviews takes a fraction of a second.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The most reviews of a text: they are matched while nobody else can save. Tables may have any number.
    /// </summary>
    public const int MostReviews = ReviewTableReader.MostRows;

    public static ReviewText Read(string text, TimeProvider time)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        return Read(text, limit.Token);
    }

    /// <summary>A page that the clipboard had both as text and with its markup, read in one time together.</summary>
    /// <returns>What the markup says if it shows as many reviews as the text does, and whether it does.</returns>
    public static (ReviewText Read, bool IsOfMarkup) Read(string text, string? html, TimeProvider time)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        var plain = Read(text, limit.Token);
        var rich = string.IsNullOrWhiteSpace(html) ? null : InTime(() => HtmlReviewReader.Read(html, limit.Token));
        return rich is { HasErrors: false } && rich.Reviews.Count >= plain.Reviews.Count
            ? (rich, true)
            : (plain, false);
    }

    /// <summary>A file; bytes that are in no known encoding are an error at their line.</summary>
    public static ReviewText Read(byte[] bytes, TimeProvider time)
    {
        if (bytes.Length <= MaxBytes && SourceBytes.Decode(bytes) is { } text)
        {
            return Read(text, time);
        }

        using var limit = new CancellationTokenSource(Longest, time);
        return InTime(() => ReviewSourceReader.Read(bytes, limit.Token));
    }

    private static ReviewText Read(string text, CancellationToken stop) =>
        InTime(() =>
            HtmlReviewReader.IsHtml(text) ? HtmlReviewReader.Read(text, stop) : ReviewSourceReader.Read(text, stop)
        );

    private static ReviewText InTime(Func<ReviewText> read)
    {
        try
        {
            var text = read();
            return text.Reviews.Count <= MostReviews
                ? text
                : Refused(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a text with {text.Reviews.Count:N0} reviews, more than the {MostReviews:N0} that are allowed"
                    ),
                    "nothing was read; split the text, or import a table"
                );
        }
        catch (OperationCanceledException)
        {
            return Refused(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a text that takes longer than {Longest.TotalSeconds} seconds to read"
                ),
                "nothing was read; copy only the part with the reviews, or split the text"
            );
        }
    }

    private static ReviewText Refused(string what, string advice) => new(null, [], [Problem.Error(1, what, advice)]);
}
