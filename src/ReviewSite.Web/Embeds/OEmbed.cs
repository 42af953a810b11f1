using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Api;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Embeds;

/// <summary>oEmbed 1.0: for the address of a film's page, a small card to put into a page.</summary>
internal static class OEmbed
{
    public static readonly string[] Fields = ["url", "maxwidth", "maxheight", "format"];

    private const int Width = 360;
    private const int Height = 180;
    private const int LongestUrl = 2_000;
    private const int Largest = 100_000;
    private const string Films = "/films/";

    public static async Task<IResult> GetAsync(
        HttpContext context,
        ReviewSiteDb db,
        SiteOptions site,
        CancellationToken cancellation
    )
    {
        var query = new QueryReader(context.Request.Query);
        var format = query.Raw("format") ?? "json";
        var url = query.Text("url", LongestUrl);
        var width = Math.Min(Width, query.Whole("maxwidth", 1, Largest) ?? Width);
        var height = Math.Min(Height, query.Whole("maxheight", 1, Largest) ?? Height);
        if (url is null)
        {
            query.Refuse("url", "“url” is missing; give the address of a film's page.");
        }

        if (query.Errors.Count > 0)
        {
            return Problem(StatusCodes.Status400BadRequest, string.Join(' ', query.Errors.Values));
        }

        if (format is not ("json" or "xml"))
        {
            return Problem(StatusCodes.Status501NotImplemented, "The formats are json and xml.");
        }

        var slug = SlugOf(url, new Uri(site.Absolute(context, "/")));
        var moved = slug is null ? null : await db.ResolveRedirectAsync(slug, cancellation) ?? slug;
        var title = await db.Films.Where(f => f.Slug == moved).Select(f => f.Title).SingleOrDefaultAsync(cancellation);
        if (title is null)
        {
            return Problem(StatusCodes.Status404NotFound, "“url” is not the address of a film on this site.");
        }

        var card = ApiQuery.Absolute(context, $"{Films}{moved}/card");
        var (source, name) = (WebUtility.HtmlEncode(card), WebUtility.HtmlEncode(title));
        var frame = string.Create(
            CultureInfo.InvariantCulture,
            $"<iframe src=\"{source}\" width=\"{width}\" height=\"{height}\" title=\"{name}: reviews\" "
                + $"loading=\"lazy\" style=\"border:0\"></iframe>"
        );
        (string Name, object Value)[] answer =
        [
            ("version", "1.0"),
            ("type", "rich"),
            ("title", title),
            ("provider_name", "ReviewSite"),
            ("provider_url", ApiQuery.Absolute(context, "/")),
            ("html", frame),
            ("width", width),
            ("height", height),
        ];
        return format == "json" ? Json(answer) : Xml(answer);
    }

    /// <summary>The film whose page it is; <c>null</c> if it is another page, or one of another site.</summary>
    private static string? SlugOf(string? url, Uri origin) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.Authority.Equals(origin.Authority, StringComparison.OrdinalIgnoreCase)
        && Uri.UnescapeDataString(address.AbsolutePath) is var path
        && path.StartsWith(Films, StringComparison.Ordinal)
        && path[Films.Length..].TrimEnd('/') is { Length: > 0 } slug
        && slug.AsSpan().IndexOfAny('/', '\0') < 0
            ? slug
            : null;

    private static IResult Json((string Name, object Value)[] answer) =>
        Results.Text(
            new JsonObject(
                answer.Select(a => KeyValuePair.Create(a.Name, (JsonNode?)JsonValue.Create(a.Value)))
            ).ToJsonString(),
            "application/json",
            Encoding.UTF8
        );

    private static IResult Xml((string Name, object Value)[] answer)
    {
        var root = new XElement(
            "oembed",
            answer.Select(a => new XElement(a.Name, a.Value is string text ? XmlSafeText.Of(text) : a.Value))
        );
        return Results.Text(
            $"<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n{root}\n",
            "text/xml",
            Encoding.UTF8
        );
    }

    private static IResult Problem(int status, string detail) => Results.Problem(statusCode: status, detail: detail);
}
