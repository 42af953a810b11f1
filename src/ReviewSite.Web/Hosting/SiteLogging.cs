using System.Globalization;
using Microsoft.AspNetCore.HttpLogging;
using ReviewSite.Web.Data;
using Serilog;
using Serilog.Core;
using Serilog.Filters;
using Serilog.Formatting.Json;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// The log: readable on the console, JSON in files that roll by day and size. One line a request, from the framework's own HTTP
/// logging; it leaves the query string out, which may hold what only its sender should know.
/// </summary>
internal static class SiteLogging
{
    private const int LargestFileBytes = 50 * 1024 * 1024;
    private const int FilesKept = 14;
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";
    private const string RequestLine = "{Timestamp:HH:mm:ss} {Level:u3} {Method} {Path} {StatusCode} in {Duration:0.0} ms{NewLine}";

    private static readonly Func<Serilog.Events.LogEvent, bool> _isRequest = Matching.FromSource("Microsoft.AspNetCore.HttpLogging");

    public static void AddSiteLogging(this ILoggingBuilder logging, IConfiguration configuration, DataFolder folder)
    {
        var culture = CultureInfo.InvariantCulture;
        logging.Use(ToFile(configuration, folder)
            .WriteTo.Logger(all => all.Filter.ByExcluding(_isRequest).WriteTo.Console(outputTemplate: Line, formatProvider: culture))
            .WriteTo.Logger(all => all.Filter.ByIncludingOnly(_isRequest).WriteTo.Console(outputTemplate: RequestLine, formatProvider: culture)));
    }

    /// <summary>For commands, whose own words the console is for.</summary>
    public static void AddFileLogging(this ILoggingBuilder logging, IConfiguration configuration, DataFolder folder) =>
        logging.Use(ToFile(configuration, folder).MinimumLevel.Override("Microsoft", Serilog.Events.LogEventLevel.Warning));

    public static IServiceCollection AddRequestLines(this IServiceCollection services) => services.AddHttpLogging(options =>
    {
        options.CombineLogs = true;
        options.LoggingFields = HttpLoggingFields.RequestMethod
            | HttpLoggingFields.RequestPath
            | HttpLoggingFields.ResponseStatusCode
            | HttpLoggingFields.Duration;
    });

    private static LoggerConfiguration ToFile(IConfiguration configuration, DataFolder folder) => new LoggerConfiguration()
        .ReadFrom.Configuration(configuration)
        .WriteTo.File(
            new JsonFormatter(renderMessage: true),
            Path.Combine(folder.Logs, "reviewsite-.json"),
            rollingInterval: RollingInterval.Day,
            rollOnFileSizeLimit: true,
            fileSizeLimitBytes: LargestFileBytes,
            retainedFileCountLimit: FilesKept,
            shared: true);

    private static void Use(this ILoggingBuilder logging, LoggerConfiguration configuration)
    {
        Logger logger = configuration.CreateLogger();
        logging.ClearProviders().AddSerilog(logger, dispose: true);
    }
}
