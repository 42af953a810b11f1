namespace ReviewSite.Web.Hosting;

internal static class SitePages
{
    public static void AddSitePages(this IServiceCollection services)
    {
        services.AddRazorPages();
        services.AddRouting(options => options.LowercaseUrls = true);
    }
}
