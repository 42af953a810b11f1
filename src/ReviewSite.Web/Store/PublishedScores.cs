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
            .History.ThatAdded(nameof(Import), summary.ImportId)
            .Select(e => (int?)e.Id)
            .FirstOrDefaultAsync(cancellation);
        var reviews = await db
            .ImportMentions.IgnoreQueryFilters()
            .Where(m => m.ImportId == summary.ImportId && m.Review.FilmId == summary.FilmId)
            .Select(m => m.Review)
            .ToListAsync(cancellation);
        var ids = reviews.ConvertAll(r => r.Id);

        // The history does not have what a table changed in them, nor which reviews had another's place before films
        // were merged.
        var isUnknown =
            since is null
            || await db.History.AnyAsync(
                e => e.Id > since && e.Changes.Any(c => c.Kind == nameof(ImportMention) && c.Id == summary.ImportId),
                cancellation
            )
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

        var earlier = await EarlierValues.LoadAsync(db, since, nameof(Review), ids, cancellation);
        return reviews.TrueForAll(r =>
                _figures.Where(f => IsCounted(r, f)).All(f => earlier.IsCurrent(db.Entry((object)r), r.Id, f))
            )
            && await HaveEarlierWeightsAsync(
                db,
                since,
                reviews.ConvertAll(r =>
                    (r.PublicationId, (int?)earlier.Of(db.Entry((object)r), r.Id, nameof(Review.PublicationId)))
                ),
                cancellation
            );
    }

    /// <param name="publications">That of each review, now and before.</param>
    private static async Task<bool> HaveEarlierWeightsAsync(
        ReviewSiteDb db,
        int? since,
        List<(int? Now, int? Before)> publications,
        CancellationToken cancellation
    )
    {
        var ids = publications.SelectMany(p => new[] { p.Now, p.Before }).OfType<int>().Distinct().ToList();
        var all = await db.Publications.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var earlier = await EarlierValues.LoadAsync(db, since, nameof(Publication), ids, cancellation);
        return publications.TrueForAll(p =>
            Weight(p.Now, publication => publication.Weight)
            == Weight(
                p.Before,
                publication =>
                    (decimal)earlier.Of(db.Entry((object)publication), publication.Id, nameof(publication.Weight))!
            )
        );

        decimal Weight(int? id, Func<Publication, decimal> of) =>
            id is { } known ? of(all[known]) : Publication.DefaultWeight;
    }

    private static bool IsCounted(Review review, string figure) =>
        figure != nameof(Review.StatedReception) || review.Score is null;

    /// <summary>The values of rows before the changes that followed an entry of the history.</summary>
    private sealed class EarlierValues
    {
        private readonly ILookup<(int Id, string Field), string?> _before;

        private EarlierValues(ILookup<(int Id, string Field), string?> before) => _before = before;

        /// <param name="since">The entry of the history; <c>null</c> for the values that are stored.</param>
        public static async Task<EarlierValues> LoadAsync(
            ReviewSiteDb db,
            int? since,
            string kind,
            List<int> ids,
            CancellationToken cancellation
        )
        {
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
            return new EarlierValues(changes.ToLookup(c => (c.Id, c.Field!), c => c.Before));
        }

        public object? Of(EntityEntry entry, int id, string field) =>
            AuditCapture.Value(entry.Property(field).Metadata, TextOf(entry, id, field));

        public bool IsCurrent(EntityEntry entry, int id, string field)
        {
            var property = entry.Property(field);
            return TextOf(entry, id, field) == AuditCapture.Text(property.Metadata, property.CurrentValue);
        }

        private string? TextOf(EntityEntry entry, int id, string field)
        {
            var property = entry.Property(field);
            return _before[(id, field)].ToList() is [var first, ..]
                ? first
                : AuditCapture.Text(property.Metadata, property.OriginalValue);
        }
    }
}
