using System.Net;
using System.Threading.RateLimiting;
using ReviewSite.Web.Accounts;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// How many reads run at once, and how many costly ones a client may ask for. The framework's middleware would leave
/// the timers of its limiters running when a site is stopped.
/// </summary>
internal sealed class RequestLimiter : IDisposable
{
    private const int OrdinaryWaiting = 512;
    private const string RetryAfterSeconds = "5";

    /// <summary>
    /// A refusal is held back for so long, which costs nothing here and slows down a client that does not wait by
    /// itself.
    /// </summary>
    private static readonly TimeSpan _refusalDelay = TimeSpan.FromSeconds(1);

    /// <summary>One core stays free for everything else.</summary>
    private static readonly int _costlyAtOnce = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Each of these reads keeps a thread for itself while SQLite works.</summary>
    private static readonly int _ordinaryAtOnce = Environment.ProcessorCount;

    private readonly PartitionedRateLimiter<HttpContext> _perClient;
    private readonly PartitionedRateLimiter<HttpContext> _atOnce;
    private readonly PartitionedRateLimiter<HttpContext> _both;

    /// <param name="searches">Costly reads of one network in a minute; 0 for no limit.</param>
    public RequestLimiter(int searches)
    {
        _perClient = PartitionedRateLimiter.Create<HttpContext, string>(context => PerClient(context, searches));
        _atOnce = PartitionedRateLimiter.Create<HttpContext, string>(AtOnce);
        _both = PartitionedRateLimiter.CreateChained(_perClient, _atOnce);
    }

    /// <summary>Waits for its turn, or is refused.</summary>
    /// <exception cref="OperationCanceledException">The client left meanwhile.</exception>
    public async Task RunAsync(HttpContext context, Func<Task> next)
    {
        using var lease = await _both.AcquireAsync(context, permitCount: 1, context.RequestAborted);
        await (lease.IsAcquired ? next() : RefuseAsync(context, lease));
    }

    public void Dispose()
    {
        _both.Dispose();
        _perClient.Dispose();
        _atOnce.Dispose();
    }

    private static async Task RefuseAsync(HttpContext context, RateLimitLease refusal)
    {
        var response = context.Response;
        if (refusal.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.TellRetryAfter(wait);
        }
        else
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.Headers.RetryAfter = RetryAfterSeconds;
        }

        await Task.Delay(_refusalDelay, context.RequestAborted);
    }

    /// <summary>A client on this machine may be a proxy that speaks for everybody, and is not limited.</summary>
    private static RateLimitPartition<string> PerClient(HttpContext context, int searches)
    {
        var address = context.Connection.RemoteIpAddress;
        return searches == 0 || address is null || IPAddress.IsLoopback(address) || !CostlyReadAttribute.IsFor(context)
            ? RateLimitPartition.GetNoLimiter("unlimited")
            : RateLimitPartition.GetFixedWindowLimiter(
                SignInThrottle.NetworkOf(address),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = searches, Window = TimeSpan.FromMinutes(1) }
            );
    }

    private static RateLimitPartition<string> AtOnce(HttpContext context) =>
        context.GetEndpoint() switch
        {
            null => RateLimitPartition.GetNoLimiter("unlimited"),
            _ when CostlyReadAttribute.IsFor(context) => RateLimitPartition.GetConcurrencyLimiter(
                "costly",
                _ => new ConcurrencyLimiterOptions { PermitLimit = _costlyAtOnce, QueueLimit = 4 * _costlyAtOnce }
            ),
            { } endpoint when endpoint.Metadata.GetMetadata<CachedPageAttribute>() is not null =>
                RateLimitPartition.GetConcurrencyLimiter(
                    "ordinary",
                    _ => new ConcurrencyLimiterOptions { PermitLimit = _ordinaryAtOnce, QueueLimit = OrdinaryWaiting }
                ),
            _ => RateLimitPartition.GetNoLimiter("unlimited"),
        };
}
