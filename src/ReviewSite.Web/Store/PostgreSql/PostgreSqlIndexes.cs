using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// The indexes and foreign keys of the largest tables while an empty store is filled. If nobody reads it yet, they are
/// dropped meanwhile, so that all keys are sorted, and all references checked, at once. Dropping them locks the tables
/// until everything is committed.
/// </summary>
internal sealed class PostgreSqlIndexes : IDeferredIndexes
{
    /// <summary>For sorting all keys at once, within this transaction.</summary>
    private const string RoomForSorting = "SET LOCAL maintenance_work_mem = '256MB'";

    private readonly ReviewSiteDb _db;
    private readonly IReadOnlyList<Dropped> _dropped;

    private PostgreSqlIndexes(ReviewSiteDb db, IReadOnlyList<Dropped> dropped) => (_db, _dropped) = (db, dropped);

    /// <summary>Keeps them.</summary>
    /// <inheritdoc cref="DropAsync"/>
    public static PostgreSqlIndexes Keep(ReviewSiteDb db) => new(db, []);

    /// <param name="db">Within the transaction that adds the reviews.</param>
    public static async Task<PostgreSqlIndexes> DropAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var dropped = await db
            .Database.SqlQuery<Dropped>(
                $"""
                SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', c.relname, k.conname) AS drop,
                    format('ALTER TABLE %I ADD CONSTRAINT %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
                        AS make
                FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace
                    AND c.relname IN ('reviews', 'importmentions')
                UNION ALL
                SELECT format('DROP INDEX %I', indexname), indexdef FROM pg_indexes
                WHERE schemaname = current_schema() AND tablename IN ('reviews', 'importmentions')
                    AND indexname NOT IN (SELECT conname FROM pg_constraint)
                """
            )
            .ToListAsync(cancellation);
        foreach (var sql in dropped.Select(d => d.Drop))
        {
            await db.Database.ExecuteSqlRawAsync(sql, cancellation);
        }

        return new PostgreSqlIndexes(db, dropped);
    }

    /// <summary>
    /// Indexes first, which the check of references may use; then the planner's statistics, because the server gathers
    /// them only minutes later, and until then every search would use the slowest plan.
    /// </summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        _db.Database.SetCommandTimeout(TimeSpan.Zero);
        await _db.Database.ExecuteSqlRawAsync(RoomForSorting, cancellation);
        foreach (var sql in _dropped.Select(d => d.Make).Reverse())
        {
            await _db.Database.ExecuteSqlRawAsync(sql, cancellation);
        }

        var analyze = $"ANALYZE {string.Join(", ", _db.Model.GetRelationalModel().Tables.Select(t => t.Name))}";
        await _db.Database.ExecuteSqlRawAsync(analyze, cancellation);
    }

    /// <param name="Drop">The statement that drops it.</param>
    /// <param name="Make">The statement that creates it again.</param>
    private sealed record Dropped(string Drop, string Make);
}
