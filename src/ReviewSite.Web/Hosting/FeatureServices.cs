using ReviewSite.Web.Backups;
using ReviewSite.Web.Exports;
using ReviewSite.Web.History;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Imports.Catalogue;
using ReviewSite.Web.Imports.Posters;
using ReviewSite.Web.Imports.Seeding;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Posters;

namespace ReviewSite.Web.Hosting;

/// <summary>The services that use the store, for both the site and the commands.</summary>
internal static class FeatureServices
{
    public static IServiceCollection AddFeatures(this IServiceCollection services) =>
        services
            .AddSingleton<ReviewTextImport>()
            .AddSingleton<TableImport>()
            .AddSingleton<CatalogueImport>()
            .AddSingleton<ImportWithdrawal>()
            .AddSingleton<Seeder>()
            .AddSingleton<SiteExport>()
            .AddSingleton<SiteBackup>()
            .AddSingleton<Reverter>()
            .AddSingleton<PosterFiles>()
            .AddSingleton<SmallPosters>()
            .AddSingleton<PosterImport>();
}
