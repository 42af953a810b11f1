using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Store;

/// <summary>
/// Whether published scores still stand: while the reviews that a published summary covers count as they did when it
/// was imported. A change that is undone lets the score stand again.
/// </summary>
internal static class PublishedScores
{
    private const int CheckedAtOnce = 100;

    /// <summary>What a review counts by, beside the weight of its publication.</summary>
    private static readonly string[] _figures =
    [
        nameof(Review.Score),
        nameof(Review.StatedReception),
        nameof(Review.IsWithdrawn),
    ];

    /// <summary>
    /// Whether a review that is about to be saved may count in another way. Beside a score, a stated reception does not
    /// count; another publication counts if it has another weight.
    /// </summary>
    public static bool MayHaveOtherFigures(EntityEntry<Review> review) =>
        review.Property(r => r.PublicationId).IsModified
        || _figures.Any(f => IsCounted(review.Entity, f) && review.Property(f).IsModified);

    /// <summary>The published summaries that cover any of these reviews, however many they are.</summary>
    public static IQueryable<ImportedSummary> ThatCover(ReviewSiteDb db, IReadOnlyCollection<int> reviewIds)
    {
        var covering =
            from mention in db.ImportMentions.IgnoreQueryFilters()
            where EF.Parameter(reviewIds).Contains(mention.ReviewId)
            join summary in db.ImportedSummaries
                on new { mention.ImportId, mention.Review.FilmId } equals new { summary.ImportId, summary.FilmId }
            select summary.Id;
        return db.ImportedSummaries.IgnoreQueryFilters().Where(s => covering.Contains(s.Id));
    }

    /// <param name="db">With the changes of these reviews, which are not saved yet.</param>
    public static async Task NoteAsync(
        ReviewSiteDb db,
        IReadOnlyCollection<int> reviewIds,
        CancellationToken cancellation
    )
    {
        var summaries = reviewIds.Count == 0 ? [] : await ThatCover(db, reviewIds).ToListAsync(cancellation);
        foreach (var some in summaries.Chunk(CheckedAtOnce))
        {
            var asPublished = await AsPublishedAsync(db, some, changed: null, cancellation);
            foreach (var summary in some)
            {
                summary.NoteReviews(areAsPublished: asPublished.Contains(summary.Id));
            }
        }
    }

    /// <summary>Whether a published score would stand if a review that it covers had that content.</summary>
    /// <param name="weight">The weight of its publication.</param>
    public static async Task<bool> WouldStandAsync(
        ReviewSiteDb db,
        ImportedSummary summary,
        int reviewId,
        ReviewContent content,
        decimal weight,
        CancellationToken cancellation
    )
    {
        var figures = Figures.Of(content.Score, content.StatedReception, isWithdrawn: false, weight);
        return (await AsPublishedAsync(db, [summary], (reviewId, figures), cancellation)).Count > 0;
    }

