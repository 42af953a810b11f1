using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Store;

/// <summary>Calculates films' summaries from what is stored.</summary>
public sealed class FilmSummaries(SummaryService service)
{
    public VerdictScale Scale => service.Scale;

    /// <param name="film">Tracked, so that the next save stores its summary.</param>
    public async Task SummarizeAsync(ReviewSiteDb db, Film film, CancellationToken cancellation) =>
        film.Summarize((await ExplainAsync(db, film.Id, cancellation)).Summary);

    /// <summary>Stores the summaries of many films, none of which is tracked.</summary>
    public async Task SummarizeAsync(ReviewSiteDb db, IEnumerable<int> filmIds, CancellationToken cancellation)
    {
        foreach (var id in filmIds)
        {
            var summary = (await ExplainAsync(db, id, cancellation)).Summary;
            await db
                .Films.IgnoreQueryFilters()
                .Where(f => f.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.Summary, summary), cancellation);
        }
    }

    public async Task<VerdictBreakdown> ExplainAsync(ReviewSiteDb db, int filmId, CancellationToken cancellation)
    {
        var (inForce, reviews) = await LoadAsync(db, filmId, cancellation);
        return service.Explain([.. reviews.Values], inForce?.Figures, inForce?.ScoreStands ?? true);
    }

    /// <summary>The film's summary with one more review, or with a changed one.</summary>
    /// <param name="reviewId">The review that is changed; <c>null</c> for one more.</param>
    /// <param name="weight">The weight of its publication.</param>
    public async Task<VerdictBreakdown> ExplainWithAsync(
        ReviewSiteDb db,
        int filmId,
        int? reviewId,
        ReviewContent content,
        decimal weight,
        CancellationToken cancellation
    )
    {
        var (inForce, reviews) = await LoadAsync(db, filmId, cancellation);
        var key = reviewId ?? 0;
        var isCovered = reviews.TryGetValue(key, out var before) && before.IsCovered;
        reviews[key] = new ScoredReview(content.Score, content.StatedReception, content.Leaning, weight, isCovered);
        var scoreStands =
            inForce is null
            || (
                isCovered && FiguresOf(reviews[key]) is var figures && figures != FiguresOf(before)
                    ? await PublishedScores.WouldStandAsync(db, inForce, key, figures, cancellation)
                    : inForce.ScoreStands
            );
        return service.Explain([.. reviews.Values], inForce?.Figures, scoreStands);
    }

    private static ReviewFigures FiguresOf(ScoredReview review) =>
        new(review.Score, review.Stated, IsWithdrawn: false, review.Weight);

    private static async Task<(ImportedSummary? InForce, OrderedDictionary<int, ScoredReview> Reviews)> LoadAsync(
        ReviewSiteDb db,
        int filmId,
        CancellationToken cancellation
    )
    {
        var inForce = await db
            .ImportedSummaries.AsNoTracking()
            .Where(s => s.FilmId == filmId && s.Import.WithdrawnAt == null)
            .OrderByDescending(s => s.ImportId)
            .ThenByDescending(s => s.Id)
            .FirstOrDefaultAsync(cancellation);
        var importId = inForce?.ImportId ?? 0;
        var reviews = await db
            .Reviews.AsNoTracking()
            .Where(r => r.FilmId == filmId)
            .OrderBy(r => r.Position)
            .Select(r => new
            {
                r.Id,
                Scored = new ScoredReview(
                    r.Score,
                    r.StatedReception,
                    r.Leaning,
                    r.Publication == null ? Publication.DefaultWeight : r.Publication.Weight,
                    db.ImportMentions.Any(m => m.ReviewId == r.Id && m.ImportId == importId)
                ),
            })
            .ToListAsync(cancellation);
        return (inForce, new(reviews.Select(r => KeyValuePair.Create(r.Id, r.Scored))));
    }
}
