using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>Brings the store to the shape that this version of the program needs, before anybody reads it.</summary>
public sealed partial class StoreInitializer(
    IDbContextFactory<ReviewSiteDb> dbs,
    DataFolder folder,
    FilmSummaries summaries,
    TimeProvider time,
    ILogger<StoreInitializer> logger
)
{
    /// <param name="mayMigrate">Whether a store of an older version may be changed; else it is refused.</param>
    /// <returns>Whether the store is new.</returns>
    public async Task<bool> OpenAsync(bool mayMigrate, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        using var held = await db.HoldWriteLockAsync(cancellation);
        var applied = File.Exists(folder.Database)
            ? (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList()
            : [];
        RefuseNewerStore(db, applied);
        if (mayMigrate)
        {
            folder.CreateDatabase();
        }

        var pending = db.Database.GetMigrations().Except(applied).ToList();
        if (pending.Count > 0 && !mayMigrate)
        {
            throw new InvalidInputException(
                $"the store in {folder.Path} was written by an older version; start the site once to update it."
            );
        }

        if (pending.Count > 0)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
            await ClearAbandonedMigrationLockAsync(db, cancellation);
            if (applied.Count > 0)
            {
                await BackUpAsync(db, applied[^1], cancellation);
            }

            await db.Database.MigrateAsync(cancellation);
        }

        if (!await db.State.AnyAsync(cancellation))
        {
            db.State.Add(new StoreState());
            await db.SaveChangesAsync(cancellation);
        }

        if (mayMigrate && (await db.State.AsNoTracking().SingleAsync(cancellation)).Rules != StoreState.CurrentRules)
        {
            await DerivedDataRebuild.MakeAsync(db, summaries, cancellation);
        }

        var sqlite = SqliteLibrary.Load();
        LogOpened(folder.Path, sqlite, pending.Count);
        return applied.Count == 0;
    }

    /// <summary>A store that a newer version of the program wrote may hold what this one would spoil.</summary>
    private void RefuseNewerStore(ReviewSiteDb db, List<string> applied)
    {
        if (applied.Except(db.Database.GetMigrations()).FirstOrDefault() is { } unknown)
        {
            throw new InvalidInputException(
                $"the store in {folder.Path} was written by a newer version of ReviewSite (it has the "
                    + $"migration {unknown}); use that version or a newer one."
            );
        }
    }

    /// <summary>
    /// EF Core guards migrations by a row in a table, which stays behind when a start is killed and makes every later
    /// one wait for ever. Whoever holds the store's own lock knows that no other start is under way, and may take the
    /// row away.
    /// </summary>
    private static async Task ClearAbandonedMigrationLockAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var exists = await db
            .Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellation);
        if (exists > 0)
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation);
        }
    }

    private async Task BackUpAsync(ReviewSiteDb db, string lastMigration, CancellationToken cancellation)
    {
        var path = folder.In($"reviewsite-{lastMigration}-{time.GetUtcNow():yyyyMMdd'T'HHmmss}.db");
        var unfinished = path + ".tmp";
        File.Delete(unfinished);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {unfinished}", cancellation);
        File.Move(unfinished, path, overwrite: true);
        LogBackedUp(path);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Store opened in {Folder} with SQLite {Sqlite}; {Migrations} migrations applied"
    )]
    private partial void LogOpened(string folder, Version sqlite, int migrations);

    [LoggerMessage(Level = LogLevel.Information, Message = "Backup written to {Path} before migrating")]
    private partial void LogBackedUp(string path);
}
