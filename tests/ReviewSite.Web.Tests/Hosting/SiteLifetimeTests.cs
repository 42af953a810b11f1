using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.Hosting;

public sealed class SiteLifetimeTests
{
    /// <summary>What is stopped may need a moment to end.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Nothing_keeps_a_stopped_site_in_memory()
    {
        var service = await AskAndStopAsync();

        var waiting = Stopwatch.StartNew();
        while (IsAlive(service) && waiting.Elapsed < _patience)
        {
            await Task.Delay(100);
        }

        Assert.False(service.IsAlive);
    }

    private static async Task<WeakReference> AskAndStopAsync()
    {
        using var site = new Site();
        using var client = site.CreateClient();
        using var answer = await client.GetAsync("/search?q=film");
        answer.EnsureSuccessStatusCode();
        return new WeakReference(site.Services.GetRequiredService<UnitOfWork>());
    }

    private static bool IsAlive(WeakReference service)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return service.IsAlive;
    }
}
