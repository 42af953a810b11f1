using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>The attempts on all nodes, in the database.</summary>
internal sealed class DatabaseAttempts(IDbContextFactory<NodesDb> dbs, TimeProvider time) : IAttemptCounts
{
    public async Task<TimeSpan?> TryAddAsync(string name, int most, TimeSpan window, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        await db.Attempts.Where(a => a.Ends <= now).ExecuteDeleteAsync(cancellation);
        var counted = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO attempts AS a (name, ends, count) VALUES ({name}, {now + window}, 1)
            ON CONFLICT (name) DO UPDATE SET count = a.count + 1 WHERE a.count < {most}
            """,
            cancellation
        );
        if (counted > 0)
        {
            return null;
        }

        var ends = await db.Attempts.Where(a => a.Name == name).Select(a => a.Ends).SingleOrDefaultAsync(cancellation);
        return ends > now ? ends - now : TimeSpan.Zero;
    }

    public async Task RemoveAsync(string name)
    {
        await using var db = await dbs.CreateDbContextAsync();
        await db
            .Attempts.Where(a => a.Name == name && a.Count > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Count, a => a.Count - 1));
    }
}
