using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Store;

/// <summary>
/// Full-text search. With any database, words are those of <see cref="Domain.Texts.SearchKey.TermsIn"/>, all of them
/// must match, and withdrawn rows are not found.
/// </summary>
public interface IFullTextSearch
{
    IQueryable<Film> Films(ReviewSiteDb db, FullTextQuery query);

    /// <param name="most">The most ids to return.</param>
    IQueryable<Film> Films(ReviewSiteDb db, FullTextQuery query, int most);

    IQueryable<Critic> Critics(ReviewSiteDb db, FullTextQuery query);

    IQueryable<Publication> Publications(ReviewSiteDb db, FullTextQuery query);

    Task<int> CountFilmsAsync(ReviewSiteDb db, FullTextQuery query, CancellationToken cancellation);

    /// <summary>The best matches first; critics and publications only if they have a review on the site.</summary>
    /// <param name="skip">At most <see cref="Found.MostCounted"/>.</param>
    Task<Found> FindAsync(
        ReviewSiteDb db,
        SearchedTable table,
        FullTextQuery query,
        int skip,
        int take,
        CancellationToken cancellation
    );

    /// <summary>The words of all titles and names, with how many of these have each.</summary>
    Task<IReadOnlyDictionary<string, int>> WordsOfNamesAsync(ReviewSiteDb db, CancellationToken cancellation);

    /// <summary>Rebuilds the words of all texts.</summary>
    /// <param name="db">Within a transaction that writes.</param>
    Task RebuildAsync(ReviewSiteDb db, CancellationToken cancellation);
}

/// <summary>What can be searched.</summary>
public enum SearchedTable
{
    Reviews,
    Films,
    Critics,
    Publications,
}

/// <summary>Phrases that a text must contain, in any order.</summary>
/// <param name="Phrases">The words of each, at least one; a word that stands alone is a phrase of one.</param>
/// <param name="EndsInPrefix">Whether the very last word is the beginning of one.</param>
public sealed record FullTextQuery(IReadOnlyList<string[]> Phrases, bool EndsInPrefix)
{
    /// <summary>Whether the phrase at this place ends in the beginning of a word.</summary>
    public bool IsPrefix(int phrase) => EndsInPrefix && phrase == Phrases.Count - 1;
}

/// <summary>The result of a search.</summary>
/// <param name="Ids">The ids of one page, in their order.</param>
/// <param name="Count">How many there are, or <see cref="MostCounted"/> if there are more.</param>
/// <param name="IsMore">Whether there are more than were counted; then the newest come first.</param>
public sealed record Found(IReadOnlyList<int> Ids, int Count, bool IsMore)
{
    /// <summary>
    /// How many hits are counted; if there are more, ranking every one would take long and tell little.
    /// </summary>
    public const int MostCounted = 1_000;

    public static Found Nothing { get; } = new([], 0, IsMore: false);
}
