using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Feeds;

/// <summary>A review with what an entry of a feed tells of it.</summary>
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
    DateOnly? Date,
    string? Quote,
    string? Url
)
{
    /// <summary>How many of the film's reviews are listed before it.</summary>
    public int Before { get; init; }
}

internal static class FeedReviews
{
    public const int Most = 50;

    /// <summary>How far back changes are looked for.</summary>
    private const int MostChanges = 200;

    public static Task<List<FeedReview>> ToFeedAsync(
        this IQueryable<Review> reviews,
        ReviewSiteDb db,
        CancellationToken cancellation
    ) =>
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
                r.Date,
                r.Quote,
                r.Url
            )
            {
                Before =
                    r.Position <= Pager.Size
                        ? 0
                        : db.Reviews.Count(other => other.FilmId == r.FilmId && other.Position < r.Position),
            })
            .ToListAsync(cancellation);

    /// <summary>
    /// When each was added or last changed: as the history has it, else when it was first imported. A file that is
    /// imported again does not count as a change.
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
        var films = reviews.Select(r => r.FilmId).ToHashSet();
        var history = await db
            .History.AsNoTracking()
            .Where(e => e.FilmId != null && films.Contains(e.FilmId.Value))
            .OrderByDescending(e => e.Id)
            .Take(MostChanges)
            .ToListAsync(cancellation);
        foreach (var entry in history)
        {
            foreach (var change in entry.Changes.Where(c => c.Kind == nameof(Review) && ids.Contains(c.Id)))
            {
                var known = updated.GetValueOrDefault(change.Id);
                updated[change.Id] = entry.At > known ? entry.At : known;
            }
        }

        return updated;
    }
}
