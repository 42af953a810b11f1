using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// The second stage: what the tables list is matched with what is stored, and what is to be added and changed is
/// staged, while the next films are matched on another thread.
/// </summary>
internal sealed class RowMatching(MatchedFilms films, StagedRows staged, IProgress<TableProgress> progress)
{
    private const int FilmsBetweenReports = 500;

    private readonly Dictionary<Critic, int> _addedCritics = [];
    private readonly Dictionary<Publication, int> _addedPublications = [];
    private readonly List<int> _refiguredIds = [];

    public int New { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public int Repeated { get; private set; }

    public int Films { get; private set; }

    public long Rows => New + Changed + Unchanged + Repeated;

    /// <summary>
    /// Stored reviews that change in what counts, so that a published score that covers them no longer stands.
    /// </summary>
    public IReadOnlyList<int> RefiguredIds => _refiguredIds;

    /// <param name="importId">Of the import, which is staged last.</param>
    public async Task MatchAsync(int importId, CancellationToken cancellation)
    {
        var matched = ReadAhead.Of(films.ReadAsync(cancellation), sizeOf: f => 1 + f.Reviews.Count, cancellation);
        await foreach (var film in matched)
        {
            Stage(importId, film);
            Films++;
            if (Films % FilmsBetweenReports == 0)
            {
                progress.Report(new TableProgress(TableStage.Matching, Rows, (double)Films / films.Count));
            }
        }

        staged.MentionAdded(importId);
    }

    private void Stage(int importId, MatchedFilm film)
    {
        var filmId = film.StoredId ?? staged.Add(film.Film);
        staged.MentionFilm(importId, filmId);
        if (film.Published is { } published)
        {
            staged.Add(new ImportedSummary(published, scoreStands: true), importId, filmId);
        }

        _refiguredIds.AddRange(film.RefiguredIds);
        foreach (var match in film.Reviews)
        {
            Stage(importId, filmId, match);
        }
    }

    private void Stage(int importId, int filmId, ReviewMatch match)
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
