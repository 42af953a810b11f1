using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Store;

/// <summary>How hits are counted and ordered, whatever the database.</summary>
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
        // What is searched is no parameter, and all of it is the program's own.
        var (hits, id, rank) = HitsOf(table);
        var text = TextOf(query);
        var counted = await db
            .Database.SqlQuery<int>(
                FormattableStringFactory.Create(
                    $"SELECT CAST(count(*) AS integer) AS \"Value\" FROM "
                        + $"(SELECT 1 FROM {hits} LIMIT {Found.MostCounted + 1}) hits",
                    text
                )
            )
            .SingleAsync(cancellation);
        var order = counted > Found.MostCounted ? $"{id} DESC" : $"{rank}, {id} DESC";
        var ids = await db
            .Database.SqlQuery<int>(
                FormattableStringFactory.Create(
                    $"SELECT {id} AS \"Value\" FROM {hits} ORDER BY {order} LIMIT {{1}} OFFSET {{2}}",
                    text,
                    take,
                    skip
                )
            )
            .ToListAsync(cancellation);
        return new Found(ids, Math.Min(counted, Found.MostCounted), counted > Found.MostCounted);
    }

    public abstract Task<IReadOnlyDictionary<string, int>> WordsOfNamesAsync(
        ReviewSiteDb db,
        CancellationToken cancellation
    );

    public abstract Task RebuildAsync(ReviewSiteDb db, CancellationToken cancellation);

    /// <summary>A query in the database's own language.</summary>
    protected abstract string TextOf(FullTextQuery query);

    /// <summary>SQL of a table's hits: what comes after FROM, with {0} for the query; the id; the order by
    /// rank.</summary>
    protected abstract (string Hits, string Id, string Rank) HitsOf(SearchedTable table);
}
