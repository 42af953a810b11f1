using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Search;

/// <summary>
/// Asks the full-text indexes. If few enough are found, the best come first; of a word that half of all reviews
/// have, ranking every one would take long and tell little: then the newest come first, and they are counted no further
/// than <see cref="Found.MostCounted"/>.
/// </summary>
public static class SiteSearch
{
    public static Task<Found> FindReviewsAsync(
        this ReviewSiteDb db,
        SearchWords words,
        int skip,
        int take,
        CancellationToken cancellation
    ) => db.Search.FindAsync(db, SearchedTable.Reviews, words.ReviewQuery, skip, take, cancellation);

    /// <summary>If the last word is a year, the films of that year with the other words come first.</summary>
    public static async Task<Found> FindFilmsAsync(
        this ReviewSiteDb db,
        SearchWords words,
        int take,
        CancellationToken cancellation
    )
    {
        var found = await db.Search.FindAsync(db, SearchedTable.Films, words.NameQuery, skip: 0, take, cancellation);
        if (words.TitleAndYear is not var (title, year))
        {
            return found;
        }

        var withAllWords = db.Search.Films(db, words.NameQuery).Select(f => f.Id);
        var ofYear = db
            .Search.Films(db, title.NameQuery)
            .AsNoTracking()
            .Where(f => f.Year == year && !withAllWords.Contains(f.Id));
        var first = await ofYear
            .OrderBy(f => f.Title.Length)
            .ThenByDescending(f => f.Id)
            .Select(f => f.Id)
            .Take(take)
            .ToListAsync(cancellation);
        return first.Count == 0
            ? found
            : found with
            {
                Ids = [.. first.Concat(found.Ids).Take(take)],
                Count = Math.Min(
                    found.Count + (first.Count < take ? first.Count : await ofYear.CountAsync(cancellation)),
                    Found.MostCounted
                ),
            };
    }

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
    ) => db.Search.FindAsync(db, SearchedTable.Critics, words.NameQuery, skip: 0, take, cancellation);

    public static Task<Found> FindPublicationsAsync(
        this ReviewSiteDb db,
        SearchWords words,
        int take,
        CancellationToken cancellation
    ) => db.Search.FindAsync(db, SearchedTable.Publications, words.NameQuery, skip: 0, take, cancellation);
}
