using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using ReviewSite.Domain;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Metrics for the operator: requests by page and status, the page cache, the store. In Prometheus form at their own
/// address, which visitors need not reach, and by OTLP if the standard environment variables configure it. Without
/// either, nothing is collected.
/// </summary>
internal static class SiteMetrics
{
    public const string UrlSetting = "Metrics:Url";

    /// <summary>Unless OTEL_SERVICE_NAME has another.</summary>
    private const string ServiceName = "reviewsite";

    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <exception cref="InvalidInputException">The setting is not an address to listen on.</exception>
    public static void AddSiteMetrics(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PageMetrics>();
        var (url, hasOtlp) = (UrlOf(builder.Configuration), !string.IsNullOrEmpty(builder.Configuration[OtlpEndpoint]));
        if (url is null && !hasOtlp)
        {
            return;
        }

        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName).AddEnvironmentVariableDetector())
            .WithMetrics(metrics =>
            {
                metrics.AddMeter("Microsoft.AspNetCore.Hosting", PageMetrics.MeterName, StoreMetrics.MeterName);
                _ = hasOtlp ? metrics.AddOtlpExporter() : metrics;
                _ = url is not null ? metrics.AddPrometheusExporter() : metrics;
            });
        if (url is not null)
        {
            builder.WebHost.UseSetting(
                WebHostDefaults.ServerUrlsKey,
                string.Join(
                    ';',
                    ListeningAddresses.OfSite(builder.Configuration).Select(a => a.Url).Append(url.ToString())
                )
            );
        }
    }

    /// <summary>The metrics' address serves nothing else, and the site's addresses do not serve metrics.</summary>
    public static void UseSiteMetrics(this WebApplication app)
    {
        if (UrlOf(app.Configuration) is { } url)
        {
            var port = url.Port;
            app.UseWhen(
                context => context.Connection.LocalPort == port,
                metrics =>
                {
                    metrics.UseOpenTelemetryPrometheusScrapingEndpoint();
                    metrics.Run(context =>
                    {
                        context.Response.StatusCode = StatusCodes.Status404NotFound;
                        return Task.CompletedTask;
                    });
                }
            );
        }
    }

    /// <exception cref="InvalidInputException">The setting is not an address to listen on.</exception>
    public static Uri? UrlOf(IConfiguration configuration)
    {
        var text = configuration[UrlSetting];
        return string.IsNullOrEmpty(text) ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme == Uri.UriSchemeHttp
            && url.PathAndQuery == "/"
                ? url
            : throw new InvalidInputException(
                $"{UrlSetting} is “{text}”; expected an address to listen on, such as http://127.0.0.1:9464."
            );
    }
}
