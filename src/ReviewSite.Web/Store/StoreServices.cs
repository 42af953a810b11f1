using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store.PostgreSql;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Store;

/// <summary>The store and those who work with it.</summary>
public static class StoreServices
{
    /// <param name="scale">The site's.</param>
    /// <param name="isServing">Whether many will read at once for long.</param>
    public static IServiceCollection AddStore(
        this IServiceCollection services,
        DataFolder folder,
        StoreSettings store,
        VerdictScale scale,
        bool isServing = false
    )
    {
        services.AddSingleton(folder);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(scale);
        services.AddSingleton(SummaryService.For(scale));
        services.AddSingleton<StoreMetrics>();
        services.AddSingleton<DriveReader>(DriveSpace.Read);
        services.AddSingleton<DiskSpace>();
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<CatalogueStatsCache>();
        services.AddSingleton<FilmSummaries>();
        services.AddSingleton<WriteLock>();
        services.AddSingleton<ContentVersion>();
        services.AddSingleton<StoreInitializer>();
        services.AddSingleton<ErasureTraces>();
        services.AddSingleton<UnitOfWork>();
        _ = store.Provider switch
        {
            StoreProvider.PostgreSql => services.AddPostgreSql(store, isServing),
            _ => services.AddSqlite(folder, isServing),
        };
        return services.AddScoped<RequestDb>().AddScoped(provider => provider.GetRequiredService<RequestDb>().Open());
    }

    /// <summary>Whichever database it is.</summary>
    internal static void ConfigureAny(DbContextOptionsBuilder options)
    {
        // The check costs a note in the execution context for each row, and a context is one request's alone.
        options.EnableThreadSafetyChecks(false);

        // A withdrawn film hides what belongs to it, and that is what is wanted.
        options.ConfigureWarnings(w =>
            w.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
                // The exception itself is handled or logged, and only its handler knows whether it is an error at all.
                .Log(
                    (RelationalEventId.CommandError, LogLevel.Debug),
                    (CoreEventId.QueryIterationFailed, LogLevel.Debug),
                    (CoreEventId.SaveChangesFailed, LogLevel.Debug)
                )
        );
    }
}

/// <summary>Which database a request works with: the site's, unless it was given a standby to read from.</summary>
public sealed class RequestDb(IDbContextFactory<ReviewSiteDb> dbs)
{
    private ReviewSiteDb? _standby;

    /// <summary>
    /// Before the request asks for its context. From then on the context is the request's to dispose.
    /// </summary>
    public void ReadFrom(ReviewSiteDb standby) => _standby = standby;

    internal ReviewSiteDb Open() => _standby ?? dbs.CreateDbContext();
}
