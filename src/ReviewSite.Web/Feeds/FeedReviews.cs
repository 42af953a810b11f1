using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Feeds;

/// <summary>A review with what an entry of a feed says about it.</summary>
internal sealed record FeedReview(
    int Id,
    int FilmId,
    string FilmSlug,
    string FilmTitle,
    int? FilmYear,
    int Position,
    string? By,
    string? Publication,
    Score? Score,
    Reception? Reception,
    Leaning? Leaning,
    DateOnly? Date,
    string? Quote,
    string? Url,
    string? Language
);

internal static class FeedReviews
{
    public const int Most = 50;

    public static Task<List<FeedReview>> ToFeedAsync(this IQueryable<Review> reviews, CancellationToken cancellation) =>
        reviews
            .Select(r => new FeedReview(
                r.Id,
                r.FilmId,
                r.Film.Slug,
                r.Film.Title,
                r.Film.Year,
                r.Position,
                r.Critic!.Name ?? r.Credit,
                r.Publication!.Name,
                r.Score,
                r.Reception,
                r.Leaning,
                r.Date,
                r.Quote,
                r.Url,
                r.Language
            ))
            .ToListAsync(cancellation);

    /// <summary>
    /// When each was added or last changed: according to the history, or else when it was first imported. Importing a
    /// file again does not count as a change.
    /// </summary>
    public static async Task<IReadOnlyDictionary<int, DateTime>> UpdatedAsync(
        ReviewSiteDb db,
        IReadOnlyCollection<FeedReview> reviews,
        CancellationToken cancellation
    )
    {
        var ids = reviews.Select(r => r.Id).ToHashSet();
        var updated = await db
            .ImportMentions.Where(m => ids.Contains(m.ReviewId))
            .Join(db.Imports, m => m.ImportId, i => i.Id, (m, i) => new { m.ReviewId, i.At })
            .GroupBy(m => m.ReviewId)
            .Select(g => new { g.Key, At = g.Min(m => m.At) })
            .ToDictionaryAsync(g => g.Key, g => g.At, cancellation);
        var changed = await db
            .History.SelectMany(
                e => e.Changes,
                (e, c) =>
                    new
                    {
                        c.Kind,
                        c.Id,
                        e.At,
                    }
            )
            .Where(c => c.Kind == nameof(Review) && ids.Contains(c.Id))
            .GroupBy(c => c.Id)
            .Select(g => new { g.Key, At = g.Max(c => c.At) })
            .ToListAsync(cancellation);
        foreach (var review in changed)
        {
            var known = updated.GetValueOrDefault(review.Key);
            updated[review.Key] = review.At > known ? review.At : known;
        }

        return updated;
    }

    /// <summary>When anything on the site last changed; <c>null</c> if nothing ever did.</summary>
    public static async Task<DateTimeOffset?> LastChangeAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var saved = await db.History.MaxAsync(e => (DateTime?)e.At, cancellation);
        var imported = await db.Imports.MaxAsync(i => (DateTime?)i.At, cancellation);
        return (saved > imported ? saved : imported ?? saved) is { } at
            ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc))
            : null;
    }
}
