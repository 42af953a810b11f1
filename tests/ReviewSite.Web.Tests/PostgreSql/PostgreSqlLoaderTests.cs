using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.PostgreSql;

namespace ReviewSite.Web.Tests.PostgreSql;

public sealed class PostgreSqlLoaderTests
{
    [PostgreSqlFact]
    public async Task Indexes_are_made_after_the_rows_of_a_first_import_unless_a_node_is_connected()
    {
        var connection = PostgreSqlServer.Shared.Create(isMigrated: true);
        var loader = new PostgreSqlLoader(mayBeAlone: true);
        await using (var db = PostgreSqlOptions.Open(new PostgreSqlAddress(connection)))
        {
            var all = await IndexesAsync(db);
            await using (await db.Database.BeginTransactionAsync())
            {
                var deferred = await loader.DeferIndexesAsync(db, default);
                Assert.True((await IndexesAsync(db)).Count < all.Count);
                await deferred.CreateAsync(default);
                Assert.Equal(all, await IndexesAsync(db));
            }

            await using var node = new NpgsqlConnection(
                new PostgreSqlAddress(connection, isOfNode: true).ConnectionString
            );
            await node.OpenAsync();
            await using var write = await db.Database.BeginTransactionAsync();
            await loader.DeferIndexesAsync(db, default);
            Assert.Equal(all, await IndexesAsync(db));
        }

        PostgreSqlServer.Shared.Drop(connection);
    }

    [PostgreSqlTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_planner_knows_the_rows_of_a_first_import_at_once(bool mayBeAlone)
    {
        var connection = PostgreSqlServer.Shared.Create(isMigrated: true);
        await using (var db = PostgreSqlOptions.Open(new PostgreSqlAddress(connection)))
        {
            await using var write = await db.Database.BeginTransactionAsync();
            var deferred = await new PostgreSqlLoader(mayBeAlone).DeferIndexesAsync(db, default);
            Assert.Equal(-1, await RowsOfFilmsAsync(db));
            await deferred.CreateAsync(default);
            Assert.Equal(0, await RowsOfFilmsAsync(db));
        }

        PostgreSqlServer.Shared.Drop(connection);
    }

    private static Task<List<string>> IndexesAsync(ReviewSiteDb db) =>
        db
            .Database.SqlQuery<string>(
                $"""SELECT indexdef AS "Value" FROM pg_indexes UNION ALL SELECT conname FROM pg_constraint ORDER BY 1"""
            )
            .ToListAsync();

    /// <summary>As the planner knows it; -1 where nobody has looked yet.</summary>
    private static Task<int> RowsOfFilmsAsync(ReviewSiteDb db) =>
        db
            .Database.SqlQuery<int>($"""SELECT reltuples::int AS "Value" FROM pg_class WHERE relname = 'films'""")
            .SingleAsync();
}
