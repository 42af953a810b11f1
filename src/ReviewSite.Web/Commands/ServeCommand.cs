using System.CommandLine;

namespace ReviewSite.Web.Commands;

/// <summary>Serves the site; also what the program does without a command.</summary>
internal static class ServeCommand
{
    public static Command Create(IReadOnlyList<string> settings, Func<ServeOptions, CancellationToken, Task> serve)
    {
        var command = new Command("serve", "Serve the site. Any setting can be given as --Section:Key=value.");
        AddTo(command, settings, serve);
        return command;
    }

    public static void AddTo(
        Command command,
        IReadOnlyList<string> settings,
        Func<ServeOptions, CancellationToken, Task> serve
    )
    {
        var urls = new Option<string?>("--urls")
        {
            Description = "The address to listen on, such as http://localhost:5000.",
            HelpName = "URL",
        };
        var data = DataOption.Create();
        var noSeed = new Option<bool>("--no-seed") { Description = "Do not seed an empty store." };
        var environment = new Option<string?>("--environment") { Hidden = true };
        command.Add(urls);
        command.Add(data);
        command.Add(noSeed);
        command.Add(environment);

        // What hosting tools pass to every ASP.NET Core program, and this one settles by itself.
        command.Add(new Option<string?>("--contentRoot") { Hidden = true });
        command.Add(new Option<string?>("--applicationName") { Hidden = true });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var options = new ServeOptions(
                    parsed.GetValue(urls),
                    parsed.GetValue(data),
                    parsed.GetValue(noSeed),
                    parsed.GetValue(environment),
                    settings
                );
                await serve(options, cancellation);
            }
        );
        urls.Validators.Add(result =>
        {
            foreach (var url in (result.GetValueOrDefault<string?>() ?? "").Split(';').Where(u => !IsAddress(u)))
            {
                result.AddError($"--urls: “{url}” is not an address to listen on, such as http://localhost:5000.");
            }
        });
    }

    /// <summary>The host may be a wildcard, which no URI has.</summary>
    private static bool IsAddress(string url) =>
        Uri.TryCreate(
            url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal),
            UriKind.Absolute,
            out var address
        ) && address.Scheme is "http" or "https";
}

/// <summary><c>--data</c>, which every command that uses the store has.</summary>
internal static class DataOption
{
    public static Option<string?> Create()
    {
        var data = new Option<string?>("--data")
        {
            Description = "The folder for everything the site writes (default: ./data).",
            HelpName = "DIR",
        };
        data.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string?>()))
            {
                result.AddError("--data: name a folder.");
            }
        });
        return data;
    }
}
