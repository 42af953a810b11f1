using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Store;

/// <summary>Calculates films' summaries from what is stored.</summary>
public sealed class FilmSummaries(SummaryService service)
{
    private const int ReadAtOnce = 500;

    public VerdictScale Scale => service.Scale;

    /// <param name="films">Tracked, so that the next save stores their summaries.</param>
    public async Task SummarizeAsync(ReviewSiteDb db, IEnumerable<Film> films, CancellationToken cancellation)
    {
        foreach (var some in films.Chunk(ReadAtOnce))
        {
            var figures = await FiguresOfFilms.LoadAsync(db, [.. some.Select(f => f.Id)], cancellation);
            foreach (var film in some)
            {
                film.Summarize(Explain(figures, film.Id).Summary);
            }
        }
    }

    /// <summary>Stores the summaries of many films, none of which is tracked.</summary>
    public async Task SummarizeAsync(ReviewSiteDb db, IEnumerable<int> filmIds, CancellationToken cancellation)
    {
        foreach (var some in filmIds.Chunk(ReadAtOnce))
        {
            var figures = await FiguresOfFilms.LoadAsync(db, some, cancellation);
            foreach (var id in some)
            {
                var summary = Explain(figures, id).Summary;
                await db
                    .Films.IgnoreQueryFilters()
                    .Where(f => f.Id == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(f => f.Summary, summary), cancellation);
            }
        }
    }

    public async Task<VerdictBreakdown> ExplainAsync(ReviewSiteDb db, int filmId, CancellationToken cancellation) =>
        Explain(await FiguresOfFilms.LoadAsync(db, [filmId], cancellation), filmId);

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
        var figuresOfFilm = await FiguresOfFilms.LoadAsync(db, [filmId], cancellation);
        var (inForce, reviews) = (figuresOfFilm.InForce(filmId), figuresOfFilm.Reviews(filmId));
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

    private VerdictBreakdown Explain(FiguresOfFilms figures, int filmId)
    {
        var inForce = figures.InForce(filmId);
        return service.Explain([.. figures.Reviews(filmId).Values], inForce?.Figures, inForce?.ScoreStands ?? true);
    }

    /// <summary>What the summaries of some films are calculated from.</summary>
    private sealed class FiguresOfFilms(
        IReadOnlyDictionary<int, ImportedSummary> inForce,
        ILookup<int, KeyValuePair<int, ScoredReview>> reviews
    )
    {
        /// <returns>The published summary.</returns>
        public ImportedSummary? InForce(int filmId) => inForce.GetValueOrDefault(filmId);

        /// <returns>By their ids, in the order of their positions.</returns>
        public OrderedDictionary<int, ScoredReview> Reviews(int filmId) => new(reviews[filmId]);

        public static async Task<FiguresOfFilms> LoadAsync(
            ReviewSiteDb db,
            IReadOnlyCollection<int> filmIds,
            CancellationToken cancellation
        )
        {
            var inForce = await db.SummariesInForceAsync(filmIds, cancellation);
            var reviews = await db
                .Reviews.AsNoTracking()
                .Where(r => EF.Parameter(filmIds).Contains(r.FilmId))
                .OrderBy(r => r.FilmId)
                .ThenBy(r => r.Position)
                .Select(r => new
                {
                    r.FilmId,
                    r.Id,
                    Scored = new ScoredReview(
                        r.Score,
                        r.StatedReception,
                        r.Leaning,
                        r.Publication == null ? Publication.DefaultWeight : r.Publication.Weight,
                        db.ImportMentions.Any(m =>
                            m.ReviewId == r.Id
                            && m.ImportId
                                == db.ImportedSummaries.Where(s => s.FilmId == r.FilmId && s.Import.WithdrawnAt == null)
                                    .Max(s => (int?)s.ImportId)
                        )
                    ),
                })
                .ToListAsync(cancellation);
            return new FiguresOfFilms(
                inForce,
                reviews.ToLookup(r => r.FilmId, r => KeyValuePair.Create(r.Id, r.Scored))
            );
        }
    }
}
