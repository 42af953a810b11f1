using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReviewSite.Web.Commands;

/// <summary>
/// How a command reports: in words; with <c>--quiet</c> not at all; with <c>--json</c> as one document on standard
/// output. Errors go to standard error in every case.
/// </summary>
internal sealed record CommandReport(bool IsQuiet, bool IsJson)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public bool ShowsProgress => !IsQuiet && !IsJson;

    public async Task SayAsync(string text)
    {
        if (ShowsProgress)
        {
            await Console.Out.WriteLineAsync(text);
        }
    }

    public async Task WarnAsync(string text)
    {
        if (ShowsProgress)
        {
            await Console.Error.WriteLineAsync(text);
        }
    }

    /// <summary>The result for programs.</summary>
    public async Task WriteAsync<T>(T result)
    {
        if (IsJson)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, _json));
        }
    }
}

/// <summary><c>--quiet</c> and <c>--json</c>.</summary>
internal sealed class ReportOptions
{
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print only errors." };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print the result as one JSON document, without progress.",
    };

    public void AddTo(Command command)
    {
        command.Add(_quiet);
        command.Add(_json);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_quiet) && result.GetValue(_json))
            {
                result.AddError("Use --quiet or --json, not both.");
            }
        });
    }

    public CommandReport Of(ParseResult parsed) => new(parsed.GetValue(_quiet), parsed.GetValue(_json));
}
