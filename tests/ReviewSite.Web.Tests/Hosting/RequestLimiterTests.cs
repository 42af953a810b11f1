using Microsoft.AspNetCore.Http;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Tests.Hosting;

public sealed class RequestLimiterTests : IDisposable
{
    private readonly RequestLimiter _limiter = new(searches: 0);
    private readonly TaskCompletionSource _isWorking = new();

    public void Dispose() => _limiter.Dispose();

    /// <summary>An exception would reach all who wait for the same page.</summary>
    [Fact]
    public async Task A_client_that_leaves_while_it_waits_ends_without_an_exception_and_without_the_page()
    {
        var busy = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => AskAsync()).ToList();
        using var left = new CancellationTokenSource();
        var isMade = false;
        var context = CostlyRead();
        context.RequestAborted = left.Token;
        var waiting = _limiter.RunAsync(
            context,
            () =>
            {
                isMade = true;
                return Task.CompletedTask;
            }
        );

        await left.CancelAsync();
        await waiting;
        _isWorking.SetResult();
        await Task.WhenAll(busy);

        Assert.Equal((StatusCodes.Status499ClientClosedRequest, false), (context.Response.StatusCode, isMade));
    }

    private Task AskAsync() => _limiter.RunAsync(CostlyRead(), () => _isWorking.Task);

    private static DefaultHttpContext CostlyRead()
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(
            new Endpoint(requestDelegate: null, new EndpointMetadataCollection(new CostlyReadAttribute()), "costly")
        );
        return context;
    }
}
