using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>The attempts on all nodes, in the database.</summary>
internal sealed class DatabaseAttempts(IDbContextFactory<NodesDb> dbs, TimeProvider time) : IAttemptCounts
{
    public async Task<TimeSpan?> TryAddAsync(string name, int most, TimeSpan window, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var ended = now - window;
        var counted = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO attempts AS a (name, start, count) VALUES ({name}, {now}, 1)
            ON CONFLICT (name) DO UPDATE SET
                start = CASE WHEN a.start <= {ended} THEN excluded.start ELSE a.start END,
                count = CASE WHEN a.start <= {ended} THEN 1 ELSE a.count + 1 END
            WHERE a.start <= {ended} OR a.count < {most}
            """,
            cancellation
        );
        if (counted > 0)
        {
            // Whose window has ended counts for nothing; whoever tries again begins a new one.
            await db.Attempts.Where(a => a.Start <= ended).ExecuteDeleteAsync(cancellation);
            return null;
        }

        var start = await db
            .Attempts.Where(a => a.Name == name)
            .Select(a => a.Start)
            .SingleOrDefaultAsync(cancellation);
        return start + window > now ? start + window - now : TimeSpan.Zero;
    }

    public async Task RemoveAsync(string name)
    {
        await using var db = await dbs.CreateDbContextAsync();
        await db
            .Attempts.Where(a => a.Name == name && a.Count > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Count, a => a.Count - 1));
    }
}
