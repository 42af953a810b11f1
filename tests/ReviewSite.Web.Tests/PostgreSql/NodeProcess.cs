using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Tests.Commands;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>A node in a process of its own, which can be killed.</summary>
internal sealed class NodeProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewsite-node-");
    private readonly HttpClient _client = new();
    private readonly Process _process;

    private NodeProcess(string name, string connection, string[] options)
    {
        Name = name;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Find()}"));
        _client.BaseAddress = Address;
        var start = SiteProgram.Start([
            "serve",
            "--no-seed",
            "--urls",
            Address.GetLeftPart(UriPartial.Authority),
            $"--{StoreSettings.ProviderSetting}=postgres",
            $"--{StoreSettings.ConnectionSetting}={connection}",
            .. options,
        ]);
        start.WorkingDirectory = _folder.FullName;
        start.RedirectStandardOutput = true;
        _process = Process.Start(start)!;
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    public string Name { get; }

    public Uri Address { get; }

    public static async Task<NodeProcess> StartAsync(string name, string connection, params string[] options)
    {
        var node = new NodeProcess(name, connection, options);
        await AnswersAsync(node._client, "/healthz/ready", node._process);
        return node;
    }

    /// <summary>Once a server that was just started answers with 200.</summary>
    public static async Task AnswersAsync(HttpClient client, string address, Process process)
    {
        using var patience = new CancellationTokenSource(_patience);
        var isReady = false;
        while (!isReady)
        {
            Assert.False(process.HasExited, $"{process.StartInfo.FileName} ended.");
            try
            {
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), patience.Token);
                isReady = answer.StatusCode == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
                await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
            }
        }
    }

    /// <returns>The version of a film's page, and the quote of its review 1.</returns>
    public async Task<(string Version, string Quote)> QuoteAsync(string film)
    {
        using var answer = (await _client.GetAsync(new Uri(film, UriKind.Relative))).EnsureSuccessStatusCode();
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return (answer.Headers.ETag!.Tag, page.QuerySelector("#review-1 blockquote")!.TextContent.Trim());
    }

    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }
}
