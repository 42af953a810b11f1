using Microsoft.AspNetCore.Diagnostics;
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

    /// <summary>How long the reads of one page may take.</summary>
    public static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    public static void AddRequestLimits(this IServiceCollection services, IConfiguration configuration)
    {
        // Answers from the cache must not wait until the pool has noticed that its threads are busy with reads.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 8 * Environment.ProcessorCount), ports);
        var searches = LimitSetting.Read(configuration, SearchesSetting, SearchesPerMinute);
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
    /// Nobody waits for the answer any more, and that is no error. An exception would reach all who wait for the same
    /// page; after an answer that is not cached they make it themselves.
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

/// <summary>Marks a download that may take as long as its client takes to receive it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LongDownloadAttribute : Attribute;
