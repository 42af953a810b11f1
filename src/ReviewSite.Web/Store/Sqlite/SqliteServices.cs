namespace ReviewSite.Web.Store.Sqlite;

internal static class SqliteServices
{
    /// <param name="isServing">Whether many will read at once for long.</param>
    public static IServiceCollection AddSqlite(this IServiceCollection services, DataFolder folder, bool isServing) =>
        services
            .AddPooledDbContextFactory<ReviewSiteDb>(options =>
            {
                SqliteOptions.Configure(options, folder.Database, isServing);
                options.AddInterceptors(new WriteLockGuard());
            })
            .AddSingleton<IStoreDatabase, SqliteDatabase>()
            .AddSingleton<ISharedFiles, FolderFiles>()
            .AddSingleton<IAttemptCounts, AttemptCounts>()
            .AddSingleton<FullTextSearch, SqliteSearch>()
            .AddSingleton<IBulkLoader, SqliteLoader>()
            .AddSingleton<IContentChanges, SqliteChanges>()
            .AddSingleton<IStoreLock, LockFile>();
}
