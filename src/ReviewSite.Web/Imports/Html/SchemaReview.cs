using System.Net;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports.Html;

/// <summary>The fields of a schema.org Review.</summary>
internal static partial class SchemaReview
{
    public static RecordFields Of(SchemaItem item, int line)
    {
        var author = item.Item("author");
        var isOrganization = author?.IsA("Organization") == true;
        var publication =
            item.Name("publisher")
            ?? item.Name("sourceOrganization")
            ?? author?.Name("affiliation")
            ?? author?.Name("worksFor")
            ?? author?.Name("publisher")
            ?? (isOrganization ? author!.Text("name") : null);
        var critic = isOrganization ? null : item.Name("author") ?? item.Name("creator");
        var rating = item.Item("reviewRating");
        return new RecordFields(line)
        {
            Critic = Token(FieldKind.Critic, critic, line),
            Publication = Token(FieldKind.Publication, publication, line),
            Score = Token(FieldKind.Score, Score(rating) ?? item.Text("reviewRating", "ratingValue"), line),
            Date = DateToken(item.Text("datePublished", "dateCreated"), line),
            Quote = Token(FieldKind.Quote, item.Text("reviewBody", "description", "text"), line) is { } quote
                ? [quote]
                : [],
            Url = WebAddress.Of(item.Text("url")),
        };
    }

    private static string? Score(SchemaItem? rating) =>
        (rating?.Text("ratingValue"), rating?.Text("bestRating")) switch
        {
            (null, _) => null,
            (var value, _) when value!.Contains('/') || value.Contains('%') => value,
            (var value, { } best) => $"{value}/{best}",
            var (value, _) => value,
        };

    private static Token? Token(FieldKind kind, string? text, int line) =>
        PlainText.Paragraphs(text is null ? null : WebUtility.HtmlDecode(Tag().Replace(text, " "))) is { } plain
            ? new Token(kind, line, kind == FieldKind.Quote ? plain : PlainText.Line(plain)!) { IsCertain = true }
            : null;

    private static Token? DateToken(string? text, int line) =>
        text is null ? null
        : PageDates.TryRead(text.Length >= 10 && text[4] == '-' ? text[..10] : text, out var date)
            ? new Token(FieldKind.Date, line, text) { Date = date, IsCertain = true }
        : new Token(FieldKind.Date, line, text);

    [GeneratedRegex("</?[a-zA-Z][^<>]{0,500}>")]
    private static partial Regex Tag();
}
