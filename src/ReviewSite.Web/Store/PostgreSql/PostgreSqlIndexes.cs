using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// The indexes of the reviews while a store is filled that nobody reads yet; dropping them locks the table until all is
/// committed.
/// </summary>
internal sealed class PostgreSqlIndexes : IDeferredIndexes
{
    /// <summary>For sorting all keys at once, within this transaction.</summary>
    private const string RoomForSorting = "SET LOCAL maintenance_work_mem = '256MB'";

    private readonly ReviewSiteDb _db;
    private readonly IReadOnlyList<Index> _dropped;

    private PostgreSqlIndexes(ReviewSiteDb db, IReadOnlyList<Index> dropped) => (_db, _dropped) = (db, dropped);

    /// <param name="db">Within the transaction that adds the reviews.</param>
    public static async Task<PostgreSqlIndexes> DropAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var indexes = await db
            .Database.SqlQuery<Index>(
                $"""
                SELECT indexname AS name, indexdef AS definition FROM pg_indexes
                WHERE schemaname = current_schema() AND tablename = 'reviews'
                    AND indexname NOT IN (SELECT conname FROM pg_constraint)
                """
            )
            .ToListAsync(cancellation);
        foreach (var index in indexes)
        {
            var drop = $"DROP INDEX \"{index.Name}\"";
            await db.Database.ExecuteSqlRawAsync(drop, cancellation);
        }

        return new PostgreSqlIndexes(db, indexes);
    }

    public async Task CreateAsync(CancellationToken cancellation)
    {
        _db.Database.SetCommandTimeout(TimeSpan.Zero);
        await _db.Database.ExecuteSqlRawAsync(RoomForSorting, cancellation);
        foreach (var index in _dropped)
        {
            await _db.Database.ExecuteSqlRawAsync(index.Definition, cancellation);
        }
    }

    private sealed record Index(string Name, string Definition);
}
