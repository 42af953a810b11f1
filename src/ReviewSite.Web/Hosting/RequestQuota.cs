using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using ReviewSite.Domain;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Settings;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Marks addresses for programs: the requests of each network per minute are limited, and every response says how many
/// are left.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class QuotaAttribute : Attribute
{
    /// <summary>The JSON that refuses a request, for programs that do not support problem details.</summary>
    public string? Refusal { get; init; }
}

/// <summary>
/// Counts the requests of each network in each clock minute. Responses from the page cache count too, so that a program
/// can rely on the remaining number.
/// </summary>
internal sealed class RequestQuota(int perMinute, TimeProvider time)
{
    private const int WindowSeconds = 60;

    private Window _window = new(0);

    public int PerMinute => perMinute;

    /// <returns>How many requests are left in this minute, below 0 if this one is too many, and when the next
    /// begins.</returns>
    public (int Left, int Seconds) Take(string network)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        var window = _window;
        if (window.Minute != seconds / WindowSeconds)
        {
            _window = window = new Window(seconds / WindowSeconds);
        }

        var used = window.Used.AddOrUpdate(network, 1, (_, count) => count + 1);
        return (perMinute - used, WindowSeconds - (int)(seconds % WindowSeconds));
    }

    private sealed record Window(long Minute)
    {
        public ConcurrentDictionary<string, int> Used { get; } = new();
    }
}

internal static class RequestQuotas
{
    /// <summary>The requests that programs in one network may send per minute; 0 for no limit.</summary>
    public const string Setting = "Limits:ApiRequestsPerMinute";

    private const int Default = 300;
    private const string Policy = "default";

    /// <exception cref="InvalidInputException">The setting is not a whole number.</exception>
    public static void AddRequestQuota(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.ReadLimit(Setting, Default);
        services.AddSingleton(provider => new RequestQuota(perMinute, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>After it is known which address is asked for, and before the cache.</summary>
    public static void UseRequestQuota(this WebApplication app)
    {
        var quota = app.Services.GetRequiredService<RequestQuota>();
        app.Use(
            (context, next) =>
            {
                if (!IsLimited(context, quota))
                {
                    return next(context);
                }

                var (left, seconds) = quota.Take(SignInThrottle.NetworkOf(context.Connection.RemoteIpAddress));
                context.Response.OnStarting(() => Tell(context.Response.Headers, quota, left, seconds));
                return left < 0 ? RefuseAsync(context) : next(context);
            }
        );
    }

    /// <summary>A client on this machine may be a proxy that speaks for everybody, and is not limited.</summary>
    private static bool IsLimited(HttpContext context, RequestQuota quota) =>
        quota.PerMinute > 0
        && context.GetEndpoint()?.Metadata.GetMetadata<QuotaAttribute>() is not null
        && context.Connection.RemoteIpAddress is { } address
        && !IPAddress.IsLoopback(address);

    /// <summary>As specified in draft-ietf-httpapi-ratelimit-headers.</summary>
    private static Task Tell(IHeaderDictionary headers, RequestQuota quota, int left, int seconds)
    {
        headers["RateLimit-Policy"] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{Policy}\";q={quota.PerMinute};w=60"
        );
        headers["RateLimit"] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{Policy}\";r={Math.Max(0, left)};t={seconds}"
        );
        if (left < 0)
        {
            headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context)
    {
        if (context.GetEndpoint()!.Metadata.GetMetadata<QuotaAttribute>()!.Refusal is { } refusal)
        {
            return TypedResults
                .Text(refusal, "application/json", statusCode: StatusCodes.Status429TooManyRequests)
                .ExecuteAsync(context);
        }

        ProblemHttpResult problem = TypedResults.Problem(
            type: "https://iana.org/assignments/http-problem-types#quota-exceeded",
            title: "Too many requests",
            detail: "Your network has used up its requests for this minute. Wait as many seconds as Retry-After says.",
            statusCode: StatusCodes.Status429TooManyRequests,
            extensions: new Dictionary<string, object?> { ["violated-policies"] = new[] { Policy } }
        );
        return problem.ExecuteAsync(context);
    }
}
