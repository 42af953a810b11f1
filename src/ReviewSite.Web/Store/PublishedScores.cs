using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Store;

/// <summary>
/// Whether published scores still stand: while the reviews that a published summary covers count as they did when it
/// was imported. A change that is undone lets the score stand again.
/// </summary>
internal static class PublishedScores
{
    /// <summary>A change of more summaries lets none of them stand again; it takes a query for each.</summary>
    private const int MostChecked = 100;

    /// <summary>What a review counts by, beside the weight of its publication.</summary>
    private static readonly string[] _figures =
    [
        nameof(Review.Score),
        nameof(Review.StatedReception),
        nameof(Review.PublicationId),
        nameof(Review.IsWithdrawn),
    ];

    /// <summary>Whether a review that is about to be saved counts in another way. Beside a score, a stated reception
    /// does not count.</summary>
    public static bool HasOtherFigures(EntityEntry<Review> review) =>
        _figures.Any(f => IsCounted(review.Entity, f) && review.Property(f).IsModified);

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
        foreach (var summary in summaries)
        {
            summary.NoteReviews(
                areAsPublished: summaries.Count <= MostChecked && await AreAsPublishedAsync(db, summary, cancellation)
            );
        }
    }

    private static async Task<bool> AreAsPublishedAsync(
        ReviewSiteDb db,
        ImportedSummary summary,
        CancellationToken cancellation
    )
    {
        var since = await db
            .History.ThatAddedImport(summary.ImportId)
            .Select(e => (int?)e.Id)
            .FirstOrDefaultAsync(cancellation);
        var reviews = await db
            .ImportMentions.IgnoreQueryFilters()
            .Where(m => m.ImportId == summary.ImportId && m.Review.FilmId == summary.FilmId)
            .Select(m => m.Review)
            .ToListAsync(cancellation);
        var ids = reviews.ConvertAll(r => r.Id);

        // The history does not have what a table changed in them.
        var isUnknown =
            since is null
            || await db
                .ImportMentions.IgnoreQueryFilters()
                .AnyAsync(
                    m =>
                        m.ImportId > summary.ImportId
                        && ids.Contains(m.ReviewId)
                        && db.Imports.IgnoreQueryFilters().Any(i => i.Id == m.ImportId && i.FilmId == null),
                    cancellation
                );
        if (isUnknown && !summary.ScoreStands)
        {
            return false;
        }

        var publicationIds = reviews.Select(r => r.PublicationId).OfType<int>().Distinct().ToList();
        var publications = await db.Publications.Where(p => publicationIds.Contains(p.Id)).ToListAsync(cancellation);
        return await AreAsBeforeAsync(
                db,
                since,
                reviews.SelectMany(r =>
                    _figures.Where(f => IsCounted(r, f)).Select(f => (db.Entry((object)r), r.Id, f))
                ),
                cancellation
            )
            && await AreAsBeforeAsync(
                db,
                since,
                publications.Select(p => (db.Entry((object)p), p.Id, nameof(Publication.Weight))),
                cancellation
            );
    }

    /// <param name="since">The entry of the history whose values count; <c>null</c> for those that are stored.</param>
    private static async Task<bool> AreAsBeforeAsync(
        ReviewSiteDb db,
        int? since,
        IEnumerable<(EntityEntry Entry, int Id, string Field)> values,
        CancellationToken cancellation
    )
    {
        var compared = values.ToList();
        if (compared.Count == 0)
        {
            return true;
        }

        var (kind, ids) = (compared[0].Entry.Metadata.ClrType.Name, compared.ConvertAll(v => v.Id));
        var changes = await db
            .History.Where(e => since != null && e.Id > since)
            .OrderBy(e => e.Id)
            .SelectMany(e => e.Changes)
            .Where(c => c.Kind == kind && ids.Contains(c.Id) && c.Field != null)
            .Select(c => new
            {
                c.Id,
                c.Field,
                c.Before,
            })
            .ToListAsync(cancellation);
        var first = changes.ToLookup(c => (c.Id, c.Field!), c => c.Before);
        return compared.TrueForAll(value =>
        {
            var property = value.Entry.Property(value.Field);
            var before = first[(value.Id, value.Field)].ToList() is [var changed, ..]
                ? changed
                : AuditCapture.Text(property.Metadata, property.OriginalValue);
            return before == AuditCapture.Text(property.Metadata, property.CurrentValue);
        });
    }

    private static bool IsCounted(Review review, string figure) =>
        figure != nameof(Review.StatedReception) || review.Score is null;
}