    /// <param name="changed">What a review is to count by, in the place of what it counts by now.</param>
    /// <returns>The numbers of those of the summaries whose reviews count as they did when it was imported.</returns>
    private static async Task<HashSet<int>> AsPublishedAsync(
        ReviewSiteDb db,
        ImportedSummary[] summaries,
        (int ReviewId, Figures Figures)? changed,
        CancellationToken cancellation
    )
    {
        var ids = summaries.Select(s => s.Id).ToList();
        var covered = await db
            .ImportedSummaries.IgnoreQueryFilters()
            .Where(s => EF.Parameter(ids).Contains(s.Id))
            .Join(
                db.ImportMentions.IgnoreQueryFilters(),
                s => new { s.ImportId, s.FilmId },
                m => new { m.ImportId, m.Review.FilmId },
                (s, m) => new { s.Id, m.Review }
            )
            .ToListAsync(cancellation);
        var reviews = covered.ToLookup(c => c.Id, c => c.Review);
        var reviewIds = covered.Select(c => c.Review.Id).Distinct().ToList();
        var added = await AddedAsync(db, [.. summaries.Select(s => s.ImportId).Distinct()], cancellation);
        var first = added.Count == 0 ? (int?)null : added.Values.Min();
        var earlier = await EarlierValues.LoadAsync(db, first, nameof(Review), reviewIds, cancellation);
        var publicationIds = summaries
            .SelectMany(s => reviews[s.Id].SelectMany(r => new[] { r.PublicationId, PublicationBefore(r, Since(s)) }))
            .OfType<int>()
            .Distinct()
            .ToList();
        var publications = await db
            .Publications.Where(p => EF.Parameter(publicationIds).Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, cancellation);
        var weights = await EarlierValues.LoadAsync(db, first, nameof(Publication), publicationIds, cancellation);
        var unknown = await UnknownAsync(db, summaries, added, reviews, reviewIds, cancellation);
        return
        [
            .. summaries
                .Where(s => s.ScoreStands || !unknown.Contains(s.Id))
                .Where(s => reviews[s.Id].All(r => Now(r) == Before(r, Since(s))))
                .Select(s => s.Id),
        ];

        int? Since(ImportedSummary summary) => added.TryGetValue(summary.ImportId, out var entry) ? entry : null;

        int? PublicationBefore(Review review, int? since) =>
            (int?)earlier.Of(db.Entry(review), review.Id, nameof(Review.PublicationId), since);

        Figures Now(Review review) =>
            changed is { } its && its.ReviewId == review.Id
                ? its.Figures
                : Figures.Of(
                    review.Score,
                    review.StatedReception,
                    review.IsWithdrawn,
                    review.PublicationId is { } id ? publications[id].Weight : Publication.DefaultWeight
                );

        Figures Before(Review review, int? since) =>
            Figures.Of(
                (Score?)earlier.Of(db.Entry(review), review.Id, nameof(Review.Score), since),
                (Reception?)earlier.Of(db.Entry(review), review.Id, nameof(Review.StatedReception), since),
                (bool)earlier.Of(db.Entry(review), review.Id, nameof(Review.IsWithdrawn), since)!,
                PublicationBefore(review, since) is { } id
                    ? (decimal)weights.Of(db.Entry(publications[id]), id, nameof(Publication.Weight), since)!
                    : Publication.DefaultWeight
            );
    }

    /// <summary>The entries of the history that added these imports.</summary>
    private static Task<Dictionary<int, int>> AddedAsync(
        ReviewSiteDb db,
        List<int> imports,
        CancellationToken cancellation
    ) =>
        db
            .History.SelectMany(
                e => e.Changes,
                (e, c) =>
                    new
                    {
                        Entry = e.Id,
                        c.Kind,
                        c.Id,
                        c.Field,
                    }
            )
            .Where(c => c.Kind == nameof(Import) && c.Field == null && EF.Parameter(imports).Contains(c.Id))
            .GroupBy(c => c.Id)
            .Select(g => new { g.Key, Entry = g.Min(c => c.Entry) })
            .ToDictionaryAsync(g => g.Key, g => g.Entry, cancellation);

    /// <summary>
    /// The summaries of whose reviews the history does not have everything: what a table changed in them, or which
    /// reviews had their place before films were merged.
    /// </summary>
    private static async Task<HashSet<int>> UnknownAsync(
        ReviewSiteDb db,
        ImportedSummary[] summaries,
        Dictionary<int, int> added,
        ILookup<int, Review> reviews,
        List<int> reviewIds,
        CancellationToken cancellation
    )
    {
        var tables = await db
            .ImportMentions.IgnoreQueryFilters()
            .Where(m => EF.Parameter(reviewIds).Contains(m.ReviewId))
            .Where(m => db.Imports.Any(i => i.Id == m.ImportId && i.FilmId == null))
            .GroupBy(m => m.ReviewId)
            .Select(g => new { g.Key, Last = g.Max(m => m.ImportId) })
            .ToDictionaryAsync(g => g.Key, g => g.Last, cancellation);
        var imports = added.Keys.ToList();
        var merged = await db
            .History.SelectMany(e => e.Changes)
            .Where(c => c.Kind == nameof(ImportMention) && EF.Parameter(imports).Contains(c.Id))
            .Select(c => c.Id)
            .Distinct()
            .ToListAsync(cancellation);
        return
        [
            .. summaries
                .Where(s =>
                    !added.ContainsKey(s.ImportId)
                    || merged.Contains(s.ImportId)
                    || reviews[s.Id].Any(r => tables.GetValueOrDefault(r.Id) > s.ImportId)
                )
                .Select(s => s.Id),
        ];
    }

    private static bool IsCounted(Review review, string figure) =>
        figure != nameof(Review.StatedReception) || review.Score is null;

    /// <summary>What a review counts by.</summary>
    private readonly record struct Figures(Score? Score, Reception? Stated, bool IsWithdrawn, decimal Weight)
    {
        public static Figures Of(Score? score, Reception? stated, bool isWithdrawn, decimal weight) =>
            new(score, score is null ? stated : null, isWithdrawn, weight);
    }
}
