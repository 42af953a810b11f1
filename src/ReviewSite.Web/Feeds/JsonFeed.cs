using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ReviewSite.Web.Feeds;

/// <summary>JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    public const string Type = "application/feed+json; charset=utf-8";

    private static readonly JsonFeedForms _forms = new(
        new JsonSerializerOptions(JsonFeedForms.Default.Options)
        {
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        }
    );

    public static byte[] Write(Feed feed) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new JsonFeedForm(
                "https://jsonfeed.org/version/1.1",
                feed.Title,
                feed.Page,
                feed.Self,
                [
                    .. feed.Entries.Select(e => new JsonFeedItem(
                        e.Id,
                        e.Url,
                        e.Title,
                        e.Html,
                        e.Published,
                        e.Updated,
                        e.Author is null ? null : [new JsonFeedAuthor(e.Author)]
                    )),
                ]
            ),
            _forms.JsonFeedForm
        );
}

internal sealed record JsonFeedForm(
    string Version,
    string Title,
    string HomePageUrl,
    string FeedUrl,
    IReadOnlyList<JsonFeedItem> Items
);

internal sealed record JsonFeedItem(
    string Id,
    string Url,
    string Title,
    string ContentHtml,
    DateTimeOffset? DatePublished,
    DateTimeOffset DateModified,
    IReadOnlyList<JsonFeedAuthor>? Authors
);

internal sealed record JsonFeedAuthor(string Name);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(JsonFeedForm))]
internal sealed partial class JsonFeedForms : JsonSerializerContext;
