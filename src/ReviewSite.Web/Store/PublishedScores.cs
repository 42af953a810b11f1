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
            var covered = await CoveredReviews.LoadAsync(db, some, cancellation);
            foreach (var summary in some)
            {
                summary.NoteReviews(covered.AreAsPublished(summary, unsaved));
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
        var covered = await CoveredReviews.LoadAsync(db, [summary], cancellation);
        return covered.AreAsPublished(summary, new UnsavedFigures(new() { [reviewId] = figures }, []));
    }

    private static async Task<UnsavedFigures> UnsavedAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var reviews = Modified<Review>(db);
        var publicationIds = reviews
            .Where(r => r.Publication is null)
            .Select(r => r.PublicationId)
            .OfType<int>()
            .ToHashSet();

        // The reviews then have their publications. The number of one that is not saved yet is not known.
        await db.Publications.Where(p => EF.Parameter(publicationIds).Contains(p.Id)).LoadAsync(cancellation);
        return new UnsavedFigures(
            reviews.ToDictionary(r => r.Id, r => FiguresOf(r, r.Publication?.Weight ?? Publication.DefaultWeight)),
            Modified<Publication>(db).ToDictionary(p => p.Id, p => p.Weight)
        );
    }

    private static List<T> Modified<T>(ReviewSiteDb db)
        where T : class =>
        [.. db.ChangeTracker.Entries<T>().Where(e => e.State == EntityState.Modified).Select(e => e.Entity)];

    private static ReviewFigures FiguresOf(Review review, decimal weight) =>
        new(review.Score, review.StatedReception, review.IsWithdrawn, weight);
}

/// <summary>
/// What a review counts by in a published score. Beside a score, a stated reception does not count.
/// </summary>
/// <param name="Weight">The weight of its publication.</param>
internal readonly record struct ReviewFigures(Score? Score, Reception? Stated, bool IsWithdrawn, decimal Weight)
{
    public Reception? Stated { get; } = Score is null ? Stated : null;
}
