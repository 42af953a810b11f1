using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

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

    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("http://localhost:{0}")]
    [InlineData("http://*:{0}")]
    public async Task A_port_that_is_taken_is_told_before_anything_is_written(string url)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = string.Format(CultureInfo.InvariantCulture, url, ((IPEndPoint)other.LocalEndpoint).Port);

        var outcome = await _cli.RunAsync("serve", "--urls", address);

        Assert.Equal(
            (
                1,
                $"error: Failed to bind to address {address}: address already in use. Choose another with --urls, such "
                    + "as --urls http://localhost:5050.\n"
            ),
            (outcome.ExitCode, outcome.Error)
        );
        Assert.Empty(outcome.Output);
        var written = new DirectoryInfo(_cli.Folder).EnumerateFiles("*", SearchOption.AllDirectories);
        Assert.Empty(written.Where(f => f.Length > 0).Select(f => f.Name));
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
