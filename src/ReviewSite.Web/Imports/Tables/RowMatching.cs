using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// The second stage: what was read against what is stored, a film at a time. It only reads the store, and leaves in the
/// staging file what is to be added and changed.
/// </summary>
internal sealed class RowMatching(
    ReviewSiteDb db,
    StagingFile staging,
    TableWarnings warnings,
    string source,
    IProgress<TableProgress> progress
)
{
    private const int FilmsBetweenReports = 500;

    private readonly Dictionary<Critic, int> _criticNumbers = [];
    private readonly Dictionary<Publication, int> _publicationNumbers = [];
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

    public async Task MatchAsync(CancellationToken cancellation)
    {
        staging.Execute(
            "BEGIN; DELETE FROM Critics; DELETE FROM Publications; DELETE FROM Added; DELETE FROM Changed; "
                + "DELETE FROM Mentioned"
        );
        _critics = await db.Critics.AsNoTracking().ToDictionaryAsync(c => c.Id, cancellation);
        _publications = await db.Publications.AsNoTracking().ToDictionaryAsync(p => p.Id, cancellation);
        _names = ContributorLookup.Of(_critics.Values, _publications.Values);
        _slugs = await db.TakenSlugsAsync(cancellation);
        var last = staging.Count("SELECT coalesce(max(Id), 0) FROM Films");
        for (var id = 1; id <= last; id++)
        {
            await MatchFilmAsync(id, cancellation);
            if (id % FilmsBetweenReports == 0)
            {
                progress.Report(
                    new TableProgress(TableStage.Matching, New + Changed + Unchanged + Repeated, (double)id / last)
                );
                cancellation.ThrowIfCancellationRequested();
            }
        }

        staging.Execute("COMMIT");
    }

    private async Task MatchFilmAsync(int id, CancellationToken cancellation)
    {
        if (Staged(id) is not { } staged)
        {
            return;
        }

        var facts = staged.Facts;
        var stored = staged.MainId is { } main
            ? await db.Films.IgnoreQueryFilters().AsNoTracking().SingleAsync(f => f.Id == main, cancellation)
            : null;
        if (stored is { IsWithdrawn: true } && stored.EditedFields.Contains(nameof(Film.IsWithdrawn)))
        {
            warnings.Add(
                source,
                Problem.Warning(
                    staged.Line,
                    $"the film “{stored.Title}”, which an editor withdrew",
                    "it stays withdrawn"
                )
            );
        }

        if (stored?.CorrectFromFile(facts) is { Count: > 0 } overruled)
        {
            warnings.Add(
                source,
                Problem.Warning(
                    staged.Line,
                    $"{string.Join(", ", overruled).ToLowerInvariant()} of “{stored.Title}”",
                    "an editor's value is kept instead of the file's"
                )
            );
        }

        var film = stored ?? new Film(FilmCatalog.FreeSlug(facts, _slugs), facts);
        var reviews = stored is null ? [] : await StoredReviewsAsync(stored.Id, cancellation);
        var before = reviews.ToDictionary(r => r, Figures);
        var meeting = new ReviewMatcher(film, [.. reviews], _names);
        foreach (var listed in Listed(id))
        {
            meeting.Meet(listed);
        }

        foreach (var note in meeting.Notes)
        {
            warnings.Add(source, note);
        }

        foreach (var met in meeting.Outcomes)
        {
            Keep(id, met, before);
        }

        Films++;
        _slugs.Add(film.Slug);
        KeepFilm(id, stored, film, meeting);
    }

    /// <summary>None where it turned out to be the same as another.</summary>
    private (int Line, int? MainId, FilmDetails Facts)? Staged(int id)
    {
        using var read = staging.Read("SELECT Line, MainId, Facts FROM Films WHERE Id = $0", id);
        return read.Read()
            ? (
                read.GetInt32(0),
                read.IsDBNull(1) ? null : read.GetInt32(1),
                JsonSerializer.Deserialize(read.GetString(2), StagingJson.Default.FilmDetails)!
            )
            : null;
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

    private IEnumerable<IncomingReview> Listed(int film)
    {
        using var read = staging.Read(
            "SELECT Line, Critic, Publication, Credit, OriginalScore, Score, Sentiment, Date, Quote, Url, "
                + "SourceKey FROM Rows WHERE Film = $0 ORDER BY Id",
            film
        );
        string? Text(int column) => read.IsDBNull(column) ? null : read.GetString(column);
        while (read.Read())
        {
            var sentiment = Text(6) is { } word ? Enum.Parse<Sentiment>(word) : (Sentiment?)null;
            var (stated, leaning) = Meaning(sentiment);
            var score = read.IsDBNull(5) ? (Score?)null : new Score(read.GetInt32(5));
            var date = Text(7) is { } day
                ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                : (DateOnly?)null;
            yield return new IncomingReview(
                read.GetInt32(0),
                Text(1),
                Text(2),
                new ReviewContent(Text(3), Text(4), score, stated, leaning, date, Text(8), Text(9)),
                Text(10)
            );
        }
    }

    private static (Reception? Stated, Leaning? Leaning) Meaning(Sentiment? sentiment) =>
        sentiment switch
        {
            null => (null, null),
            Sentiment.Fresh => (null, Leaning.Favorable),
            Sentiment.Rotten => (null, Leaning.Unfavorable),
            Sentiment.Positive => (Reception.Positive, null),
            Sentiment.Negative => (Reception.Negative, null),
            _ => (Reception.Mixed, null),
        };

    private static (Score?, Reception?, Publication?, bool) Figures(Review review) =>
        (review.Score, review.StatedReception, review.Publication, review.IsWithdrawn);

    private void Keep(int film, ReviewMatch met, Dictionary<Review, (Score?, Reception?, Publication?, bool)> before)
    {
        var r = met.Review;
        switch (met.Outcome)
        {
            case MatchOutcome.New:
                New++;
                staging.Run(
                    """
                    INSERT INTO Added (Film, Position, Critic, Credit, Publication, OriginalScore, Score, StatedReception, Reception, Leaning, Date, Quote, QuoteKey, Url, SourceKey)
                    VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                    """,
                    film,
                    r.Position,
                    Number(r.Critic),
                    r.Credit,
                    Number(r.Publication),
                    r.OriginalScore,
                    r.Score?.Value,
                    Word(r.StatedReception),
                    Word(r.Reception),
                    Word(r.Leaning),
                    Day(r.Date),
                    r.Quote,
                    r.QuoteKey,
                    r.Url,
                    r.SourceKey
                );
                break;
            case MatchOutcome.Changed:
                Changed++;
                staging.Run("INSERT INTO Mentioned (MainId) VALUES ($0)", r.Id);
                staging.Run(
                    """
                    INSERT INTO Changed (MainId, Critic, Credit, Publication, OriginalScore, Score, StatedReception, Reception, Leaning, Date, Quote, QuoteKey, Url, IsWithdrawn,
                        HasOtherFigures, Film)
                    VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                    """,
                    r.Id,
                    Number(r.Critic),
                    r.Credit,
                    Number(r.Publication),
                    r.OriginalScore,
                    r.Score?.Value,
                    Word(r.StatedReception),
                    Word(r.Reception),
                    Word(r.Leaning),
                    Day(r.Date),
                    r.Quote,
                    r.QuoteKey,
                    r.Url,
                    r.IsWithdrawn,
                    before[r] != Figures(r),
                    film
                );
                break;
            case MatchOutcome.Unchanged:
                Unchanged++;
                staging.Run("INSERT INTO Mentioned (MainId) VALUES ($0)", r.Id);
                break;
            default:
                Repeated++;
                break;
        }
    }

    private void KeepFilm(int id, Film? stored, Film film, ReviewMatcher meeting)
    {
        if (stored is not null)
        {
            staging.Run("UPDATE Films SET MainId = $1, IsNew = 0 WHERE Id = $0", id, stored.Id);
            return;
        }

        var published = Published(id);
        var figures = meeting.Mentioned.Select(r => new ScoredReview(
            r.Score,
            r.StatedReception,
            r.Leaning,
            r.Publication?.Weight ?? Publication.DefaultWeight,
            IsCovered: published is not null
        ));
        film.Summarize(SummaryService.Standard.Summarize(figures, published));
        staging.Run(
            "UPDATE Films SET IsNew = 1, MainId = NULL, Slug = $1, SearchText = $2, TitleKey = $3, Summary = "
                + "$4, Facts = $5 WHERE Id = $0",
            id,
            film.Slug,
            film.SearchText,
            film.TitleKey,
            StoredSummary.Write(film.Summary),
            JsonSerializer.Serialize(film.Facts, StagingJson.Default.FilmDetails)
        );
    }

    /// <summary>What the files say of the whole; of two, the later.</summary>
    private PublishedSummary? Published(int film)
    {
        using var read = staging.Read(
            "SELECT Verdict, Critics, Positive, Mixed, Negative, Score FROM Summaries WHERE Film = $0 ORDER "
                + "BY rowid DESC LIMIT 1",
            film
        );
        int? Whole(int column) => read.IsDBNull(column) ? null : read.GetInt32(column);
        return read.Read()
            ? new PublishedSummary(
                read.IsDBNull(0) ? null : read.GetString(0),
                Whole(1),
                Whole(2),
                Whole(3),
                Whole(4),
                Whole(5)
            )
            : null;
    }

    private int? Number(Critic? critic) =>
        critic is null
            ? null
            : Number(_criticNumbers, critic, "Critics", critic.Id, critic.Slug, critic.Name, critic.NameKey);

    private int? Number(Publication? publication) =>
        publication is null
            ? null
            : Number(
                _publicationNumbers,
                publication,
                "Publications",
                publication.Id,
                publication.Slug,
                publication.Name,
                publication.NameKey
            );

    /// <summary>Its number in the staging file, where it is put the first time.</summary>
    private int Number<T>(
        Dictionary<T, int> numbers,
        T thing,
        string table,
        int mainId,
        string slug,
        string name,
        string nameKey
    )
        where T : class
    {
        if (!numbers.TryGetValue(thing, out var number))
        {
            numbers[thing] = number = numbers.Count + 1;
            staging.Run(
                $"INSERT INTO {table} (Id, MainId, Slug, Name, NameKey) VALUES ($0, $1, $2, $3, $4)",
                number,
                mainId == 0 ? null : mainId,
                slug,
                name,
                nameKey
            );
        }

        return number;
    }

    private static string? Word<T>(T? value)
        where T : struct, Enum => value?.ToString().ToLowerInvariant();

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
