using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Keeps one visitor from stopping the site for the others: a time limit for the reads of a request, a limit for how
/// many costly reads run at once, a low priority for those that do, and a limit for how many of them one client may ask
/// for. Answers from the cache are outside of all of them.
/// </summary>
internal static class RequestLimits
{
    /// <summary>Costly reads of one network in a minute; 0 for no limit.</summary>
    public const string SearchesSetting = "Limits:SearchesPerMinute";

    private const int SearchesPerMinute = 60;
    private const int OrdinaryWaiting = 512;
    private const string RetryAfterSeconds = "5";

    /// <summary>How long the reads of one page may take.</summary>
    public static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A refusal is held back for so long, which costs nothing here and slows down a client that does not wait by
    /// itself.
    /// </summary>
    private static readonly TimeSpan _refusalDelay = TimeSpan.FromSeconds(1);

    /// <summary>One core stays free for everything else.</summary>
    private static readonly int _costlyAtOnce = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Each of these reads keeps a thread for itself while SQLite works.</summary>
    private static readonly int _ordinaryAtOnce = Environment.ProcessorCount;

    public static void AddRequestLimits(this IServiceCollection services, IConfiguration configuration)
    {
        // Answers from the cache must not wait until the pool has noticed that its threads are busy with reads.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 8 * Environment.ProcessorCount), ports);
        var searches = LimitSetting.Read(configuration, SearchesSetting, SearchesPerMinute);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => PerClient(context, searches)),
                PartitionedRateLimiter.Create<HttpContext, string>(AtOnce)
            );
            options.OnRejected = RefuseAsync;
        });
    }

    /// <summary>After the cache, and after it is known which page is asked for.</summary>
    public static void UseRequestLimits(this WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.UseRateLimiter();
        app.Use(
            async (context, next) =>
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

                try
                {
                    await (
                        CostlyReadAttribute.IsFor(context) ? LowPriority.RunAsync(() => next(context)) : next(context)
                    );
                }
                catch (Exception interrupted) when (IsAbandoned(interrupted, context))
                {
                    // Nobody waits for the answer any more, and that is no error.
                    throw new OperationCanceledException(interrupted.Message, interrupted, context.RequestAborted);
                }
            }
        );
    }

    private static bool IsAbandoned(Exception exception, HttpContext context) =>
        StoreFailure.Of(exception) == StoreFailure.TookTooLong && context.RequestAborted.IsCancellationRequested;

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

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.TellRetryAfter(wait);
        }
        else
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
        }

        await Task.Delay(_refusalDelay, cancellation);
    }
}

/// <summary>Marks a download that may take as long as its client takes to receive it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LongDownloadAttribute : Attribute;
