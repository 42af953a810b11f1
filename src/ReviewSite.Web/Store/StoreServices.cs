using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Store;

/// <summary>The store and those who work with it.</summary>
public static class StoreServices
{
    /// <param name="scale">The site's.</param>
    /// <param name="isServing">Whether many will read at once for long.</param>
    public static IServiceCollection AddStore(
        this IServiceCollection services,
        DataFolder folder,
        VerdictScale scale,
        bool isServing = false
    )
    {
        SqliteLibrary.Load();
        services.AddSingleton(folder);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(scale);
        services.AddSingleton(SummaryService.For(scale));
        services.AddSingleton<StoreMetrics>();
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<WriteLock>();
        services.AddSingleton<ContentVersion>();
        services.AddSingleton<CatalogueStatsCache>();
        services.AddSingleton<FilmSummaries>();
        services.AddSingleton<StoreInitializer>();
        services.AddSingleton<UnitOfWork>();
        return services
            .AddPooledDbContextFactory<ReviewSiteDb>(options =>
            {
                Configure(options, folder.Database, isServing);
                options.AddInterceptors(new WriteLockGuard());
            })
            .AddScoped(provider => provider.GetRequiredService<IDbContextFactory<ReviewSiteDb>>().CreateDbContext());
    }

    internal static string ConnectionStringOf(string database) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = database,
            Cache = SqliteCacheMode.Private,
            ForeignKeys = true,
            DefaultTimeout = (int)WriteLock.Patience.TotalSeconds,
        }.ToString();

    internal static void Configure(DbContextOptionsBuilder options, string database, bool isServing = false)
    {
        // The check costs a note in the execution context for each row, and a context is one request's alone.
        options
            .UseSqlite(ConnectionStringOf(database))
            .EnableThreadSafetyChecks(false)
            .AddInterceptors(new ConnectionSetup(isServing));

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

/// <summary>What <c>dotnet ef</c> makes its context with.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<ReviewSiteDb>
{
    public ReviewSiteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ReviewSiteDb>();
        StoreServices.Configure(options, "design.db");
        return new ReviewSiteDb(options.Options);
    }
}
