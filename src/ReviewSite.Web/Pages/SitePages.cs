using Microsoft.AspNetCore.DataProtection;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Imports.Posters;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Pages.Admin;
using ReviewSite.Web.Pages.Admin.Films;
using ReviewSite.Web.Pages.Admin.Imports;
using ReviewSite.Web.Pages.Admin.Reviews;
using ReviewSite.Web.Pages.Shared.Sharing;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.PostgreSql;

namespace ReviewSite.Web.Pages;

internal static class SitePages
{
    public static void AddSitePages(this IServiceCollection services, DataFolder folder, StoreSettings store)
    {
        // Stored with the data, so that they outlive the process, move with the data, and are the same on every node.
        var protection = services.AddDataProtection().SetApplicationName("ReviewSite");
        _ =
            store.Provider == StoreProvider.PostgreSql
                ? protection.PersistKeysToDbContext<NodesDb>()
                : protection.PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services
            .AddRazorPages(pages =>
            {
                pages.Conventions.AuthorizeFolder("/Admin", nameof(Role.Editor));
                pages.Conventions.AuthorizeFolder("/Admin/People", nameof(Role.Administrator));
                pages.Conventions.AuthorizeFolder("/Admin/Publications", nameof(Role.Administrator));
                pages.Conventions.AuthorizeFolder("/Admin/Tokens", nameof(Role.Administrator));
                pages.Conventions.AuthorizePage("/Account/Index");
            })
            .AddMvcOptions(mvc =>
            {
                // Instances, since a type would be added without its own order.
                mvc.Filters.Add(new MethodNotAllowedFilter());
                mvc.Filters.Add(new BlankRouteFilter());
                mvc.Filters.Add(new UnreadableFormFilter());
                mvc.Filters.Add<UnknownHandlerFilter>();
                mvc.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor(
                    (value, field) => $"{field} cannot be “{value}”."
                );
            });
        services.AddSingleton(ShareFonts.OfMachine());
        services.AddSingleton<UploadStates>();
        services.AddSingleton<TableUploads>();
        services.AddSingleton<TableJobs>();
        services.AddSingleton<PosterJobs>();
        services.AddSingleton<NameEditing>();
        services.AddSingleton<DashboardFiguresCache>();
        services.AddSingleton<FilmEditing>();
        services.AddSingleton<FilmMerge>();
        services.AddSingleton(typeof(CuratedEditing<,>));
        services.AddSingleton<ReviewEditing>();
        services.AddSingleton<QuoteErasure>();
        services.AddSingleton<PastedImport>();
        services.AddRouting(options => options.LowercaseUrls = true);
    }
}
