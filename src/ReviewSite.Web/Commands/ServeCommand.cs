using System.CommandLine;

namespace ReviewSite.Web.Commands;

/// <summary>Serves the site; also what the program does without a command.</summary>
internal static class ServeCommand
{
    public static Command Create(IReadOnlyList<string> settings, Func<ServeOptions, CancellationToken, Task> serve)
    {
        var command = new ExampleCommand(
            "serve",
            "Serve the site. Any setting can be given as --Section:Key=value.",
            "serve --urls http://localhost:8080 --data /srv/reviews",
            "serve --Site:PublicOrigin=https://films.example --Site:TrustedProxies=127.0.0.1"
        );
        AddTo(command, settings, serve);
        return command;
    }

    public static void AddTo(
        Command command,
        IReadOnlyList<string> settings,
        Func<ServeOptions, CancellationToken, Task> serve
    )
    {
        var urls = UrlsOption.Create("The address to listen on, such as http://localhost:5000.");
        var data = DataOption.Create();
        var noSeed = new Option<bool>("--no-seed") { Description = "Do not seed an empty store." };
        var environment = new Option<string?>("--environment") { Hidden = true };
        command.Add(urls);
        command.Add(data);
        command.Add(noSeed);
        command.Add(environment);

        // Options that hosting tools pass to every ASP.NET Core program, and that this one ignores.
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
    }
}
