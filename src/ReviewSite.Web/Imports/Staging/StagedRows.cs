using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Imports.Staging;

/// <summary>
/// What an import adds to the store and changes in it, gathered in its staging file: rows in the store's own shape,
/// with the ids that they will have there. The ids hold as long as nobody else writes, which must be checked before
/// they are saved.
/// </summary>
internal sealed class StagedRows : IDisposable
{
    /// <summary>In the order in which one refers to another.</summary>
    private static readonly Type[] _tables =
    [
        typeof(Critic),
        typeof(Publication),
        typeof(Film),
        typeof(FilmRedirect),
        typeof(Review),
        typeof(Import),
        typeof(ImportMention),
        typeof(ImportFilmMention),
        typeof(ImportedSummary),
        typeof(SavedGrid),
        typeof(CuratedFilms),
        typeof(Poll),
    ];

    private readonly VerdictScale _scale;
    private readonly StagingFile _file;
    private readonly Dictionary<Type, int> _lastIds;
    private readonly int _lastStoredReview;
    private readonly RowWriter<Critic> _critics;
    private readonly RowWriter<Publication> _publications;
    private readonly RowWriter<Film> _films;
    private readonly RowWriter<FilmRedirect> _redirects;
    private readonly RowWriter<Review> _reviews;
    private readonly RowWriter<Import> _imports;
    private readonly RowWriter<ImportMention> _mentions;
    private readonly RowWriter<ImportFilmMention> _filmMentions;
    private readonly RowWriter<ImportedSummary> _summaries;
    private readonly RowWriter<SavedGrid> _grids;
    private readonly RowWriter<CuratedFilms> _collections;
    private readonly RowWriter<Poll> _polls;

    private StagedRows(VerdictScale scale, StagingFile file, Dictionary<Type, int> lastIds)
    {
        (_scale, _file, _lastIds) = (scale, file, lastIds);
        _lastStoredReview = lastIds[typeof(Review)];
        _critics = Writer<Critic>(nameof(Critic.Id));
        _publications = Writer<Publication>(nameof(Publication.Id));
        _films = Writer<Film>(nameof(Film.Id));
        _redirects = Writer<FilmRedirect>(nameof(FilmRedirect.FilmId));
        _reviews = Writer<Review>(
            nameof(Review.Id),
            nameof(Review.FilmId),
            nameof(Review.CriticId),
            nameof(Review.PublicationId)
        );
        _imports = Writer<Import>(nameof(Import.Id), nameof(Import.FilmId));
        _mentions = Writer<ImportMention>(nameof(ImportMention.ImportId), nameof(ImportMention.ReviewId));
        _filmMentions = Writer<ImportFilmMention>();
        _summaries = Writer<ImportedSummary>(
            nameof(ImportedSummary.Id),
            nameof(ImportedSummary.ImportId),
            nameof(ImportedSummary.FilmId)
        );
        _grids = Writer<SavedGrid>(nameof(SavedGrid.Id));
        _collections = Writer<CuratedFilms>(nameof(CuratedFilms.Id));
        _polls = Writer<Poll>(nameof(Poll.Id));
    }

    /// <summary>Begins with no rows, whatever was staged before.</summary>
    public static async Task<StagedRows> BeginAsync(ReviewSiteDb db, StagingFile file, CancellationToken cancellation)
    {
        var lastIds = new Dictionary<Type, int>();
        foreach (var type in _tables)
        {
            file.Execute(StagingShape.Of(type));
            lastIds[type] = await db.Loader.LastIdAsync(db, type, cancellation);
        }

        return new StagedRows(db.Scale, file, lastIds);
    }

    /// <summary>That the next import will have.</summary>
    public int NextImportId => _lastIds[typeof(Import)] + 1;

    /// <returns>Its id, as with all that is added.</returns>
    public int Add(Critic critic)
    {
        var id = NextId<Critic>();
        _critics.Add(critic, id);
        return id;
    }

    public int Add(Publication publication)
    {
        var id = NextId<Publication>();
        _publications.Add(publication, id);
        return id;
    }

    public int Add(Film film)
    {
        var id = NextId<Film>();
        _films.Add(film, id);
        return id;
    }

    public void Add(FilmRedirect redirect, int filmId) => _redirects.Add(redirect, filmId);

    public int Add(Review review, int filmId, int? criticId, int? publicationId)
    {
        var id = NextId<Review>();
        review.Judge(_scale);
        _reviews.Add(review, id, filmId, criticId, publicationId);
        return id;
    }

    /// <summary>A review that is stored, as it is to be.</summary>
    public void Change(Review review, int? criticId, int? publicationId)
    {
        review.Judge(_scale);
        _reviews.Add(review, review.Id, review.FilmId, criticId, publicationId);
    }

    public int Add(Import import, int? filmId)
    {
        var id = NextId<Import>();
        _imports.Add(import, id, filmId);
        return id;
    }

    /// <summary>A review that is stored.</summary>
    public void Mention(int importId, Review review) => _mentions.Add(new ImportMention(review), importId, review.Id);

    /// <summary>All reviews that were added.</summary>
    public void MentionAdded(int importId) =>
        _file.Run(
            "INSERT INTO ImportMentions (ImportId, ReviewId) SELECT ?1, Id FROM Reviews WHERE Id > ?2",
            importId,
            _lastStoredReview
        );

    /// <summary>The reviews of a staged film at those positions, each once.</summary>
    /// <returns>How many there are.</returns>
    public int Mention(int importId, int filmId, int firstPosition, int lastPosition) =>
        _file.Run(
            "INSERT OR IGNORE INTO ImportMentions (ImportId, ReviewId) SELECT ?1, Id FROM Reviews WHERE FilmId = ?2 "
                + "AND Position BETWEEN ?3 AND ?4",
            importId,
            filmId,
            firstPosition,
            lastPosition
        );

    public void MentionFilm(int importId, int filmId) => _filmMentions.Add(new ImportFilmMention(importId, filmId));

    public void Add(ImportedSummary summary, int importId, int filmId) =>
        _summaries.Add(summary, NextId<ImportedSummary>(), importId, filmId);

    public void Add(SavedGrid grid) => _grids.Add(grid, NextId<SavedGrid>());

    public void Add(Poll poll) => _polls.Add(poll, NextId<Poll>());

    public void Add(CuratedFilms collection) => _collections.Add(collection, NextId<CuratedFilms>());

    /// <summary>Into the store.</summary>
    /// <param name="db">Within the transaction of a change that names the staging file.</param>
    public async Task SaveAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        await db.Loader.SaveStagedAsync(db, _file.Connection, _tables, _lastStoredReview, cancellation);
        await db.Loader.ContinueIdsAsync(db, _tables, cancellation);
    }

    public void Dispose()
    {
        IDisposable[] writers =
        [
            _critics,
            _publications,
            _films,
            _redirects,
            _reviews,
            _imports,
            _mentions,
            _filmMentions,
            _summaries,
            _grids,
            _collections,
            _polls,
        ];
        foreach (var writer in writers)
        {
            writer.Dispose();
        }
    }

    private int NextId<T>() => ++_lastIds[typeof(T)];

    private RowWriter<T> Writer<T>(params string[] keys)
        where T : class => new(StagingShape.Model, _file.Connection, keys);
}
