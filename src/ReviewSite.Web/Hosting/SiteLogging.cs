using System.Globalization;
using ReviewSite.Domain;
using ReviewSite.Web.Store;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// The log: readable on the console, JSON in files that roll by day and size. Both are written off the request path.
/// Each host has its own logger, which is flushed when the host ends; the static one is not used.
/// </summary>
internal static class SiteLogging
{
    private const int LargestFileBytes = 50 * 1024 * 1024;
    private const int FilesKept = 14;
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static void AddSiteLogging(this IServiceCollection services, IConfiguration configuration, DataFolder folder)
    {
        services.AddSingleton(RequestLogging.Read(configuration));
        services.AddSerilog(
            (_, logging) =>
                logging
                    .ReadLevels(configuration)
                    .Enrich.With<OneLineTexts>()
                    .WriteTo.Async(sinks =>
                        sinks.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture)
                    )
                    .ToFiles(folder),
            preserveStaticLogger: true
        );
    }

    /// <exception cref="InvalidInputException">The settings of the log are wrong.</exception>
    private static LoggerConfiguration ReadLevels(this LoggerConfiguration logging, IConfiguration configuration)
    {
        try
        {
            return logging.ReadFrom.Configuration(configuration);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new InvalidInputException($"the settings of Serilog are wrong: {e.Message}", e);
        }
    }

    /// <summary>For commands, which use the console for their own output.</summary>
    public static void AddFileLogging(this IServiceCollection services, DataFolder folder) =>
        services
            .AddLogging()
            .AddSerilog(
                (_, logging) => logging.MinimumLevel.Override("Microsoft", LogEventLevel.Warning).ToFiles(folder),
                preserveStaticLogger: true
            );

    private static void ToFiles(this LoggerConfiguration logging, DataFolder folder) =>
        logging.WriteTo.Async(sinks =>
            sinks.Sink(
                new QuietlyClosed(
                    LoggerSinkConfiguration.CreateSink(files =>
                        files.File(
                            new JsonFormatter(renderMessage: true),
                            Path.Combine(folder.Logs, "reviewsite-.json"),
                            rollingInterval: RollingInterval.Day,
                            rollOnFileSizeLimit: true,
                            fileSizeLimitBytes: LargestFileBytes,
                            retainedFileCountLimit: FilesKept,
                            shared: true
                        )
                    )
                )
            )
        );

    /// <summary>
    /// What visitors send, such as a path, cannot begin a line of its own on the console, nor control the terminal.
    /// </summary>
    private sealed class OneLineTexts : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            foreach (var (name, value) in logEvent.Properties.ToList())
            {
                if (value is ScalarValue { Value: string text } && text.Any(char.IsControl))
                {
                    var line = string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
                    logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(line)));
                }
            }
        }
    }

    /// <summary>
    /// A log whose end cannot be written, for example on a full disk, does not make what it is about fail.
    /// </summary>
    private sealed class QuietlyClosed(ILogEventSink log) : ILogEventSink, IDisposable
    {
        public void Emit(LogEvent logEvent) => log.Emit(logEvent);

        public void Dispose()
        {
            try
            {
                (log as IDisposable)?.Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"warning: the log could not be written: {e.Message}");
            }
        }
    }
}
