using Microsoft.AspNetCore.Diagnostics;
using ReviewSite.Domain;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Imports.Seeding;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Hosting;

/// <summary>What happens between building the site and serving it.</summary>
internal static class SiteStart
{
    private static readonly TimeSpan _retryAfter = TimeSpan.FromSeconds(10);

    /// <exception cref="InvalidInputException">A setting of the seed has an invalid value.</exception>
    public static void AddStoreOpening(
        this IServiceCollection services,
        StoreSettings store,
        IConfiguration configuration
    )
    {
        services.AddSingleton(SeedOptions.Read(configuration));
        services.AddSingleton<FirstRunNotice>();
        services.AddSingleton(store);
        services.AddSingleton<StoreOpening>();
        services.AddHostedService(provider => provider.GetRequiredService<StoreOpening>());
        services.AddHostedService<ErasureJob>();
    }

    /// <summary>While the site waits for the store, nothing that needs it is served.</summary>
    public static void UseOpenedStore(this WebApplication app)
    {
        var opening = app.Services.GetRequiredService<StoreOpening>();
        app.Use(
            (context, next) =>
            {
                if (
                    opening.IsOpen
                    || context.GetEndpoint()?.Metadata.GetMetadata<NeedsNoStoreAttribute>() is not null
                    || context.Features.Get<IExceptionHandlerFeature>() is not null
                )
                {
                    return next(context);
                }

                // Nobody can be authenticated either, not even for the error page.
                context.Request.Headers.Cookie = default;
                context.Response.OnStarting(() =>
                {
                    context.Response.TellRetryAfter(_retryAfter);
                    return Task.CompletedTask;
                });
                throw new OlderStoreException();
            }
        );
    }

    public static async Task OpenStoreAsync(this WebApplication app, CancellationToken cancellation)
    {
        StagingFile.DeleteAbandoned(app.Services.GetRequiredService<DataFolder>());
        var opening = app.Services.GetRequiredService<StoreOpening>();
        await opening.BeginAsync(app.InviteFirstAdministratorAsync, cancellation);
    }
}

/// <summary>Marks what is served while the site waits for the store.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsNoStoreAttribute : Attribute;

/// <summary>
/// Whether this start created the store. The first request for the start page from this machine then shows, once, where
/// the data is.
/// </summary>
public sealed class FirstRunNotice
{
    private int _isToBeTold;

    public bool IsPending => Volatile.Read(ref _isToBeTold) == 1;

    public void Note() => Interlocked.Exchange(ref _isToBeTold, 1);

    /// <summary>True for the first caller after <see cref="Note"/>, and for no other.</summary>
    public bool Tell() => Interlocked.Exchange(ref _isToBeTold, 0) == 1;
}
