using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Backups;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Imports.Catalogue;
using ReviewSite.Web.Imports.Posters;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Commands;

/// <summary>The store for commands, whether or not the site is running.</summary>
internal sealed class CommandStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DirectoryInfo? _passing;

    private CommandStore(ServiceProvider services, DirectoryInfo? passing) =>
        (_services, _passing) = (services, passing);

    public UnitOfWork UnitOfWork => _services.GetRequiredService<UnitOfWork>();

    public IDbContextFactory<ReviewSiteDb> Dbs => _services.GetRequiredService<IDbContextFactory<ReviewSiteDb>>();

    public IStoreDatabase Database => _services.GetRequiredService<IStoreDatabase>();

    public FilmSummaries Summaries => _services.GetRequiredService<FilmSummaries>();

    public Invitations Invitations => _services.GetRequiredService<Invitations>();

    public TableImport Tables => _services.GetRequiredService<TableImport>();

    public PosterImport Posters => _services.GetRequiredService<PosterImport>();

    public SiteBackup Backup => _services.GetRequiredService<SiteBackup>();

    public SiteExport Export => _services.GetRequiredService<SiteExport>();

    public CatalogueImport Catalogue => _services.GetRequiredService<CatalogueImport>();

    public ReviewTextImport Import => _services.GetRequiredService<ReviewTextImport>();

    /// <param name="isReadOnly">Whether nothing may stay behind, not even an empty store.</param>
    public static async Task<CommandStore> OpenAsync(
        StoreChoice chosen,
        bool isReadOnly,
        CancellationToken cancellation
    )
    {
        var isToBeForgotten = isReadOnly && !chosen.Exists;
        var (folder, passing) = FolderFor(chosen, isToBeForgotten);
        var mayMigrate = (!isReadOnly && chosen.Store.Migrate == StoreMigration.AtStart) || isToBeForgotten;
        var store = new CommandStore(ServicesFor(folder, chosen), passing);
        try
        {
            StagingFile.DeleteAbandoned(folder);
            await store
                ._services.GetRequiredService<StoreInitializer>()
                .OpenAsync(mayMigrate, mayChangeScale: false, cancellation);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Updates a store, or creates an empty one, without opening it.</summary>
    public static async Task<StoreUpdate> MigrateAsync(StoreChoice chosen, CancellationToken cancellation)
    {
        var (folder, passing) = FolderFor(chosen, isToBeForgotten: false);
        await using var store = new CommandStore(ServicesFor(folder, chosen), passing);
        return await store._services.GetRequiredService<StoreInitializer>().MigrateAsync(cancellation);
    }

    /// <summary>
    /// A command on PostgreSQL keeps nothing in the data folder but its log, so a folder that cannot be written to does
    /// not stop it.
    /// </summary>
    /// <returns>The folder, and the same again if it is to be deleted at the end.</returns>
    private static (DataFolder Folder, DirectoryInfo? Passing) FolderFor(StoreChoice chosen, bool isToBeForgotten)
    {
        if (!isToBeForgotten)
        {
            try
            {
                return (new DataFolder(chosen.Folder), null);
            }
            catch (InvalidInputException) when (chosen.Store.Provider == StoreProvider.PostgreSql)
            {
                // A temporary one will do.
            }
        }

        var passing = Directory.CreateTempSubdirectory("reviewsite-");
        return (new DataFolder(passing.FullName), passing);
    }

    private static ServiceProvider ServicesFor(DataFolder folder, StoreChoice chosen)
    {
        var services = new ServiceCollection();
        services.AddFileLogging(folder);
        services.AddStore(folder, chosen.Store, chosen.Scale);
        services.AddFeatures();
        services.AddSingleton<AccountLog>();
        services.AddSingleton<Invitations>();
        return services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_passing is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            _passing.Delete(recursive: true);
        }
    }
}
