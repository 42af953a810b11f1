namespace ReviewSite.Web.Hosting;

/// <summary>
/// A background service that ends quietly when it is stopped, even if the site could not be served at all. The host
/// would report that as a failure of the service.
/// </summary>
public abstract class BackgroundJob : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // As intended.
        }
    }

    protected abstract Task RunAsync(CancellationToken stoppingToken);
}
