using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Store;

/// <summary>
/// Full-text search. With any database, words are those of <see cref="Domain.Texts.SearchKey.TermsIn"/>, all of them
/// must match, and withdrawn rows are not found. Hits are counted and ordered in the same way.
/// </summary>
internal abstract class FullTextSearch
{
    public abstract IQueryable<Film> Films(ReviewSiteDb db, FullTextQuery query);

    /// <param name="most">The most ids to return.</param>
    public abstract IQueryable<Film> Films(ReviewSiteDb db, FullTextQuery query, int most);

    public abstract IQueryable<Critic> Critics(ReviewSiteDb db, FullTextQuery query);

    public abstract IQueryable<Publication> Publications(ReviewSiteDb db, FullTextQuery query);

    public abstract Task<int> CountFilmsAsync(ReviewSiteDb db, FullTextQuery query, CancellationToken cancellation);

    /// <summary>The best matches first; critics and publications only if they have a review on the site.</summary>
    /// <param name="skip">At most <see cref="Found.MostCounted"/>.</param>
    public async Task<Found> FindAsync(
        ReviewSiteDb db,
        SearchedTable table,
        FullTextQuery query,
        int skip,
        int take,
        CancellationToken cancellation
    )
    {
        var (text, (all, id)) = (TextOf(query), HitsOf(table));
        var hits = ConditionOf(table, query) is { } condition ? $"{all} AND {condition}" : all;
        var isNewestFirst = FindsNewestFirst(table, query);
        var first = FormattableStringFactory.Create(
            $"SELECT {id} AS \"Value\" FROM {hits}{(isNewestFirst ? $" ORDER BY {id} DESC" : "")} "
                + $"LIMIT {Found.MostCounted + 1}",
            text
        );
        var found = await db.Database.SqlQuery<int>(first).ToListAsync(cancellation);
        if (found.Count == 0)
        {
            return Found.Nothing;
        }

        var isMore = found.Count > Found.MostCounted;
        if (isMore && isNewestFirst)
        {
            return new Found([.. found.Take(Found.MostCounted).Skip(skip).Take(take)], Found.MostCounted, isMore);
        }

        var page = isMore
            ? FormattableStringFactory.Create(
                $"SELECT {id} AS \"Value\" FROM {hits} ORDER BY {id} DESC LIMIT {{1}} OFFSET {{2}}",
                text,
                Math.Min(take, Found.MostCounted - skip),
                skip
            )
            : Ranked(table, text, found, take, skip);
        var ids = await db.Database.SqlQuery<int>(page).ToListAsync(cancellation);
        return new Found(ids, Math.Min(found.Count, Found.MostCounted), isMore);
    }

    /// <summary>The words of all titles and names, with how many of these have each.</summary>
    public abstract Task<IReadOnlyDictionary<string, int>> WordsOfNamesAsync(
        ReviewSiteDb db,
        CancellationToken cancellation
    );

    /// <summary>Rebuilds the words of all texts.</summary>
    /// <param name="db">Within a transaction that writes.</param>
    public abstract Task RebuildAsync(ReviewSiteDb db, CancellationToken cancellation);

    /// <summary>A query in the database's own language.</summary>
    protected abstract string TextOf(FullTextQuery query);

    /// <summary>
    /// SQL for a table's hits: the part after FROM, with {0} for the query, and the id. Table names cannot be
    /// parameters; all of them are constants of the program.
    /// </summary>
    protected abstract (string Hits, string Id) HitsOf(SearchedTable table);

    /// <summary>
    /// A condition in SQL, without parameters, that is true of every hit and lets the database find them sooner.
    /// </summary>
    protected virtual string? ConditionOf(SearchedTable table, FullTextQuery query) => null;

    /// <summary>Whether listing the newest hits costs no more than listing any.</summary>
    protected abstract bool FindsNewestFirst(SearchedTable table, FullTextQuery query);

    /// <summary>SQL for a page of hits, the best first, and the newest of equal ones.</summary>
    /// <param name="text">The query in the database's own language.</param>
    /// <param name="found">All hits.</param>
    protected abstract FormattableString Ranked(SearchedTable table, string text, List<int> found, int take, int skip);
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
