using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// The second stage: what the tables list is matched with what is stored, a film at a time. It only reads the store,
/// and stages what is to be added and changed.
/// </summary>
internal sealed class RowMatching(
    ReviewSiteDb db,
    ListedRows listed,
    StagedRows staged,
    TableWarnings warnings,
    string source,
    IProgress<TableProgress> progress
)
{
    private const int FilmsBetweenReports = 500;

    private readonly SummaryService _service = SummaryService.For(db.Scale);
    private readonly Dictionary<Critic, int> _addedCritics = [];
    private readonly Dictionary<Publication, int> _addedPublications = [];
    private readonly HashSet<int> _filmsWithOtherFigures = [];
    private Dictionary<int, Critic> _critics = [];
    private Dictionary<int, Publication> _publications = [];
    private ContributorLookup _names = null!;
    private HashSet<string> _slugs = [];

    public int New { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public int Repeated { get; private set; }

    public int Films { get; private set; }

    public long Rows => New + Changed + Unchanged + Repeated;

    /// <summary>
    /// Stored films of which a review changes in what counts, so that a published score no longer stands.
    /// </summary>
    public IReadOnlySet<int> FilmsWithOtherFigures => _filmsWithOtherFigures;

    /// <param name="importId">Of the import, which is staged already.</param>
    public async Task MatchAsync(int importId, CancellationToken cancellation)
    {
        _critics = await db.Critics.AsNoTracking().ToDictionaryAsync(c => c.Id, cancellation);
        _publications = await db.Publications.AsNoTracking().ToDictionaryAsync(p => p.Id, cancellation);
        _names = ContributorLookup.Of(_critics.Values, _publications.Values);
        _slugs = await db.TakenSlugsAsync(cancellation);
        var films = listed.WithReviews().ToAsyncEnumerable();
        await foreach (
            var (film, reviews, published) in ReadAhead.Of(films, sizeOf: f => 1 + f.Reviews.Count, cancellation)
        )
        {
            await MatchFilmAsync(importId, film, reviews, published, cancellation);
            if (Films % FilmsBetweenReports == 0)
            {
                progress.Report(new TableProgress(TableStage.Matching, Rows, (double)Films / listed.Films));
            }
        }

        staged.MentionAdded(importId);
    }

    private async Task MatchFilmAsync(
        int importId,
        ListedFilm film,
        IReadOnlyList<SourceReview> incoming,
        PublishedSummary? published,
        CancellationToken cancellation
    )
    {
        var stored = film.StoredId is { } storedId
            ? await db.Films.IgnoreQueryFilters().AsNoTracking().SingleAsync(f => f.Id == storedId, cancellation)
            : null;
        if (stored is not null)
        {
            WarnOfEditors(stored, film);
        }

        var details = stored ?? new Film(FilmCatalog.FreeSlug(film.Details, _slugs), film.Details);
        var reviews = stored is null ? [] : await StoredReviewsAsync(stored.Id, cancellation);
        var before = reviews.ToDictionary(r => r, Figures);
        var matcher = new ReviewMatcher(details, reviews, _names);
        foreach (var review in incoming)
        {
            matcher.Match(review);
        }

        foreach (var note in matcher.Notes)
        {
            warnings.Add(source, note);
        }

        Films++;
        _slugs.Add(details.Slug);
        var filmId = stored?.Id ?? Add(details, matcher, published);
        staged.MentionFilm(importId, filmId);
        if (published is not null)
        {
            staged.Add(new ImportedSummary(published, scoreStands: true), importId, filmId);
        }

        foreach (var match in matcher.Outcomes)
        {
            Stage(importId, filmId, match, before);
        }
    }

    private void WarnOfEditors(Film stored, ListedFilm film)
    {
        if (stored.IsWithdrawn && stored.EditedFields.HasFlag(FilmFacts.IsWithdrawn))
        {
            warnings.Add(
                source,
                Problem.Warning(film.Line, $"the film “{stored.Title}”, which an editor withdrew", "it stays withdrawn")
            );
        }

        if (stored.CorrectFromFile(film.Details) is not FilmFacts.None and var overruled)
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

    private async Task<List<Review>> StoredReviewsAsync(int filmId, CancellationToken cancellation)
    {
        var reviews = await db
            .Reviews.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(r => r.FilmId == filmId)
            .OrderBy(r => r.Position)
            .ToListAsync(cancellation);
        foreach (var review in reviews)
        {
            review.Reattribute(
                review.CriticId is { } critic ? _critics[critic] : null,
                review.PublicationId is { } publication ? _publications[publication] : null
            );
        }

        return reviews;
    }

    private static (Score?, Reception?, Publication?, bool) Figures(Review review) =>
        (review.Score, review.StatedReception, review.Publication, review.IsWithdrawn);

    private int Add(Film film, ReviewMatcher matcher, PublishedSummary? published)
    {
        var figures = matcher.Mentioned.Select(r => new ScoredReview(
            r.Score,
            r.StatedReception,
            r.Leaning,
            r.Publication?.Weight ?? Publication.DefaultWeight,
            IsCovered: published is not null
        ));
        film.Summarize(_service.Summarize(figures, published));
        return staged.Add(film);
    }

    private void Stage(
        int importId,
        int filmId,
        ReviewMatch match,
        Dictionary<Review, (Score?, Reception?, Publication?, bool)> before
    )
    {
        var review = match.Review;
        switch (match.Outcome)
        {
            case MatchOutcome.New:
                New++;
                staged.Add(review, filmId, IdOf(review.Critic), IdOf(review.Publication));
                break;
            case MatchOutcome.Changed:
                Changed++;
                staged.Mention(importId, review);
                staged.Change(review, IdOf(review.Critic), IdOf(review.Publication));
                if (before[review] != Figures(review))
                {
                    _filmsWithOtherFigures.Add(filmId);
                }

                break;
            case MatchOutcome.Unchanged:
                Unchanged++;
                staged.Mention(importId, review);
                break;
            default:
                Repeated++;
                break;
        }
    }

    private int? IdOf(Critic? critic) => critic is null ? null : IdOf(critic, critic.Id, _addedCritics, staged.Add);

    private int? IdOf(Publication? publication) =>
        publication is null ? null : IdOf(publication, publication.Id, _addedPublications, staged.Add);

    /// <summary>One that is not stored is staged the first time.</summary>
    private static int IdOf<T>(T contributor, int storedId, Dictionary<T, int> added, Func<T, int> add)
        where T : class
    {
        if (storedId != 0)
        {
            return storedId;
        }

        if (!added.TryGetValue(contributor, out var id))
        {
            added[contributor] = id = add(contributor);
        }

        return id;
    }
}
