using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Matches the reviews of the films that the tables list with the stored ones, film by film, once the films themselves
/// are matched.
/// </summary>
internal sealed class ListedReviewMatcher(ReviewSiteDb db, ListedRows listed, TableWarnings warnings, string source)
{
    private const int FilmsAtOnce = 50;

    private readonly SummaryService _service = SummaryService.For(db.Scale);
    private readonly OmittedValues _omitted = new();
    private Dictionary<int, Critic> _critics = [];
    private Dictionary<int, Publication> _publications = [];
    private ContributorLookup _names = null!;
    private HashSet<string> _slugs = [];

    /// <summary>In the order of the tables.</summary>
    public async IAsyncEnumerable<MatchedFilm> MatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        _critics = await db.Critics.AsNoTracking().ToDictionaryAsync(c => c.Id, cancellation);
        _publications = await db.Publications.AsNoTracking().ToDictionaryAsync(p => p.Id, cancellation);
        _names = ContributorLookup.Of(_critics.Values, _publications.Values);
        _slugs = await db.TakenSlugsAsync(cancellation);
        var films = listed.WithReviews().Chunk(FilmsAtOnce).ToAsyncEnumerable();
        await foreach (
            var some in ReadAhead.Of(films, sizeOf: f => f.Sum(listed => 1 + listed.Reviews.Count), cancellation)
        )
        {
            var ids = some.Select(f => f.Film.StoredId).OfType<int>().ToHashSet();
            var stored = await StoredAsync(ids, cancellation);
            var reviewsOf = await StoredReviewsAsync(ids, cancellation);
            foreach (var (film, reviews, published) in some)
            {
                yield return film.StoredId is { } id
                    ? Match(film, reviews, published, stored[id], [.. reviewsOf[id]], cancellation)
                    : Match(film, reviews, published, stored: null, storedReviews: [], cancellation);
            }
        }

        foreach (var problem in _omitted.Problems())
        {
            warnings.AddOfTable(source, problem);
        }
    }

    private MatchedFilm Match(
        ListedFilm listedFilm,
        IReadOnlyList<SourceReview> incoming,
        PublishedSummary? published,
        Film? stored,
        List<Review> storedReviews,
        CancellationToken cancellation
    )
    {
        if (stored is not null)
        {
            WarnOfEditors(stored, listedFilm);
        }

        var film = stored ?? new Film(FilmCatalog.FreeSlug(listedFilm.Details, _slugs), listedFilm.Details);
        var before = storedReviews.ToDictionary(r => r, Figures);
        var matcher = new ReviewMatcher(film, storedReviews, _names, _omitted);
        matcher.Match(incoming, cancellation);
        foreach (var note in matcher.Notes)
        {
            warnings.Add(source, note);
        }

        _slugs.Add(film.Slug);
        if (stored is null)
        {
            film.Summarize(Summary(matcher, published));
        }

        var refigured = matcher
            .Outcomes.Where(m => m.Outcome == MatchOutcome.Changed && before[m.Review] != Figures(m.Review))
            .Select(m => m.Review.Id)
            .ToList();
        return new MatchedFilm(film, stored?.Id, matcher.Outcomes, published, refigured);
    }

    private void WarnOfEditors(Film stored, ListedFilm film)
    {
        if (stored.IsWithdrawn && stored.EditedFields.HasFlag(EditableFilmFields.IsWithdrawn))
        {
            warnings.Add(
                source,
                Problem.Warning(film.Line, $"the film “{stored.Title}”, which an editor withdrew", "it stays withdrawn")
            );
        }

        if (stored.CorrectFromFile(film.Details) is not EditableFilmFields.None and var overruled)
        {
            warnings.Add(
                source,
                Problem.Warning(
                    film.Line,
                    $"{EnumWord.Of(overruled)} of “{stored.Title}”",
                    "an editor's value is kept instead of the file's"
                )
            );
        }
    }

    private Task<Dictionary<int, Film>> StoredAsync(HashSet<int> ids, CancellationToken cancellation) =>
        db
            .Films.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(f => EF.Parameter(ids).Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, cancellation);

    private async Task<ILookup<int, Review>> StoredReviewsAsync(HashSet<int> filmIds, CancellationToken cancellation)
    {
        var reviews = await db
            .Reviews.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(r => EF.Parameter(filmIds).Contains(r.FilmId))
            .OrderBy(r => r.FilmId)
            .ThenBy(r => r.Position)
            .ToListAsync(cancellation);
        foreach (var review in reviews)
        {
            review.Reattribute(
                review.CriticId is { } critic ? _critics[critic] : null,
                review.PublicationId is { } publication ? _publications[publication] : null
            );
        }

        return reviews.ToLookup(r => r.FilmId);
    }

    private static ReviewFigures Figures(Review review) =>
        new(review.Score, review.StatedReception, review.IsWithdrawn, WeightOf(review));

    private static decimal WeightOf(Review review) => review.Publication?.Weight ?? Publication.DefaultWeight;

    private FilmSummary Summary(ReviewMatcher matcher, PublishedSummary? published) =>
        _service.Summarize(
            matcher.Mentioned.Select(r => new ScoredReview(
                r.Score,
                r.StatedReception,
                r.Leaning,
                WeightOf(r),
                IsCovered: published is not null
            )),
            published
        );
}

/// <summary>A film that the tables list, as it is to be.</summary>
/// <param name="StoredId"><c>null</c> if it is new.</param>
/// <param name="Reviews">The outcome for each listed review, in their order.</param>
/// <param name="RefiguredIds">The stored reviews that change in what counts, so that a published score that covers them
/// no longer stands.</param>
internal sealed record MatchedFilm(
    Film Film,
    int? StoredId,
    IReadOnlyList<ReviewMatch> Reviews,
    PublishedSummary? Published,
    IReadOnlyList<int> RefiguredIds
);
