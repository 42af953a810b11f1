using System.Globalization;
using System.Text.Encodings.Web;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Feeds;

/// <summary>Creates feed entries from reviews.</summary>
/// <param name="absolute">Makes an address of the site absolute.</param>
internal sealed class FeedEntries(ReviewSiteDb db, Func<string, string> absolute)
{
    /// <summary>
    /// By RFC 4151: the site's host in the year of this form, and a number that stays when a title, and so an address,
    /// changes.
    /// </summary>
    public string Tag(string what) => $"tag:{new Uri(absolute("/")).Host},2026:{what}";

    public async Task<IReadOnlyList<FeedEntry>> OfAsync(
        IReadOnlyCollection<FeedReview> reviews,
        CancellationToken cancellation
    )
    {
        var updated = await FeedReviews.UpdatedAsync(db, reviews, cancellation);
        return [.. reviews.Select(r => Of(r, updated))];
    }

    private FeedEntry Of(FeedReview review, IReadOnlyDictionary<int, DateTime> updated)
    {
        DateTimeOffset? published = review.Date is { } date ? new(date, TimeOnly.MinValue, TimeSpan.Zero) : null;
        return new FeedEntry(
            Tag(string.Create(CultureInfo.InvariantCulture, $"review/{review.Id}")),
            Title(review),
            absolute(Address.OfReview(review.FilmSlug, review.Position)),
            review.By ?? review.Publication,
            Html(review),
            published,
            updated.TryGetValue(review.Id, out var at)
                ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc))
                : published ?? DateTimeOffset.UnixEpoch
        );
    }

    private static string Title(FeedReview review)
    {
        var film = Film.NameOf(review.FilmTitle, review.FilmYear);
        return review switch
        {
            { Score: { } score } => $"{film}: {score} of 100, {Phrases.Reception(review.Reception)}",
            { Reception: { } reception } => $"{film}: {Phrases.Reception(reception)}",
            { Leaning: { } leaning } => $"{film}: {EnumWord.Of(leaning)}",
            _ => film,
        };
    }

    private static string Html(FeedReview review)
    {
        var html = HtmlEncoder.Default;
        var language = review.Language is { } code ? $" lang=\"{code}\"" : "";
        string Paragraph(string text) => $"<p>{html.Encode(text)}</p>";
        var quote = review.Quote is { } quoted
            ? $"<blockquote{language}>{string.Concat(quoted.Split("\n\n").Select(Paragraph))}</blockquote>"
            : "";
        string?[] details = [review.By, review.Publication, review.Date is { } date ? Phrases.Date(date) : null];
        var source = html.Encode(string.Join(", ", details.OfType<string>()));
        var link = review.Url is { } url ? $" <a href=\"{html.Encode(url)}\">Full review</a>" : "";
        return $"{quote}<p>{source}{link}</p>";
    }
}
