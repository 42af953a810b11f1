using ReviewSite.Domain;
using Serilog;
using Serilog.Events;

namespace ReviewSite.Web.Hosting;

/// <summary>Which requests get a line of their own in the log: the setting <c>Logging:Requests</c>.</summary>
public enum LoggedRequests
{
    /// <summary>
    /// The requests that matter to an operator: changes, failures, refusals, and those that take more than a second.
    /// </summary>
    Notable,

    /// <summary>Every request except health checks and those served from the cache.</summary>
    All,

    /// <summary>No requests; errors are still logged.</summary>
    None,
}

/// <summary>
/// Serilog's own request logging, at a level that depends on the outcome. The query string is left out: it may contain
/// private data.
/// </summary>
internal sealed class RequestLogging(LoggedRequests logged)
{
    public const string Setting = "Logging:Requests";

    /// <summary>Below the level that is written.</summary>
    private const LogEventLevel Unwritten = LogEventLevel.Verbose;

    private static readonly TimeSpan _slow = TimeSpan.FromSeconds(1);
    private static readonly PathString _health = "/healthz";

    /// <exception cref="InvalidInputException">The setting has an unknown value.</exception>
    public static RequestLogging Read(IConfiguration configuration)
    {
        var text = configuration[Setting];
        if (text is null)
        {
            return new RequestLogging(LoggedRequests.Notable);
        }

        return Enum.TryParse<LoggedRequests>(text, ignoreCase: true, out var logged) && Enum.IsDefined(logged)
            ? new RequestLogging(logged)
            : throw new InvalidInputException($"{Setting} is “{text}”; expected all, notable or none.");
    }

    internal LogEventLevel LevelOf(HttpContext context, double milliseconds)
    {
        var status = context.Response.StatusCode;
        return logged switch
        {
            LoggedRequests.None => Unwritten,
            _ when context.Request.Path.StartsWithSegments(_health, StringComparison.OrdinalIgnoreCase)
                    || IsFromCache(context.Response) => Unwritten,
            _ when IsFault(status) => LogEventLevel.Error,
            _ when IsRefusal(status) => LogEventLevel.Warning,
            _ when logged == LoggedRequests.All
                    || milliseconds > _slow.TotalMilliseconds
                    || IsChange(context.Request) => LogEventLevel.Information,
            _ => Unwritten,
        };
    }

    /// <summary>The output cache states the age of its responses; nothing else on the site sends that header.</summary>
    private static bool IsFromCache(HttpResponse response) => response.Headers.Age.Count > 0;

    /// <summary>A format that is not offered is no fault.</summary>
    private static bool IsFault(int status) =>
        status >= StatusCodes.Status500InternalServerError && status != StatusCodes.Status501NotImplemented;

    /// <summary>Not signed in, not allowed, or too often.</summary>
    private static bool IsRefusal(int status) =>
        status
            is StatusCodes.Status401Unauthorized
                or StatusCodes.Status403Forbidden
                or StatusCodes.Status429TooManyRequests;

    private static bool IsChange(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
}

internal static class RequestLoggingPipeline
{
    /// <summary>Outermost, so that it sees the final response.</summary>
    public static void UseRequestLogging(this WebApplication app)
    {
        var logging = app.Services.GetRequiredService<RequestLogging>();
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0.0} ms";
            options.GetLevel = (context, milliseconds, _) => logging.LevelOf(context, milliseconds);
            options.EnrichDiagnosticContext = (diagnostics, context) =>
                diagnostics.Set("Client", context.Connection.RemoteIpAddress?.ToString());
        });
    }
}
