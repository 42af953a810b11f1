using System.Diagnostics;
using System.Net;

namespace ReviewSite.Web.Tests.Commands;

/// <summary>The program served as a person serves it: a process, its console, its folder.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task An_empty_site_writes_a_link_to_the_console_past_the_log_and_every_start_a_new_one()
    {
        var first = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await Served.StatusAsync(first.Link));
        await first.StopAsync();

        var second = await StartAsync();
        var old = new Uri(second.Address, first.Link.PathAndQuery);
        Assert.Equal(HttpStatusCode.NotFound, await Served.StatusAsync(old));
        Assert.Equal(HttpStatusCode.OK, await Served.StatusAsync(second.Link));
        await second.StopAsync();

        var logs = string.Concat(
            Directory.GetFiles(Path.Combine(_cli.Folder, "data", "logs")).Select(File.ReadAllText)
        );
        Assert.Contains("/account/set-up", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", logs, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Link.Query["?token=".Length..], logs, StringComparison.Ordinal);
    }

    /// <summary>With every request logged, so that the log could hold a link.</summary>
    private async Task<Served> StartAsync()
    {
        var start = SiteProgram.Start("serve", "--no-seed", "--urls", "http://127.0.0.1:0", "--Logging:Requests=all");
        start.WorkingDirectory = _cli.Folder;
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(_patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("/account/set-up?token=", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new Served(process, new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]));
            }
        }

        throw new InvalidOperationException("The site ended without a link.");
    }

    private sealed record Served(Process Process, Uri Link)
    {
        public Uri Address => new(Link.GetLeftPart(UriPartial.Authority));

        public static async Task<HttpStatusCode> StatusAsync(Uri address)
        {
            using var client = new HttpClient();
            using var response = await client.GetAsync(address);
            return response.StatusCode;
        }

        /// <summary>As an operator does, so that logs are written to their end.</summary>
        public async Task StopAsync()
        {
            using var kill = Process.Start(
                "kill",
                ["-TERM", Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            );
            await Process.WaitForExitAsync();
            Assert.Equal(0, Process.ExitCode);
            Process.Dispose();
        }
    }
}
