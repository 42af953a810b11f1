using ReviewSite.Domain;
using ReviewSite.Web.Imports.Seeding;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Opens the store when the site starts; or later, if only a command may migrate it, as soon as that was done. Until
/// then the site listens, and every page says what it waits for.
/// </summary>
public sealed partial class StoreOpening(
    StoreInitializer initializer,
    IStoreDatabase database,
    StoreSettings settings,
    DataFolder folder,
    Seeder seeder,
    FirstRunNotice firstRun,
    TimeProvider time,
    ILogger<StoreOpening> logger
) : BackgroundJob
{
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<Task> _prepare = () => Task.CompletedTask;

    /// <summary>Ends when the store is open.</summary>
    public Task Opened => _opened.Task;

    public bool IsOpen => _opened.Task.IsCompleted;

    /// <summary>Returns once the store is open, or it is clear that the site has to wait for it.</summary>
    /// <param name="prepare">What else has to be done in a store of this version before it is served.</param>
    /// <exception cref="InvalidInputException">The store cannot be opened.</exception>
    public async Task BeginAsync(Func<Task> prepare, CancellationToken cancellation)
    {
        _prepare = prepare;
        var age = await initializer.AgeAsync(cancellation);
        if (age == StoreAge.Older && settings.Migrate == StoreMigration.ByCommand)
        {
            LogWaiting(database.Description);
        }
        else
        {
            await OpenAsync(age, cancellation);
        }
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!IsOpen)
        {
            await Task.Delay(BetweenLooks, time, stoppingToken);
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (StoreFailure.Of(e) is not null)
            {
                // The database may be unreachable, or being migrated.
                LogFailed(e);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var age = await initializer.AgeAsync(cancellation);
        if (age == StoreAge.Older)
        {
            return;
        }

        // The migration may still be under way.
        using var use = StoreUse.TryShare(folder);
        if (use is not null)
        {
            await OpenAsync(age, cancellation);
        }
    }

    private async Task OpenAsync(StoreAge age, CancellationToken cancellation)
    {
        if (age == StoreAge.Newer && database.IsShared)
        {
            await initializer.OpenForReadingAsync(cancellation);
        }
        else
        {
            var mayMigrate = settings.Migrate == StoreMigration.AtStart;
            var update = await initializer.OpenAsync(mayMigrate, mayChangeScale: true, cancellation);
            await seeder.SeedAsync(cancellation);
            if (update.IsNew)
            {
                firstRun.Note();
            }

            await _prepare();
        }

        _opened.SetResult();
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Store} is from an older version. Run “reviewsite migrate”; the site waits until then"
    )]
    private partial void LogWaiting(string store);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cannot check whether the database is up to date")]
    private partial void LogFailed(Exception exception);
}
