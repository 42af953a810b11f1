using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports.Html;

/// <summary>What class names, microdata and labels for screen readers say about an element's text.</summary>
internal static partial class MarkupHints
{
    private const int LongestField = 120;

    /// <summary>The field that the element's text is; <c>null</c> if the markup does not say.</summary>
    public static FieldKind? FieldOf(IElement element)
    {
        var names =
            $"{element.GetAttribute("itemprop")} {element.ClassName} {element.GetAttribute("data-testid")} "
            + $"{element.GetAttribute("data-qa")} {element.GetAttribute("slot")}";
        if (element.TagName == "TIME")
        {
            return FieldKind.Date;
        }

        if (names.Length < 6 || element.Children.Any(c => c.ChildElementCount > 2))
        {
            return null;
        }

        var last = FieldName().Match(names);
        if (!last.Success)
        {
            return null;
        }

        var isShort = (element.TextContent?.Trim().Length ?? 0) is > 0 and <= LongestField;
        return last switch
        {
            _ when last.Groups["date"].Success => isShort ? FieldKind.Date : null,
            _ when last.Groups["score"].Success => isShort ? FieldKind.Score : null,
            _ when last.Groups["publication"].Success => isShort ? FieldKind.Publication : null,
            _ when last.Groups["critic"].Success => isShort ? FieldKind.Critic : null,
            _ => FieldKind.Quote,
        };
    }

    /// <summary>A text that represents the element: the stars in a picture, the date in an attribute.</summary>
    public static string? ValueOf(IElement element)
    {
        if (
            element.TagName == "TIME"
            && element.GetAttribute("datetime") is { Length: >= 10 } date
            && IsoDate().IsMatch(date)
        )
        {
            return date[..10];
        }

        if (element.TagName == "META")
        {
            return element.GetAttribute("content");
        }

        var label = element.GetAttribute("aria-label") ?? element.GetAttribute("alt") ?? element.GetAttribute("title");
        if (
            element.TagName == "IMG"
            && label is { Length: > 1 and < 60 }
            && string.IsNullOrWhiteSpace(element.ParentElement?.TextContent)
        )
        {
            return label;
        }

        return label is { Length: < 60 } && RatingLabel().Match(label) is { Success: true } rating
            ? Rating(rating)
            : StarIcons.Read(element);
    }

    /// <summary>Whether the element holds what users wrote.</summary>
    public static bool IsOfUsers(IElement element) =>
        UserName()
            .IsMatch(
                $"{element.ClassName} {element.Id} {element.GetAttribute("data-testid")} "
                    + $"{element.GetAttribute("data-qa")}"
            );

    public static bool IsIcon(IElement element) => StarIcons.Read(element) is not null;

    /// <summary>
    /// Whether the element is set apart from the text around it although it is inline: badges, links in lists of links.
    /// </summary>
    public static bool IsApart(IElement element) =>
        element.TagName is "BUTTON" or "IMG" or "LABEL"
        || (element.TagName == "A" && PagePhrases.IsLink(PlainText.Line(element.TextContent) ?? ""))
        || (element.TagName is "SPAN" or "A" or "STRONG" or "B" or "EM" or "I" && IsAlone(element));

    /// <summary>An inline element beside only other elements: no sentence goes through it.</summary>
    private static bool IsAlone(IElement element) =>
        element.ParentElement is { ChildElementCount: > 1 } parent
        && parent.ChildNodes.OfType<IText>().All(t => string.IsNullOrWhiteSpace(t.Data))
        && parent.TagName is "DIV" or "LI" or "TD" or "HEADER" or "FOOTER" or "SECTION" or "ARTICLE" or "A";

    private static string Rating(Match rating) =>
        rating.Groups["whole"].Success
            ? $"{rating.Groups["part"].Value}/{rating.Groups["whole"].Value}"
            : $"{rating.Groups["part"].Value}";

    private const RegexOptions Options =
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(?<date>date|datepublished|pubdate|review-?_?date|published|timestamp)\b|(?<date>[-_]date\b)"
            + @"|\b(?<score>score|rating|grade|metascore|ratingvalue|stars|note|original-?score|review-?score)\b"
            + @"|(?<score>[-_](score|grade|ratingvalue)\b)|\b(?<publication>publication|publisher|outlet|source"
            + @"|medium|review-?source|review-?publication|media-name)\b|(?<publication>[-_](publication|publisher"
            + @"|outlet|source)(-name|__name)?\b)|\b(?<critic>author|critic|reviewer|byline|critic-?name|journalist)\b"
            + @"|(?<critic>[-_](author|critic|byline|reviewer|critic-name|author-name)\b)"
            + @"|\b(?<quote>quote|reviewbody|review-?text|review-?quote|blurb|excerpt|snippet|review-?body)\b"
            + @"|(?<quote>[-_](quote|excerpt|snippet|blurb)\b)",
        Options
    )]
    private static partial Regex FieldName();

    [GeneratedRegex(
        @"(^|[\s_-])(user|audience|viewer|member|fan|community|customer|reader)s?[-_]?(review|rating|comment)s?\b"
            + @"|(^|\s)comments?(-(list|section|area|thread))?(\s|$)",
        Options
    )]
    private static partial Regex UserName();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex IsoDate();

    [GeneratedRegex(
        @"^\D{0,25}?(?<part>[0-9]{1,3}([.,][0-9]{1,2})?)\s*(stars?|sterne?|étoiles?|estrellas|stelle)?\s*(/|out of|of"
            + @"|von|sur|de|su|ud af|av)\s*(?<whole>[0-9]{1,3})\b.{0,12}$",
        Options
    )]
    private static partial Regex RatingLabel();
}
