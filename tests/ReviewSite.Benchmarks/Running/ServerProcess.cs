using System.Diagnostics;
using System.Globalization;
using System.Net;
using ReviewSite.Web.Tests;

namespace ReviewSite.Benchmarks;

/// <summary>
/// A server in a process of its own, from its start to its end. What it writes to its console goes nowhere; its log
/// file stays.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _betweenTries = TimeSpan.FromMilliseconds(2);

    private readonly Process _process;
    private readonly Ending _ending;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        _ending = new Ending(process);
        Address = address;
        Client = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>From the start of the process to its first page.</summary>
    public TimeSpan Start { get; private set; }

    /// <param name="path">The page that has to answer with 200.</param>
    /// <param name="command">The program and its arguments, once it is known where it is to listen.</param>
    public static async Task<ServerProcess> StartAsync(string path, Func<string, string[]> command)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Find()}"));
        var clock = Stopwatch.StartNew();

        // The shell sends the output nowhere and then becomes the server, so that nobody has to read along.
        string[] shell =
        [
            "-c",
            "exec \"$@\" >/dev/null 2>&1",
            "sh",
            .. command(address.GetLeftPart(UriPartial.Authority)),
        ];
        var server = new ServerProcess(Process.Start("/bin/sh", shell), address);
        try
        {
            while (!await server.AnswersAsync(path))
            {
                if (server._process.HasExited || clock.Elapsed > _patience)
                {
                    throw new InvalidOperationException($"The server did not answer: {string.Join(' ', shell[3..])}");
                }

                await Task.Delay(_betweenTries);
            }
        }
        catch
        {
            server.Dispose();
            throw;
        }

        server.Start = clock.Elapsed;
        return server;
    }

    public void Dispose()
    {
        Client.Dispose();
        _ending.Dispose();
        _process.Dispose();
    }

    private async Task<bool> AnswersAsync(string path)
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
