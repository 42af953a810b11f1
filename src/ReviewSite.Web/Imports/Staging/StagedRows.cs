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
    /// <summary>
    /// In the order in which one refers to another, each with the keys that its rows do not have themselves.
    /// </summary>
    private static readonly (Type Entity, string[] Keys)[] _tables =
    [
        (typeof(Critic), [nameof(Critic.Id)]),
        (typeof(Publication), [nameof(Publication.Id)]),
        (typeof(Film), [nameof(Film.Id)]),
        (typeof(FilmRedirect), [nameof(FilmRedirect.FilmId)]),
        (
            typeof(Review),
            [nameof(Review.Id), nameof(Review.FilmId), nameof(Review.CriticId), nameof(Review.PublicationId)]
        ),
        (typeof(Import), [nameof(Import.Id), nameof(Import.FilmId)]),
        (typeof(ImportMention), [nameof(ImportMention.ImportId), nameof(ImportMention.ReviewId)]),
        (typeof(ImportFilmMention), []),
        (
            typeof(ImportedSummary),
            [nameof(ImportedSummary.Id), nameof(ImportedSummary.ImportId), nameof(ImportedSummary.FilmId)]
        ),
        (typeof(SavedGrid), [nameof(SavedGrid.Id)]),
        (typeof(CuratedFilms), [nameof(CuratedFilms.Id)]),
        (typeof(Poll), [nameof(Poll.Id)]),
    ];

    private static readonly IReadOnlyList<Type> _entities = [.. _tables.Select(t => t.Entity)];

    private readonly VerdictScale _scale;
    private readonly StagingFile _file;
    private readonly Dictionary<Type, int> _lastIds;
    private readonly int _lastStoredReview;
    private readonly Dictionary<Type, IDisposable> _writers = [];

    private StagedRows(VerdictScale scale, StagingFile file, Dictionary<Type, int> lastIds)
    {
        (_scale, _file, _lastIds) = (scale, file, lastIds);
        _lastStoredReview = lastIds[typeof(Review)];
    }

    /// <summary>Begins with no rows, whatever was staged before.</summary>
    public static async Task<StagedRows> BeginAsync(ReviewSiteDb db, StagingFile file, CancellationToken cancellation)
    {
        var lastIds = new Dictionary<Type, int>();
        foreach (var type in _entities)
        {
            file.Execute(StagingShape.Of(type));
            lastIds[type] = await db.Loader.LastIdAsync(db, type, cancellation);
        }

        return new StagedRows(db.Scale, file, lastIds);
    }

    /// <summary>That the next import will have.</summary>
    public int NextImportId => _lastIds[typeof(Import)] + 1;

    /// <returns>Its id, as with all that is added.</returns>
    public int Add(Critic critic) => WriteNew(critic);

    public int Add(Publication publication) => WriteNew(publication);

    public int Add(Film film) => WriteNew(film);

    public void Add(FilmRedirect redirect, int filmId) => Write(redirect, filmId);

    public int Add(Review review, int filmId, int? criticId, int? publicationId)
    {
        review.Judge(_scale);
        return WriteNew(review, filmId, criticId, publicationId);
    }

    /// <summary>A review that is stored, as it is to be.</summary>
    public void Change(Review review, int? criticId, int? publicationId)
    {
        review.Judge(_scale);
        Write(review, review.Id, review.FilmId, criticId, publicationId);
    }

    public int Add(Import import, int? filmId) => WriteNew(import, filmId);

    /// <summary>A review that is stored.</summary>
    public void Mention(int importId, Review review) => Write(new ImportMention(review), importId, review.Id);

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

    public void MentionFilm(int importId, int filmId) => Write(new ImportFilmMention(importId, filmId));

    public void Add(ImportedSummary summary, int importId, int filmId) => WriteNew(summary, importId, filmId);

    public void Add(SavedGrid grid) => WriteNew(grid);

    public void Add(Poll poll) => WriteNew(poll);

    public void Add(CuratedFilms collection) => WriteNew(collection);

    /// <summary>Into the store.</summary>
    /// <param name="db">Within the transaction of a change that names the staging file.</param>
    public async Task SaveAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        await db.Loader.SaveStagedAsync(db, _file.Connection, _entities, _lastStoredReview, cancellation);
        await db.Loader.ContinueIdsAsync(db, _entities, cancellation);
    }

    public void Dispose()
    {
        foreach (var writer in _writers.Values)
        {
            writer.Dispose();
        }
    }

    private int WriteNew<T>(T row, params ReadOnlySpan<int?> references)
        where T : class
    {
        var id = ++_lastIds[typeof(T)];
        Write(row, [id, .. references]);
        return id;
    }

    private void Write<T>(T row, params ReadOnlySpan<int?> keys)
        where T : class
    {
        if (!_writers.TryGetValue(typeof(T), out var writer))
        {
            var names = _tables.Single(t => t.Entity == typeof(T)).Keys;
            _writers[typeof(T)] = writer = new RowWriter<T>(StagingShape.Model, _file.Connection, names);
        }

        ((RowWriter<T>)writer).Add(row, keys);
    }
}
