using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Keeps one visitor from stopping the site for the others: a time limit for the reads of a request, limits for how
/// many costly reads and downloads run at once, a low priority for these, and a limit for how many of them one client
/// may request. Answers from the cache are outside of all of them.
/// </summary>
internal static class RequestLimits
{
    /// <summary>Costly reads of one network in a minute; 0 for no limit.</summary>
    public const string SearchesSetting = "Limits:SearchesPerMinute";

    private const int SearchesPerMinute = 60;

    /// <summary>Of a form or an API request; pages and addresses for larger ones have limits of their own.</summary>
    public const long LargestBody = 4 * 1024 * 1024;

    /// <summary>A client that receives less, after some seconds, is disconnected.</summary>
    public static readonly MinDataRate SlowestClient = new(bytesPerSecond: 2_000, TimeSpan.FromSeconds(10));

    /// <summary>How long the reads of one page may take.</summary>
    public static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    public static void AddRequestLimits(this IServiceCollection services, IConfiguration configuration)
    {
        // Answers from the cache must not wait until the pool has noticed that its threads are busy with reads.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 8 * Environment.ProcessorCount), ports);
        var searches = configuration.ReadLimit(SearchesSetting, SearchesPerMinute);
        services.AddSingleton(_ => new RequestLimiter(searches));
    }

    /// <summary>After the cache, and after it is known which page is asked for.</summary>
    public static void UseRequestLimits(this WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        var limiter = app.Services.GetRequiredService<RequestLimiter>();
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await limiter.RunAsync(context, () => ReadAsync(context, next, time));
                }
                catch (Exception interrupted) when (IsAbandoned(interrupted, context))
                {
                    Abandon(context, interrupted);
                }
            }
        );
    }

    private static Task ReadAsync(HttpContext context, RequestDelegate next, TimeProvider time)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            TimeSpan? most = context.GetEndpoint()?.Metadata.GetMetadata<LongDownloadAttribute>() is null
                ? LongestRead
                : null;
            var budget = new ReadBudget(time, most, context.RequestAborted);
            context.Features.Set(budget);
            ReadBudget.Use(budget);
        }

        return CostlyReadAttribute.IsFor(context) ? LowPriority.RunAsync(() => next(context)) : next(context);
    }

    private static bool IsAbandoned(Exception exception, HttpContext context) =>
        context.RequestAborted.IsCancellationRequested
        && (exception is OperationCanceledException || StoreFailure.Of(exception) == StoreFailure.TookTooLong);

    /// <summary>
    /// The client has left, which is not an error. An exception would reach every request that waits for the same page;
    /// after a response that is not cached, they render it themselves.
    /// </summary>
    private static void Abandon(HttpContext context, Exception interrupted)
    {
        if (context.Response.HasStarted)
        {
            throw new OperationCanceledException(interrupted.Message, interrupted, context.RequestAborted);
        }

        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }
}

/// <summary>Marks a download of a whole catalogue, whose reads may take longer than those of a page.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LongDownloadAttribute : Attribute;

/// <summary>
/// How many reads run at once, and how many costly ones a client may ask for. The framework's middleware would leave
/// the timers of its limiters running when a site is stopped.
/// </summary>
internal sealed class RequestLimiter : IDisposable
{
    private const int OrdinaryWaiting = 512;

    /// <summary>A few networks together, not one, can make everybody else wait.</summary>
    private const int OrdinaryWaitingOfClient = 128;

    /// <summary>Exports wait for their clients more than for a core.</summary>
    private const int DownloadsAtOnce = 4;
    private const int DownloadsOfClient = 2;

    private const string RetryAfterSeconds = "5";

    /// <summary>
    /// How long a refusal is held back: that costs nothing here, and slows down a client that does not wait by itself.
    /// </summary>
    private static readonly TimeSpan _refusalDelay = TimeSpan.FromSeconds(1);

    /// <summary>One core stays free for everything else.</summary>
    private static readonly int _costlyAtOnce = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Each of these reads keeps a thread for itself while SQLite works.</summary>
    private static readonly int _ordinaryAtOnce = Environment.ProcessorCount;

    private readonly PartitionedRateLimiter<HttpContext> _perClient;
    private readonly PartitionedRateLimiter<HttpContext> _atOnce;
    private readonly PartitionedRateLimiter<HttpContext> _downloads;
    private readonly PartitionedRateLimiter<HttpContext> _pages;
    private readonly PartitionedRateLimiter<HttpContext> _all;

