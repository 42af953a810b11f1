using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;

namespace ReviewSite.Web.Imports.Html;

/// <summary>
/// Reads the reviews in a page's source: from its data for search engines, or else from its visible text. Never throws.
/// </summary>
public static class HtmlReviewReader
{
    /// <summary>The largest page that is read, in UTF-16 units.</summary>
    public const int MaxLength = 20 * 1024 * 1024;

    /// <summary>Whether the text is the source of a page rather than text.</summary>
    public static bool IsHtml(string text)
    {
        const int Start = 4_000;
        var start = text.AsSpan(0, Math.Min(text.Length, Start)).TrimStart('\uFEFF').TrimStart();
        return start.StartsWith('<') && HtmlForm.IsStart(start) || HtmlForm.HasTags(start);
    }

    /// <param name="stop">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    public static ReviewText Read(string html, CancellationToken stop = default)
    {
        if (html.Length > MaxLength)
        {
            return Refused("a page of more than 20 MB", "expected at most 20 MB; copy the part with the reviews");
        }

        if (HtmlNesting.IsTooMuch(html))
        {
            return Refused(
                "too many elements, or elements nested too deep",
                "expected the source of a page; copy the page's text instead"
            );
        }

        var options = new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            IsScripting = true,
            OnCreated = (_, _) => stop.ThrowIfCancellationRequested(),
        };
        using var document = new HtmlParser(options).ParseDocument(html);
        return Read(document, stop);
    }

    private static ReviewText Read(IDocument document, CancellationToken stop)
    {
        var data = PageData.Of(document, stop);
        var page = ReadPage(document, stop);
        var reviews = data.Reviews.Count > 0 && data.Reviews.Count >= page.Reviews.Count ? data : page;
        return reviews with { Published = page.Published ?? data.Published, Problems = Problems(data, reviews) };
    }

    /// <summary>The table of reviews, unless the page says more beside it: a small table may be of anything.</summary>
    private static ReviewText ReadPage(IDocument document, CancellationToken stop)
    {
        var visible = ReadVisible(document, stop);
        return HtmlTables.Read(document, stop) is { } table && Opinions(table) >= Opinions(visible)
            ? table with
            {
                Published = visible.Published,
            }
            : visible;
    }

    private static int Opinions(ReviewText text) =>
        text.Reviews.Count(r => r is not { OriginalScore: null, Quote: null });

    private static ReviewText ReadVisible(IDocument document, CancellationToken stop)
    {
        var (lines, leftOut) = VisibleLines.Of(document, stop);
        var page = ReviewPageReader.Read(lines, stop);
        return page with { Problems = [.. page.Problems.Concat(leftOut).OrderBy(p => p.Line)] };
    }

    /// <summary>Data that is not by a critic is reported, whichever of the two is used.</summary>
    private static IReadOnlyList<Problem> Problems(ReviewText data, ReviewText used) =>
        ReferenceEquals(data, used)
            ? used.Problems
            : [.. used.Problems.Concat(data.Problems.Where(p => !p.IsError)).OrderBy(p => p.Line)];

    private static ReviewText Refused(string saw, string expected) =>
        new(null, [], [Problem.Error(1, saw.ToString(CultureInfo.InvariantCulture), expected)]);
}
