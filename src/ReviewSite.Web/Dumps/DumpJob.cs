using ReviewSite.Domain;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Settings;

namespace ReviewSite.Web.Dumps;

/// <summary>
/// Writes the dump in the background: first a while after the start, then at most once an hour, and only if the
/// content has changed. If a quote is erased for legal reasons, the dumps with it are replaced within a minute.
/// </summary>
internal sealed partial class DumpJob(
    CatalogueDump dump,
    StoreOpening opening,
    TimeProvider time,
    ILogger<DumpJob> logger
) : BackgroundJob
{
    public static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        await opening.Opened.WaitAsync(stoppingToken);
        var next = time.GetUtcNow() + AfterStart;
        while (true)
        {
            try
            {
                // Also at once after the start: a quote may have been erased while this node was down.
                if (await dump.DeleteErasedAsync(stoppingToken) || time.GetUtcNow() >= next)
                {
                    next = time.GetUtcNow() + Between;
                    await dump.RefreshAsync(stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // For example, a full disk. The site keeps the current dump, and tries again after an hour.
                LogFailed(e);
            }

            await Task.Delay(BetweenLooks, time, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The dump of the catalogue could not be written")]
    private partial void LogFailed(Exception exception);
}

internal static class DumpServices
{
    /// <summary>Whether dumps are written and served.</summary>
    public const string Setting = "Dumps:IsOn";

    /// <exception cref="InvalidInputException">The setting is neither true nor false.</exception>
    public static void AddDumps(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<CatalogueDump>();
        if (configuration.ReadSwitch(Setting, usual: true))
        {
            services.AddHostedService<DumpJob>();
        }
    }
}
