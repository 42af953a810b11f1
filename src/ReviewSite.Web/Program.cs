using ReviewSite.Web.Accounts;
using ReviewSite.Web.Api;
using ReviewSite.Web.Commands;
using ReviewSite.Web.Discovery;
using ReviewSite.Web.Dumps;
using ReviewSite.Web.Embeds;
using ReviewSite.Web.Feeds;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.MediaServers;
using ReviewSite.Web.Pages;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

return await CommandLine.RunAsync(args, ServeAsync);

static async Task ServeAsync(ServeOptions options, CancellationToken cancellation)
{
    var builder = options.CreateBuilder();
    var folder = new DataFolder(builder.Configuration[ServeOptions.DataDirectory] ?? DataFolder.DefaultName);
    builder.Services.AddSiteLogging(builder.Configuration, folder);
    var store = StoreSettings.Read(builder.Configuration);
    builder.Services.AddStore(folder, store, ScaleOptions.Read(builder.Configuration), isServing: true);
    builder.Services.AddFeatures();
    builder.Services.AddStoreOpening(store, builder.Configuration);
    var site = new SiteOptions(builder.Configuration);
    builder.Services.AddSingleton(site);
    builder.Services.AddAccounts(site);
    builder.AddSiteMetrics();
    builder.Services.AddSiteHealth();
    builder.Services.AddApi();
    builder.Services.AddDumps(builder.Configuration);
    builder.Services.AddSitePages(folder, store);
    builder.Services.AddCachedPages();
    builder.Services.AddRequestLimits(builder.Configuration);
    builder.Services.AddRequestQuota(builder.Configuration);

    await using var app = builder.Build();
    app.UseSiteMetrics();
    app.UseRequestLogging();
    app.UseSecurityHeaders();
    app.UseTrustedProxies();
    app.UsePublicOrigin();
    app.UseErrorPages();
    app.UseRouting();
    app.UseOpenedStore();
    app.UseCookieAuthentication();
    app.UseCors();
    app.UseRequestQuota();
    app.UseApiTokens();
    app.UseKnownFieldsOnly();
    app.UseCachedPages();
    app.UseAuthorization();
    app.UseRequestLimits();
    app.UseStandby();
    app.MapSiteHealth();
    app.MapStaticAssets().WithMetadata(new NeedsNoStoreAttribute());
    app.MapRazorPages().WithStaticAssets();
    app.MapPosters().WithMetadata(new OpenAddressAttribute());
    app.MapApi();
    app.MapFeeds();
    app.MapDiscovery();
    app.MapEmbeds();
    app.MapMediaServers();
    app.MapDumps();

    app.ReportUnknownSettings();
    app.CheckAddresses();
    await app.OpenStoreAsync(cancellation);
    await app.ServeAsync(cancellation);
}

/// <summary>The program; tests start the site through it.</summary>
public sealed partial class Program;
