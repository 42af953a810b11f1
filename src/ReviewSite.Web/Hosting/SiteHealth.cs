using System.Globalization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// <c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: the store can be read and, as far as is known,
/// written to.
/// </summary>
internal static class SiteHealth
{
    public static void AddSiteHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<StoreCheck>("store");

    public static void MapSiteHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false })
            .WithMetadata(new NeedsNoStoreAttribute());
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { ResponseWriter = WriteReasonsAsync })
            .WithMetadata(new NeedsNoStoreAttribute());
    }

    /// <summary>The status, and each problem on its own line.</summary>
    private static Task WriteReasonsAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsync(
            string.Join(
                '\n',
                report.Entries.Values.Select(e => e.Description).OfType<string>().Prepend(report.Status.ToString())
            )
        );

    private sealed class StoreCheck(
        ReviewSiteDb db,
        IStoreDatabase database,
        StoreOpening opening,
        WriteLock writeLock,
        StoreHealth health
    ) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        )
        {
            if (!opening.IsOpen)
            {
                return HealthCheckResult.Unhealthy(new OlderStoreException().Message);
            }

            if (!await db.State.AnyAsync(cancellationToken))
            {
                return HealthCheckResult.Unhealthy("The store is not set up.");
            }

            // Degraded is not a reason to stop sending visitors: reading works.
            if (writeLock.HeldFor is { } held && held > WriteLock.LongHold)
            {
                return HealthCheckResult.Degraded(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The write lock has been held for {held.TotalSeconds:0} seconds."
                    )
                );
            }

            await health.NoteNewerVersionAsync(db, database, cancellationToken);
            return await health.ProbeAsync(db, cancellationToken) is { } failure
                ? HealthCheckResult.Degraded($"{failure.Reason}: saving fails.")
                : HealthCheckResult.Healthy();
        }
    }
}
