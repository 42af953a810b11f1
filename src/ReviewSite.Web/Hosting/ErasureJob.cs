using ReviewSite.Web.Store;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Removes traces of erased quotes that could not be removed at once: after the start, and then each minute.
/// </summary>
internal sealed partial class ErasureJob(
    ErasureTraces traces,
    StoreOpening opening,
    TimeProvider time,
    ILogger<ErasureJob> logger
) : BackgroundJob
{
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        await opening.Opened.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                await traces.RemoveLeftAsync(stoppingToken);
            }
            catch (Exception e) when (StoreFailure.Of(e) is not null)
            {
                LogFailed(e);
            }

            await Task.Delay(BetweenLooks, time, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cannot check whether traces of erased quotes are left")]
    private partial void LogFailed(Exception exception);
}
