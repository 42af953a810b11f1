using ReviewSite.Web.Store;
using ReviewSite.Web.Store.PostgreSql;

namespace ReviewSite.Web.Hosting;

/// <summary>Has the pages of visitors read from a standby of the database, if the settings say so.</summary>
internal static class StandbyReads
{
    /// <summary>
    /// After the cache, and after a request has waited for its turn: it holds a connection from here on.
    /// </summary>
    public static void UseStandby(this WebApplication app)
    {
        if (app.Services.GetService<Standby>() is not { } standby)
        {
            return;
        }

        var content = app.Services.GetRequiredService<ContentVersion>();
        app.Use(
            async (context, next) =>
            {
                if (
                    CachedPageAttribute.IsFor(context)
                    && await standby.TryOpenAsync(content.Hold(), context.RequestAborted) is { } db
                )
                {
                    context.RequestServices.GetRequiredService<RequestDb>().ReadFrom(db);

                    // From here on it is disposed of with the request.
                    _ = context.RequestServices.GetRequiredService<ReviewSiteDb>();
                }

                await next(context);
            }
        );
    }
}
