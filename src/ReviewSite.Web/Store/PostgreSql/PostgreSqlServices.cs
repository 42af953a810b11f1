using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Settings;

namespace ReviewSite.Web.Store.PostgreSql;

internal static class PostgreSqlServices
{
    /// <exception cref="InvalidInputException">The connection string is invalid, or names no standby to read from.
    /// </exception>
    public static IServiceCollection AddPostgreSql(
        this IServiceCollection services,
        StoreSettings store,
        bool isServing
    )
    {
        var address = new PostgreSqlAddress(store.ConnectionString, isServing, store.ConnectionSource);
        if (store.ReadsFromStandby)
        {
            address.RequireSeveralHosts();
            services.AddSingleton<Standby>();
        }

        return services
            .AddSingleton(address)
            .AddPooledDbContextFactory<PostgreSqlDb>(options =>
            {
                PostgreSqlOptions.Configure(options, address);
                options.AddInterceptors(
                    new WriteLockGuard(),
                    new AdvisoryLock(refusesNewerStore: true),
                    new CommandBudget()
                );
            })
            .AddDbContextFactory<NodesDb>(options =>
                options.UseNpgsql(address.ConnectionString).UseLowerCaseNamingConvention()
            )
            .AddSingleton<IDbContextFactory<ReviewSiteDb>, PostgreSqlDbFactory>()
            .AddSingleton<IStoreDatabase, PostgreSqlDatabase>()
            .AddSingleton<ISharedFiles, DatabaseFiles>()
            .AddSingleton<IAttemptCounts, DatabaseAttempts>()
            .AddSingleton<FullTextSearch, PostgreSqlSearch>()
            .AddSingleton<IBulkLoader>(new PostgreSqlLoader(mayBeAlone: !isServing))
            .AddSingleton<IContentChanges, PostgreSqlChanges>()
            .AddSingleton<IStoreLock, NoFurtherLock>();
    }

    /// <summary>The store's contexts, for code that does not depend on the database.</summary>
    private sealed class PostgreSqlDbFactory(IDbContextFactory<PostgreSqlDb> dbs) : IDbContextFactory<ReviewSiteDb>
    {
        public ReviewSiteDb CreateDbContext() => dbs.CreateDbContext();

        public async Task<ReviewSiteDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await dbs.CreateDbContextAsync(cancellationToken);
    }

    /// <summary>Other programs are locked out by <see cref="AdvisoryLock"/>, with the transaction.</summary>
    private sealed class NoFurtherLock : IStoreLock, IDisposable
    {
        public IDisposable? TryTake() => this;

        public void Dispose() { }
    }
}
