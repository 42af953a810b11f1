namespace ReviewSite.Web.Feeds;

/// <summary>A feed of reviews, in any format.</summary>
/// <param name="Id">Permanent, even if addresses change.</param>
/// <param name="Page">The page that shows the same.</param>
/// <param name="Self">Where the feed itself is.</param>
/// <param name="Updated">When the latest entry changed; without entries, when the site did.</param>
internal sealed record Feed(
    string Id,
    string Title,
    string Page,
    string Self,
    IReadOnlyList<FeedEntry> Entries,
    DateTimeOffset Updated
);

/// <param name="Html">The quote with who wrote it, where and when; texts in it are escaped.</param>
/// <param name="Published">The date of the review.</param>
/// <param name="Updated">UTC: when the review was added or last changed.</param>
internal sealed record FeedEntry(
    string Id,
    string Title,
    string Url,
    string? Author,
    string Html,
    DateTimeOffset? Published,
    DateTimeOffset Updated
);
