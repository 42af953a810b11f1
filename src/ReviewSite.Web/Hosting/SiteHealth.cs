using System.Globalization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.PostgreSql;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// <c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: the store can be read and, as far as is known,
/// written to, and there is space left on the disk.
/// </summary>
internal static class SiteHealth
{
    public static void AddSiteHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<StoreCheck>("store").AddCheck<SpaceCheck>("space");

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
        StoreHealth health,
        ContentVersion contentVersion,
        Standby? standby = null
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

            try
            {
                return await IsSetUpAsync(cancellationToken)
                    ? await CheckWritingAsync(cancellationToken)
                    : HealthCheckResult.Unhealthy("The store is not set up.");
            }
            catch (Exception e) when (StoreFailure.Of(e) is { } failure)
            {
                return failure == StoreFailure.Unreachable && await IsReadFromStandbyAsync(cancellationToken)
                    ? HealthCheckResult.Degraded($"{failure.Reason}: saving fails. Pages are read from a standby.", e)
                    : HealthCheckResult.Unhealthy($"{failure.Reason}.", e);
            }
        }

        private async Task<bool> IsReadFromStandbyAsync(CancellationToken cancellation)
        {
            if (standby is null)
            {
                return false;
            }

            await using var opened = await standby.TryOpenAsync(contentVersion.Current, cancellation);
            return opened is not null;
        }

        /// <summary>The second try has a new connection: the first one may be from before a failover.</summary>
        private async Task<bool> IsSetUpAsync(CancellationToken cancellation)
        {
            try
            {
                return await db.State.AnyAsync(cancellation);
            }
            catch (Exception e) when (StoreFailure.Of(e) == StoreFailure.Unreachable)
            {
                return await db.State.AnyAsync(cancellation);
            }
        }

        private async Task<HealthCheckResult> CheckWritingAsync(CancellationToken cancellation)
        {
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

            await health.NoteNewerVersionAsync(db, database, cancellation);
            return await health.ProbeAsync(db, cancellation) is { } failure
                ? HealthCheckResult.Degraded($"{failure.Reason}: saving fails.")
                : HealthCheckResult.Healthy();
        }
    }

    private sealed class SpaceCheck(DiskSpace space) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        ) =>
            Task.FromResult(
                space.Shortages() is { Count: > 0 } shortages
                    ? HealthCheckResult.Degraded(string.Join('\n', shortages))
                    : HealthCheckResult.Healthy()
            );
    }
}
