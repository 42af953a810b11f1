using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Store;

/// <summary>How hits are counted and ordered, for every database.</summary>
internal abstract class FullTextSearch : IFullTextSearch
{
    public abstract IQueryable<Film> Films(ReviewSiteDb db, FullTextQuery query);

    public abstract IQueryable<Film> Films(ReviewSiteDb db, FullTextQuery query, int most);

    public abstract IQueryable<Critic> Critics(ReviewSiteDb db, FullTextQuery query);

    public abstract IQueryable<Publication> Publications(ReviewSiteDb db, FullTextQuery query);

    public abstract Task<int> CountFilmsAsync(ReviewSiteDb db, FullTextQuery query, CancellationToken cancellation);

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

    public abstract Task<IReadOnlyDictionary<string, int>> WordsOfNamesAsync(
        ReviewSiteDb db,
        CancellationToken cancellation
    );

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
