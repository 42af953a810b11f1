using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>
/// The indexes and triggers of the reviews while a first import fills an empty store: they are dropped, and created
/// again once all rows are there, since sorting all keys at once takes a fraction of the time of inserting them one by
/// one. It happens within the import's transaction, so a failure leaves the store as it was.
/// </summary>
internal sealed class DeferredIndexes : IDeferredIndexes
{
    /// <summary>
    /// In KiB, for this connection: with SQLite's usual 2 MB the indexes of many films do not fit, and each page of
    /// them is written again and again.
    /// </summary>
    private const string RoomForIndexes = "PRAGMA cache_size = -16384";

    private readonly ReviewSiteDb _db;
    private readonly IReadOnlyList<SchemaObject> _dropped;

    private DeferredIndexes(ReviewSiteDb db, IReadOnlyList<SchemaObject> dropped) => (_db, _dropped) = (db, dropped);

    /// <summary>Drops them if the store has no reviews yet; otherwise does nothing.</summary>
    /// <param name="db">Within the transaction that adds the reviews.</param>
    public static async Task<DeferredIndexes> DropAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        if (await db.Reviews.IgnoreQueryFilters().AnyAsync(cancellation))
        {
            return new DeferredIndexes(db, []);
        }

        await db.Database.ExecuteSqlRawAsync(RoomForIndexes, cancellation);
        var objects = await db
            .Database.SqlQuery<SchemaObject>(
                $"""
                SELECT type AS Type, name AS Name, sql AS Sql FROM sqlite_master
                WHERE tbl_name = 'Reviews' AND type IN ('index', 'trigger') AND sql IS NOT NULL
                """
            )
            .ToListAsync(cancellation);
        foreach (var dropped in objects)
        {
            await ExecuteAsync(db, $"DROP {dropped.Type} \"{dropped.Name}\"", cancellation);
        }

        return new DeferredIndexes(db, objects);
    }

    /// <summary>Creates them again, over the rows that are there now.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        if (_dropped.Count == 0)
        {
            return;
        }

        // First, since it frees pages while it merges, which the indexes then use.
        await ExecuteAsync(_db, SearchTables.RebuildOf(SearchTables.Reviews), cancellation);
        foreach (var dropped in _dropped)
        {
            await ExecuteAsync(_db, dropped.Sql, cancellation);
        }
    }

    /// <summary>Statements from the schema itself, without user input.</summary>
    private static async Task ExecuteAsync(ReviewSiteDb db, string sql, CancellationToken cancellation)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private sealed record SchemaObject(string Type, string Name, string Sql);
}
