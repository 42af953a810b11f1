using ReviewSite.Web.Imports.Seeding;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Hosting;

/// <summary>What happens between building the site and serving it.</summary>
internal static class SiteStart
{
    public static void AddSeeding(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<SeedOptions>(configuration.GetSection(SeedOptions.Section));
        services.AddSingleton<FirstRunNotice>();
    }

    public static async Task OpenStoreAsync(this WebApplication app, CancellationToken cancellation)
    {
        StagingFile.DeleteAbandoned(app.Services.GetRequiredService<DataFolder>());
        var isNew = await app
            .Services.GetRequiredService<StoreInitializer>()
            .OpenAsync(mayMigrate: true, mayChangeScale: true, cancellation);
        await app.Services.GetRequiredService<Seeder>().SeedAsync(cancellation);
        if (isNew)
        {
            app.Services.GetRequiredService<FirstRunNotice>().Note();
        }
    }
}

/// <summary>
/// Whether this start made the store. The first start page that is asked for on this machine then says, once, where the
/// data lies.
/// </summary>
public sealed class FirstRunNotice
{
    private int _isToBeTold;

    public bool IsPending => Volatile.Read(ref _isToBeTold) == 1;

    public void Note() => Interlocked.Exchange(ref _isToBeTold, 1);

    /// <summary>True for the first caller after <see cref="Note"/>, and for no other.</summary>
    public bool Tell() => Interlocked.Exchange(ref _isToBeTold, 0) == 1;
}
