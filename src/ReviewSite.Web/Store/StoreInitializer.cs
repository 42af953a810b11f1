using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>
/// Updates the store to what this version of the program needs, before it is read. The store is in use from when it is
/// opened until this is disposed of.
/// </summary>
public sealed partial class StoreInitializer(
    IDbContextFactory<ReviewSiteDb> dbs,
    IStoreDatabase database,
    DataFolder folder,
    FilmSummaries summaries,
    StoreHealth health,
    ILogger<StoreInitializer> logger
) : IDisposable
{
    private StoreUse? _use;

    /// <summary>How the store compares to what this version needs; this does not open it.</summary>
    public async Task<StoreAge> AgeAsync(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await AgeAsync(db, cancellation);
    }

    /// <param name="mayMigrate">Whether a store from an older version may be changed; otherwise it is refused.</param>
    /// <param name="mayChangeScale">Whether a store with another scale may be recalculated for the site's; otherwise it
    /// is refused.</param>
    /// <exception cref="InvalidInputException">It is refused, a newer version has updated it, or the site was moved to
    /// another database.</exception>
    public async Task<StoreUpdate> OpenAsync(bool mayMigrate, bool mayChangeScale, CancellationToken cancellation)
    {
        _use ??= StoreUse.Share(folder);
        var update = await BringUpToDateAsync(mayMigrate, mayChangeScale, cancellation);
        LogOpened(database.Description, database.Software, update.Migrations.Count);
        return update;
    }

    /// <summary>
    /// Opens a store that a newer version has updated. What this version reads stays in it as long as both may run, but
    /// it must not write.
    /// </summary>
    public async Task OpenForReadingAsync(CancellationToken cancellation)
    {
        _use ??= StoreUse.Share(folder);
        LogOpened(database.Description, database.Software, migrations: 0);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await health.NoteNewerVersionAsync(db, database, cancellation);
    }

    /// <summary>
    /// Updates it without opening it, with exclusive access if the database is not one that two versions may share.
    /// </summary>
    /// <exception cref="InvalidInputException">The site is running, or a newer version has updated it.</exception>
    public async Task<StoreUpdate> MigrateAsync(CancellationToken cancellation)
    {
        using var use = database.IsShared ? StoreUse.Share(folder) : StoreUse.Own(folder);
        return await BringUpToDateAsync(mayMigrate: true, mayChangeScale: true, cancellation);
    }

    public void Dispose() => _use?.Dispose();

    private async Task<StoreAge> AgeAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        if (!await database.ExistsAsync(db, cancellation))
        {
            return StoreAge.Older;
        }

        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        if (UnknownIn(applied, db) is not null)
        {
            return StoreAge.Newer;
        }

        if (
            PendingAfter(applied, db).Count > 0
            || await db.State.AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } state
        )
        {
            return StoreAge.Older;
        }

        return state.Rules == StoreState.RulesOn(summaries.Scale) ? StoreAge.Current
            : database.IsShared && state.HasNewerRules ? StoreAge.Newer
            : StoreAge.Older;
    }

    private async Task<StoreUpdate> BringUpToDateAsync(
        bool mayMigrate,
        bool mayChangeScale,
        CancellationToken cancellation
    )
    {
        if (!database.IsShared)
        {
            MovedStore.Refuse(folder);
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await AgeAsync(db, cancellation) == StoreAge.Current)
        {
            // There is no need to wait for the write lock.
            return StoreUpdate.None;
        }

        using var held = await db.HoldForMigrationAsync(cancellation);
        var applied = await database.ExistsAsync(db, cancellation)
            ? await AppliedMigrationsAsync(db, database.Description, cancellation)
            : [];
        var pending = PendingAfter(applied, db);
        if (pending.Count > 0 && !mayMigrate)
        {
            throw new InvalidInputException(
                applied.Count == 0
                    ? $"{database.Description} does not contain a site yet; run “reviewsite migrate”, or start the "
                        + "site once, to set it up."
                    : $"{database.Description} was written by an older version; run “reviewsite migrate”, or start the "
                        + "site once, to update it."
            );
        }

        var backup = pending.Count > 0 ? await MigrateAsync(db, applied, cancellation) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.State.AnyAsync(cancellation))
        {
            var state = new StoreState();
            state.NoteRules(StoreState.RulesOn(summaries.Scale));
            db.State.Add(state);
            await db.SaveChangesAsync(cancellation);
        }

        var isRecalculated = await BringToRulesAsync(db, mayMigrate, mayChangeScale, cancellation);
        await transaction.CommitAsync(cancellation);
        return new StoreUpdate(applied.Count == 0, pending, isRecalculated, backup);
    }

    /// <returns>The backup that was written before.</returns>
    private async Task<string?> MigrateAsync(ReviewSiteDb db, List<string> applied, CancellationToken cancellation)
    {
        var backup = await database.PrepareMigrationAsync(db, applied, cancellation);
        try
        {
            await db.Database.MigrateAsync(cancellation);
            return backup;
        }
        catch (Exception e) when (e is not StoreBusyException && StoreFailure.Of(e) == StoreFailure.Busy)
        {
            throw new InvalidInputException(
                $"{database.Description} is busy, for example with a backup; an update would keep visitors waiting too "
                    + "long. It was not updated; try again later.",
                e
            );
        }
    }

    /// <returns>Whether everything was recalculated.</returns>
    private async Task<bool> BringToRulesAsync(
        ReviewSiteDb db,
        bool mayMigrate,
        bool mayChangeScale,
        CancellationToken cancellation
    )
    {
        var state = await db.State.AsNoTracking().SingleAsync(cancellation);
        var scale = summaries.Scale;
        if (database.IsShared && state.HasNewerRules)
        {
            throw Newer(database.Description, "it is filled by newer rules");
        }

        if (!state.IsOn(scale) && !mayChangeScale)
        {
            throw new InvalidInputException(
                $"{database.Description} uses a different scale from this command ({scale.Name}: {scale}). Run the "
                    + "command with the site's “Scale” settings, or start the site once with this scale."
            );
        }

        if (!mayMigrate || state.Rules == StoreState.RulesOn(scale))
        {
            return false;
        }

        await DerivedDataRebuild.RunAsync(db, summaries, cancellation);
        LogRebuilt(scale.Name);
        return true;
    }

    /// <summary>The migrations that a store lacks.</summary>
    internal static IReadOnlyList<string> PendingAfter(IEnumerable<string> applied, ReviewSiteDb db) =>
        [.. db.Database.GetMigrations().Except(applied)];

    private static string? UnknownIn(IEnumerable<string> applied, ReviewSiteDb db) =>
        applied.Except(db.Database.GetMigrations()).FirstOrDefault();

    /// <summary>A store from a newer version of the program may contain data that this one would corrupt.</summary>
    /// <param name="called">What the store is called in the refusal.</param>
    /// <exception cref="InvalidInputException">It has a migration that this version does not know.</exception>
    internal static async Task<List<string>> AppliedMigrationsAsync(
        ReviewSiteDb db,
        string called,
        CancellationToken cancellation
    )
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        return UnknownIn(applied, db) is { } unknown ? throw Newer(called, $"it has the migration {unknown}") : applied;
    }

    private static InvalidInputException Newer(string called, string sign) =>
        new($"{called} was written by a newer version of ReviewSite ({sign}); use that version or a newer one.");

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Opened {Store} with {Software}; {Migrations} migrations applied"
    )]
    private partial void LogOpened(string store, string software, int migrations);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Recalculated the summaries of all films on the scale {Scale}, because the rules or the scale changed"
    )]
    private partial void LogRebuilt(string scale);
}
