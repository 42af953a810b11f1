using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Imports.Staging;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>What the tables come to in the store as it was at a version of its content: staged, and counted.</summary>
internal sealed class TableMatch(StagedRows staged, long contentVersion) : IDisposable
{
    private readonly Dictionary<Critic, int> _addedCritics = [];
    private readonly Dictionary<Publication, int> _addedPublications = [];
    private readonly List<int> _refiguredIds = [];

    public long ContentVersion => contentVersion;

    public StagedRows Staged => staged;

    /// <summary>The import, which is staged last.</summary>
    public int ImportId { get; } = staged.NextImportId;

    public int Films { get; private set; }

    public int New { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public int Repeated { get; private set; }

    public long Rows => New + Changed + Unchanged + Repeated;

    /// <summary>
    /// Stored reviews that change in what counts, so that a published score that covers them no longer stands.
    /// </summary>
    public IReadOnlyList<int> RefiguredIds => _refiguredIds;

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public void Add(MatchedFilm film)
    {
        Films++;
        var filmId = film.StoredId ?? staged.Add(film.Film);
        staged.MentionFilm(ImportId, filmId);
        if (film.Published is { } published)
        {
            staged.Add(new ImportedSummary(published, scoreStands: true), ImportId, filmId);
        }

        _refiguredIds.AddRange(film.RefiguredIds);
        foreach (var match in film.Reviews)
        {
            Add(match, filmId);
        }
    }

    public void Complete(Import import)
    {
        staged.MentionAdded(ImportId);
        staged.Add(import, filmId: null);
        Warnings = import.Warnings;
    }

    public void Dispose() => staged.Dispose();

    private void Add(ReviewMatch match, int filmId)
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
                staged.Mention(ImportId, review);
                staged.Change(review, IdOf(review.Critic), IdOf(review.Publication));
                break;
            case MatchOutcome.Unchanged:
                Unchanged++;
                staged.Mention(ImportId, review);
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
