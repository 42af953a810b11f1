using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>
/// Brings the store to the shape that this version of the program needs, before anybody reads it. The store is in use
/// from then until this is disposed of.
/// </summary>
public sealed partial class StoreInitializer(
    IDbContextFactory<ReviewSiteDb> dbs,
    DataFolder folder,
    FilmSummaries summaries,
    TimeProvider time,
    ILogger<StoreInitializer> logger
) : IDisposable
{
    private StoreUse? _use;

    /// <param name="mayMigrate">Whether a store of an older version may be changed; else it is refused.</param>
    /// <param name="mayChangeScale">Whether a store on another scale may be brought to the site's; else it is
    /// refused.</param>
    /// <returns>Whether the store is new.</returns>
    public async Task<bool> OpenAsync(bool mayMigrate, bool mayChangeScale, CancellationToken cancellation)
    {
        _use ??= StoreUse.Share(folder);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        using var held = await db.HoldWriteLockAsync(cancellation);
        var applied = File.Exists(folder.Database)
            ? await AppliedMigrationsAsync(db, $"the store in {folder.Path}", cancellation)
            : [];
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
            var state = new StoreState();
            state.NoteRules(StoreState.RulesOn(summaries.Scale));
            db.State.Add(state);
            await db.SaveChangesAsync(cancellation);
        }

        await BringToRulesAsync(db, mayMigrate, mayChangeScale, cancellation);

        var sqlite = SqliteLibrary.Load();
        LogOpened(folder.Path, sqlite, pending.Count);
        return applied.Count == 0;
    }

    public void Dispose() => _use?.Dispose();

    private async Task BringToRulesAsync(
        ReviewSiteDb db,
        bool mayMigrate,
        bool mayChangeScale,
        CancellationToken cancellation
    )
    {
        var state = await db.State.AsNoTracking().SingleAsync(cancellation);
        var scale = summaries.Scale;
        if (!state.IsOn(scale) && !mayChangeScale)
        {
            throw new InvalidInputException(
                $"the store in {folder.Path} is on another scale than this command ({scale.Name}: {scale}). Give the "
                    + "command the site's settings of Scale, or start the site once with this scale."
            );
        }

        if (mayMigrate && state.Rules != StoreState.RulesOn(scale))
        {
            await DerivedDataRebuild.MakeAsync(db, summaries, cancellation);
            LogRebuilt(scale.Name);
        }
    }

    /// <summary>A store that a newer version of the program wrote may hold what this one would spoil.</summary>
    /// <param name="called">What the store is called in the refusal.</param>
    /// <exception cref="InvalidInputException">It has a migration that this version does not know.</exception>
    internal static async Task<List<string>> AppliedMigrationsAsync(
        ReviewSiteDb db,
        string called,
        CancellationToken cancellation
    )
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        return applied.Except(db.Database.GetMigrations()).FirstOrDefault() is { } unknown
            ? throw new InvalidInputException(
                $"{called} was written by a newer version of ReviewSite (it has the migration {unknown}); use that "
                    + "version or a newer one."
            )
            : applied;
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
        await StoreCopy.MakeAsync(db, path, cancellation);
        LogBackedUp(path);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Store opened in {Folder} with SQLite {Sqlite}; {Migrations} migrations applied"
    )]
    private partial void LogOpened(string folder, Version sqlite, int migrations);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Summaries of all films recomputed, on the scale {Scale}, since the rules or the scale changed"
    )]
    private partial void LogRebuilt(string scale);

    [LoggerMessage(Level = LogLevel.Information, Message = "Backup written to {Path} before migrating")]
    private partial void LogBackedUp(string path);
}
