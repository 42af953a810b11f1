using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Store;

/// <summary>
/// The reviews that published summaries cover, as they count now and as they counted when each summary was imported.
/// </summary>
internal sealed class CoveredReviews
{
    private readonly ILookup<int, (StoredReview Now, StoredReview Then)> _bySummary;
    private readonly Dictionary<int, int> _added;
    private readonly Dictionary<int, decimal> _weights;
    private readonly EarlierValues _earlierWeights;
    private readonly HashSet<int> _unknown;

    private CoveredReviews(
        ILookup<int, (StoredReview Now, StoredReview Then)> bySummary,
        Dictionary<int, int> added,
        Dictionary<int, decimal> weights,
        EarlierValues earlierWeights,
        HashSet<int> unknown
    ) =>
        (_bySummary, _added, _weights, _earlierWeights, _unknown) = (
            bySummary,
            added,
            weights,
            earlierWeights,
            unknown
        );

    public static async Task<CoveredReviews> LoadAsync(
        ReviewSiteDb db,
        ImportedSummary[] summaries,
        CancellationToken cancellation
    )
    {
        var stored = await StoredAsync(db, summaries, cancellation);
        var added = await AddedAsync(db, summaries, cancellation);
        var first = added.Count == 0 ? (int?)null : added.Values.Min();
        var ids = stored.SelectMany(r => r).Select(r => r.Id).Distinct().ToList();
        var earlier = await EarlierValues.LoadAsync<Review>(db, first, ids, cancellation);
        var bySummary = summaries
            .SelectMany(s => stored[s.Id].Select(r => (s.Id, Now: r, Then: Earlier(r, earlier, EntryOf(s, added)))))
            .ToLookup(r => r.Id, r => (r.Now, r.Then));
        var publicationIds = bySummary
            .SelectMany(r => r)
            .SelectMany(r => new[] { r.Now.PublicationId, r.Then.PublicationId })
            .OfType<int>()
            .Distinct()
            .ToList();
        var weights = await db
            .Publications.Where(p => EF.Parameter(publicationIds).Contains(p.Id))
            .Select(p => new { p.Id, p.Weight })
            .ToDictionaryAsync(p => p.Id, p => p.Weight, cancellation);
        return new CoveredReviews(
            bySummary,
            added,
            weights,
            await EarlierValues.LoadAsync<Publication>(db, first, publicationIds, cancellation),
            await UnknownAsync(db, summaries, added, stored, ids, cancellation)
        );
    }

    /// <summary>Whether the reviews of a summary count as they did when it was imported.</summary>
    /// <param name="unsaved">What is to count in the place of what is stored.</param>
    public bool AreAsPublished(ImportedSummary summary, UnsavedFigures unsaved) =>
        (summary.ScoreStands || !_unknown.Contains(summary.Id))
        && _bySummary[summary.Id].All(r => Now(r.Now, unsaved) == Then(r.Then, EntryOf(summary, _added)));

    private ReviewFigures Now(StoredReview review, UnsavedFigures unsaved) =>
        unsaved.Reviews.TryGetValue(review.Id, out var figures)
            ? figures
            : review.FiguresWith(id => unsaved.Weights.GetValueOrDefault(id, _weights[id]));

    private ReviewFigures Then(StoredReview review, int? since) =>
        review.FiguresWith(id => _earlierWeights.Of(id, nameof(Publication.Weight), since, _weights[id]));

    private static StoredReview Earlier(StoredReview review, EarlierValues earlier, int? since) =>
        new(
            review.Id,
            earlier.Of(review.Id, nameof(Review.PublicationId), since, review.PublicationId),
            earlier.Of(review.Id, nameof(Review.Score), since, review.Score),
            earlier.Of(review.Id, nameof(Review.StatedReception), since, review.Stated),
            earlier.Of(review.Id, nameof(Review.IsWithdrawn), since, review.IsWithdrawn)
        );

    /// <summary>The entry of the history that added the import of a summary.</summary>
    private static int? EntryOf(ImportedSummary summary, Dictionary<int, int> added) =>
        added.TryGetValue(summary.ImportId, out var entry) ? entry : null;

    private static async Task<ILookup<int, StoredReview>> StoredAsync(
        ReviewSiteDb db,
        ImportedSummary[] summaries,
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
        return covered.ToLookup(c => c.Id, c => c.Review);
    }

    /// <summary>The entries of the history that added the imports.</summary>
    private static Task<Dictionary<int, int>> AddedAsync(
        ReviewSiteDb db,
        ImportedSummary[] summaries,
        CancellationToken cancellation
    )
    {
        var imports = summaries.Select(s => s.ImportId).Distinct().ToList();
        return db
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
    }

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

    /// <summary>What a review counts by, with the number of its publication.</summary>
    private sealed record StoredReview(int Id, int? PublicationId, Score? Score, Reception? Stated, bool IsWithdrawn)
    {
        public ReviewFigures FiguresWith(Func<int, decimal> weightOf) =>
            new(Score, Stated, IsWithdrawn, PublicationId is { } id ? weightOf(id) : Publication.DefaultWeight);
    }
}

/// <summary>What is to count in the place of what is stored.</summary>
/// <param name="Reviews">By their numbers.</param>
/// <param name="Weights">By the numbers of the publications.</param>
internal sealed record UnsavedFigures(Dictionary<int, ReviewFigures> Reviews, Dictionary<int, decimal> Weights);