    /// <param name="searches">Costly reads of one network in a minute; 0 for no limit.</param>
    public RequestLimiter(int searches)
    {
        _perClient = PartitionedRateLimiter.Create<HttpContext, string>(context => PerClient(context, searches));
        _atOnce = PartitionedRateLimiter.Create<HttpContext, string>(AtOnce);
        _downloads = PartitionedRateLimiter.Create<HttpContext, string>(DownloadsPerClient);
        _pages = PartitionedRateLimiter.Create<HttpContext, string>(PagesPerClient);
        _all = PartitionedRateLimiter.CreateChained(_perClient, _downloads, _pages, _atOnce);
    }

    /// <summary>Waits for its turn, or is refused.</summary>
    /// <exception cref="OperationCanceledException">The client left meanwhile.</exception>
    public async Task RunAsync(HttpContext context, Func<Task> next)
    {
        using var lease = await _all.AcquireAsync(context, permitCount: 1, context.RequestAborted);
        await (lease.IsAcquired ? next() : RefuseAsync(context, lease));
    }

    public void Dispose()
    {
        _all.Dispose();
        _perClient.Dispose();
        _downloads.Dispose();
        _pages.Dispose();
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

    private static RateLimitPartition<string> PerClient(HttpContext context, int searches) =>
        searches != 0 && CostlyReadAttribute.IsFor(context) && LimitedNetworkOf(context) is { } network
            ? RateLimitPartition.GetFixedWindowLimiter(
                network,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = searches, Window = TimeSpan.FromMinutes(1) }
            )
            : RateLimitPartition.GetNoLimiter("unlimited");

    private static RateLimitPartition<string> DownloadsPerClient(HttpContext context) =>
        IsDownload(context) && LimitedNetworkOf(context) is { } network
            ? RateLimitPartition.GetConcurrencyLimiter(
                network,
                _ => new ConcurrencyLimiterOptions { PermitLimit = DownloadsOfClient, QueueLimit = DownloadsOfClient }
            )
            : RateLimitPartition.GetNoLimiter("unlimited");

    private static RateLimitPartition<string> PagesPerClient(HttpContext context) =>
        IsOrdinary(context) && LimitedNetworkOf(context) is { } network
            ? RateLimitPartition.GetConcurrencyLimiter(
                network,
                _ => new ConcurrencyLimiterOptions
                {
                    PermitLimit = _ordinaryAtOnce,
                    QueueLimit = OrdinaryWaitingOfClient,
                }
            )
            : RateLimitPartition.GetNoLimiter("unlimited");

    /// <summary>A client on this machine may be a proxy that speaks for everybody, and is not limited.</summary>
    private static string? LimitedNetworkOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address)
            ? SignInThrottle.NetworkOf(address)
            : null;

    /// <summary>It may take as long as its client, so it must not keep a search waiting.</summary>
    private static bool IsDownload(HttpContext context) =>
        CostlyReadAttribute.IsFor(context)
        && context.GetEndpoint()?.Metadata.GetMetadata<LongDownloadAttribute>() is not null;

    private static bool IsOrdinary(HttpContext context) =>
        !CostlyReadAttribute.IsFor(context)
        && context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is not null;

    private static RateLimitPartition<string> AtOnce(HttpContext context) =>
        context.GetEndpoint() switch
        {
            null => RateLimitPartition.GetNoLimiter("unlimited"),
            _ when IsDownload(context) => RateLimitPartition.GetConcurrencyLimiter(
                "downloads",
                _ => new ConcurrencyLimiterOptions { PermitLimit = DownloadsAtOnce, QueueLimit = DownloadsAtOnce }
            ),
            _ when CostlyReadAttribute.IsFor(context) => RateLimitPartition.GetConcurrencyLimiter(
                "costly",
                _ => new ConcurrencyLimiterOptions { PermitLimit = _costlyAtOnce, QueueLimit = 4 * _costlyAtOnce }
            ),
            _ when IsOrdinary(context) => RateLimitPartition.GetConcurrencyLimiter(
                "ordinary",
                _ => new ConcurrencyLimiterOptions { PermitLimit = _ordinaryAtOnce, QueueLimit = OrdinaryWaiting }
            ),
            _ => RateLimitPartition.GetNoLimiter("unlimited"),
        };
}

/// <summary>
/// Marks what takes far more work than an ordinary page, such as a search or an export, so that only a few run at once.
/// </summary>
/// <param name="queryKeys">Where given, only requests with a value in one of these fields.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CostlyReadAttribute(params string[] queryKeys) : Attribute
{
    public static bool IsFor(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<CostlyReadAttribute>() is { } costly
        && costly.Matches(context.Request.Query);

    private bool Matches(IQueryCollection query) =>
        queryKeys.Length == 0
        || Array.Exists(queryKeys, key => query.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value));
}
