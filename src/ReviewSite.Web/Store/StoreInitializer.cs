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
    IStoreDatabase database,
    DataFolder folder,
    FilmSummaries summaries,
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
        if (await IsUpToDateAsync(db, cancellation))
        {
            LogOpened(database.Description, database.Software, migrations: 0);
            return false;
        }

        using var held = await db.HoldWriteLockAsync(cancellation);
        var applied = await database.ExistsAsync(db, cancellation)
            ? await AppliedMigrationsAsync(db, database.Description, cancellation)
            : [];
        var pending = PendingAfter(applied, db);
        if (pending.Count > 0 && !mayMigrate)
        {
            throw new InvalidInputException(
                $"{database.Description} was written by an older version; start the site once to update it."
            );
        }

        if (pending.Count > 0)
        {
            await database.PrepareMigrationAsync(db, applied, cancellation);
            await db.Database.MigrateAsync(cancellation);
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            if (!await db.State.AnyAsync(cancellation))
            {
                var state = new StoreState();
                state.NoteRules(StoreState.RulesOn(summaries.Scale));
                db.State.Add(state);
                await db.SaveChangesAsync(cancellation);
            }

            await BringToRulesAsync(db, mayMigrate, mayChangeScale, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        LogOpened(database.Description, database.Software, pending.Count);
        return applied.Count == 0;
    }

    public void Dispose() => _use?.Dispose();

    /// <summary>Whether there is nothing to do, so that nobody who writes meanwhile has to be waited for.</summary>
    private async Task<bool> IsUpToDateAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        if (!await database.ExistsAsync(db, cancellation))
        {
            return false;
        }

        var applied = await AppliedMigrationsAsync(db, database.Description, cancellation);
        return PendingAfter(applied, db).Count == 0
            && await db.State.AsNoTracking().SingleOrDefaultAsync(cancellation) is { } state
            && state.Rules == StoreState.RulesOn(summaries.Scale);
    }

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
                $"{database.Description} is on another scale than this command ({scale.Name}: {scale}). Give the "
                    + "command the site's settings of Scale, or start the site once with this scale."
            );
        }

        if (mayMigrate && state.Rules != StoreState.RulesOn(scale))
        {
            await DerivedDataRebuild.MakeAsync(db, summaries, cancellation);
            LogRebuilt(scale.Name);
        }
    }

    /// <summary>The migrations that a store lacks.</summary>
    internal static IReadOnlyList<string> PendingAfter(IEnumerable<string> applied, ReviewSiteDb db) =>
        [.. db.Database.GetMigrations().Except(applied)];

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

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Opened {Store} with {Software}; {Migrations} migrations applied"
    )]
    private partial void LogOpened(string store, string software, int migrations);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Summaries of all films recomputed, on the scale {Scale}, since the rules or the scale changed"
    )]
    private partial void LogRebuilt(string scale);
}
