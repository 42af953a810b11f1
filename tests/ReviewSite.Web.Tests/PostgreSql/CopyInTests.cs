using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReviewSite.Web.Store.PostgreSql;

namespace ReviewSite.Web.Tests.PostgreSql;

public sealed class CopyInTests : IDisposable
{
    private readonly Site _site = Site.On(PostgreSqlServer.Shared);

    public void Dispose() => _site.Dispose();

    [PostgreSqlFact]
    public async Task What_the_database_refuses_is_thrown_as_it_says_it()
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            _site.ReadAsync(async db =>
            {
                await db.Database.OpenConnectionAsync();
                await using var copy = await CopyIn.BeginAsync(db, "critics", ["slug", "name"], default);
                await copy.WriteAsync(["ann", null], default);
                await copy.CompleteAsync(default);
                return 0;
            })
        );

        Assert.Equal(PostgresErrorCodes.NotNullViolation, refusal.SqlState);
    }

    [PostgreSqlFact]
    public async Task What_is_not_completed_adds_nothing_and_leaves_the_connection_usable()
    {
        var (before, after) = await _site.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            var critics = await db.Critics.CountAsync();
            await using (var copy = await CopyIn.BeginAsync(db, "critics", ["slug", "name"], default))
            {
                await copy.WriteAsync(["ann", "Ann"], default);
            }

            return (critics, await db.Critics.CountAsync());
        });

        Assert.Equal(before, after);
    }
}
