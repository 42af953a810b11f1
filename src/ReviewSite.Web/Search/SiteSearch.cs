using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Search;

/// <summary>
/// Asks the full-text indexes. Where few enough are found, the best come first; of a word that half of all reviews
/// have, ranking every one would take long and tell little: then the newest come first, and they are counted no further
/// than <see cref="MostCounted"/>.
/// </summary>
public static class SiteSearch
{
    public const int MostCounted = 1_000;

    /// <summary>
    /// What was withdrawn is not in the index; of a film that was, the reviews are, and those are few.
    /// </summary>
    private const string LiveReviews = $"{SearchTables.Reviews} s";
    private const string OfLiveFilms =
        "s.rowid NOT IN (SELECT r.Id FROM Films f CROSS JOIN Reviews r ON r.FilmId = f.Id WHERE "
        + "f.IsWithdrawn AND NOT r.IsWithdrawn) AND ";

    private const string LiveFilms = $"{SearchTables.Films} s";
    private const string IsLive =
        "NOT r.IsWithdrawn AND NOT EXISTS (SELECT 1 FROM Films f WHERE f.IsWithdrawn AND f.Id = r.FilmId)";

    private const string LiveCritics =
        $"{SearchTables.Critics} s CROSS JOIN Critics t ON t.Id = s.rowid AND EXISTS (SELECT 1 FROM Reviews r "
        + $"WHERE r.CriticId = t.Id AND {IsLive})";
    private const string LivePublications =
        $"{SearchTables.Publications} s CROSS JOIN Publications t ON t.Id = s.rowid AND EXISTS (SELECT 1 FROM "
        + $"Reviews r WHERE r.PublicationId = t.Id AND {IsLive})";

    public static Task<Found> FindReviewsAsync(
        this ReviewSiteDb db,
        SearchWords words,
        int skip,
        int take,
        CancellationToken cancellation
    ) => db.FindAsync(SearchTables.Reviews, LiveReviews, words, skip, take, cancellation);

    public static Task<Found> FindFilmsAsync(
        this ReviewSiteDb db,
        SearchWords words,
        int take,
        CancellationToken cancellation
    ) => db.FindAsync(SearchTables.Films, LiveFilms, words, skip: 0, take, cancellation);

    /// <summary>The titles of the films that are found, the best first.</summary>
    public static async Task<IReadOnlyList<string>> FindTitlesAsync(
        this ReviewSiteDb db,
        SearchWords words,
        int take,
        CancellationToken cancellation
    )
    {
        var ids = (await db.FindFilmsAsync(words, take, cancellation)).Ids;
        var titles = await db
            .Films.Where(f => ids.Contains(f.Id))
            .Select(f => new { f.Id, f.Title })
            .ToDictionaryAsync(f => f.Id, f => f.Title, cancellation);
        return [.. ids.Where(titles.ContainsKey).Select(id => titles[id])];
    }

    public static Task<Found> FindCriticsAsync(
        this ReviewSiteDb db,
        SearchWords words,
        int take,
        CancellationToken cancellation
    ) => db.FindAsync(SearchTables.Critics, LiveCritics, words, skip: 0, take, cancellation);

    public static Task<Found> FindPublicationsAsync(
        this ReviewSiteDb db,
        SearchWords words,
        int take,
        CancellationToken cancellation
    ) => db.FindAsync(SearchTables.Publications, LivePublications, words, skip: 0, take, cancellation);

    private static async Task<Found> FindAsync(
        this ReviewSiteDb db,
        string index,
        string from,
        SearchWords words,
        int skip,
        int take,
        CancellationToken cancellation
    )
    {
        // Names of tables are no parameters, and all of them are this class's own.
        var match = index == SearchTables.Reviews ? words.Match : words.NameMatch;
        var where = index == SearchTables.Reviews ? OfLiveFilms : "";
        var counted = await db
            .Database.SqlQuery<int>(
                FormattableStringFactory.Create(
                    $"SELECT count(*) AS Value FROM (SELECT 1 FROM {from} WHERE {where}s.{index} MATCH {{0}} "
                        + $"LIMIT {MostCounted + 1})",
                    match
                )
            )
            .SingleAsync(cancellation);
        var order = counted > MostCounted ? "s.rowid DESC" : "s.rank, s.rowid DESC";
        var ids = await db
            .Database.SqlQuery<int>(
                FormattableStringFactory.Create(
                    $"SELECT s.rowid AS Value FROM {from} WHERE {where}s.{index} MATCH {{0}} ORDER BY {order} "
                        + $"LIMIT {{1}} OFFSET {{2}}",
                    match,
                    take,
                    skip
                )
            )
            .ToListAsync(cancellation);
        return new Found(ids, Math.Min(counted, MostCounted), counted > MostCounted);
    }
}

/// <summary>What a search found.</summary>
/// <param name="Ids">Of one page, in their order.</param>
/// <param name="Count">How many there are, or <see cref="SiteSearch.MostCounted"/> where there are more.</param>
/// <param name="IsMore">Whether there are more than were counted; then the newest come first.</param>
public sealed record Found(IReadOnlyList<int> Ids, int Count, bool IsMore)
{
    public static Found Nothing { get; } = new([], 0, IsMore: false);
}
