using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Store;

/// <summary>
/// Whether a published score is still valid: as long as the reviews that it covers count as they did when it was
/// imported. Undoing a change can make the score valid again.
/// </summary>
internal static class PublishedScores
{
    private const int CheckedAtOnce = 100;

    /// <summary>
    /// Whether a review that is about to be saved may count in another way. Another publication counts if it has
    /// another weight.
    /// </summary>
    public static bool MayHaveOtherFigures(EntityEntry<Review> review) =>
        review.Property(r => r.PublicationId).IsModified
        || FiguresOf(review.Entity, Publication.DefaultWeight)
            != new ReviewFigures(
                review.Property(r => r.Score).OriginalValue,
                review.Property(r => r.StatedReception).OriginalValue,
                review.Property(r => r.IsWithdrawn).OriginalValue,
                Publication.DefaultWeight
            );

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
        if (reviewIds.Count == 0)
        {
            return;
        }

        var summaries = await ThatCover(db, reviewIds).ToListAsync(cancellation);
        var unsaved = await UnsavedAsync(db, cancellation);
        foreach (var some in summaries.Chunk(CheckedAtOnce))
        {
            var asPublished = await AsPublishedAsync(db, some, unsaved, cancellation);
            foreach (var summary in some)
            {
                summary.NoteReviews(areAsPublished: asPublished.Contains(summary.Id));
            }
        }
    }

    /// <summary>Whether a published score would stand if a review that it covers counted by these figures.</summary>
    public static async Task<bool> WouldStandAsync(
        ReviewSiteDb db,
        ImportedSummary summary,
        int reviewId,
        ReviewFigures figures,
        CancellationToken cancellation
    )
    {
        var unsaved = new Unsaved(new() { [reviewId] = figures }, []);
        return (await AsPublishedAsync(db, [summary], unsaved, cancellation)).Count > 0;
    }

    private static async Task<Unsaved> UnsavedAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var reviews = Modified<Review>(db);
        var publicationIds = reviews
            .Where(r => r.Publication is null)
            .Select(r => r.PublicationId)
            .OfType<int>()
            .ToHashSet();

        // The reviews then have their publications. The number of one that is not saved yet is not known.
        await db.Publications.Where(p => EF.Parameter(publicationIds).Contains(p.Id)).LoadAsync(cancellation);
        return new Unsaved(
            reviews.ToDictionary(r => r.Id, r => FiguresOf(r, r.Publication?.Weight ?? Publication.DefaultWeight)),
            Modified<Publication>(db).ToDictionary(p => p.Id, p => p.Weight)
        );
    }

    private static List<T> Modified<T>(ReviewSiteDb db)
        where T : class =>
        [.. db.ChangeTracker.Entries<T>().Where(e => e.State == EntityState.Modified).Select(e => e.Entity)];

    private static ReviewFigures FiguresOf(Review review, decimal weight) =>
        new(review.Score, review.StatedReception, review.IsWithdrawn, weight);

    /// <returns>The numbers of those of the summaries whose reviews count as they did when it was imported.</returns>
    private static async Task<HashSet<int>> AsPublishedAsync(
        ReviewSiteDb db,
        ImportedSummary[] summaries,
        Unsaved unsaved,
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
                (s, m) =>
                    new
                    {
                        s.Id,
                        Review = new StoredReview(
                            m.Review.Id,
                            m.Review.PublicationId,
                            m.Review.Score,
                            m.Review.StatedReception,
                            m.Review.IsWithdrawn
                        ),
                    }
            )
            .ToListAsync(cancellation);
        var reviews = covered.ToLookup(c => c.Id, c => c.Review);
        var reviewIds = covered.Select(c => c.Review.Id).Distinct().ToList();
        var added = await AddedAsync(db, [.. summaries.Select(s => s.ImportId).Distinct()], cancellation);
        var first = added.Count == 0 ? (int?)null : added.Values.Min();
        var earlier = await EarlierValues.LoadAsync<Review>(db, first, reviewIds, cancellation);
        var publicationIds = summaries
            .SelectMany(s => reviews[s.Id].SelectMany(r => new[] { r.PublicationId, PublicationBefore(r, Since(s)) }))
            .OfType<int>()
            .Distinct()
            .ToList();
        var weights = await db
            .Publications.Where(p => EF.Parameter(publicationIds).Contains(p.Id))
            .Select(p => new { p.Id, p.Weight })
            .ToDictionaryAsync(p => p.Id, p => p.Weight, cancellation);
        var earlierWeights = await EarlierValues.LoadAsync<Publication>(db, first, publicationIds, cancellation);
        var unknown = await UnknownAsync(db, summaries, added, reviews, reviewIds, cancellation);
        return
        [
            .. summaries
                .Where(s => s.ScoreStands || !unknown.Contains(s.Id))
                .Where(s => reviews[s.Id].All(r => Now(r) == Before(r, Since(s))))
                .Select(s => s.Id),
        ];

        int? Since(ImportedSummary summary) => added.TryGetValue(summary.ImportId, out var entry) ? entry : null;

        int? PublicationBefore(StoredReview review, int? since) =>
            earlier.Of(review.Id, nameof(Review.PublicationId), since, review.PublicationId);

        ReviewFigures Now(StoredReview review) =>
            unsaved.Reviews.TryGetValue(review.Id, out var figures)
                ? figures
                : new ReviewFigures(
                    review.Score,
                    review.Stated,
                    review.IsWithdrawn,
                    review.PublicationId is { } id
                        ? unsaved.Weights.GetValueOrDefault(id, weights[id])
                        : Publication.DefaultWeight
                );

        ReviewFigures Before(StoredReview review, int? since) =>
            new(
                earlier.Of(review.Id, nameof(Review.Score), since, review.Score),
                earlier.Of(review.Id, nameof(Review.StatedReception), since, review.Stated),
                earlier.Of(review.Id, nameof(Review.IsWithdrawn), since, review.IsWithdrawn),
                PublicationBefore(review, since) is { } id
                    ? earlierWeights.Of(id, nameof(Publication.Weight), since, weights[id])
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
        ILookup<int, StoredReview> reviews,
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

    /// <summary>What a review counts by in the store, with the number of its publication.</summary>
    private sealed record StoredReview(int Id, int? PublicationId, Score? Score, Reception? Stated, bool IsWithdrawn);

    /// <summary>What is to count in the place of what is stored.</summary>
    /// <param name="Reviews">By their numbers.</param>
    /// <param name="Weights">By the numbers of the publications.</param>
    private sealed record Unsaved(Dictionary<int, ReviewFigures> Reviews, Dictionary<int, decimal> Weights);
}
