using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReviewSite.Web.Data;

namespace ReviewSite.Web.Hosting;

/// <summary><c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: the store can be read.</summary>
internal static class SiteHealth
{
    public static void AddSiteHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<StoreCheck>("store");

    public static void MapSiteHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");
    }

    private sealed class StoreCheck(ReviewSiteDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.State.AnyAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The store is not set up.");
    }
}
