using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Tests.Api.Writing;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>
/// Two processes behind nginx, with the settings that <c>docs/scaling.md</c> has for it. The environment variable
/// REVIEWSITE_EDITS says how many edits there are, such as 1000; usually there are few.
/// </summary>
public sealed class BalancerTests : IAsyncLifetime
{
    private const int UsualEdits = 20;
    private const int Readers = 8;
    private const int ReadsOfEach = 40;
    private const int KilledAt = 80;
    private const string Film = "/films/pusher";
    private const string Review = "/api/v1/films/pusher/reviews/1";

    /// <summary>How long a node may serve what was there before an edit was said to be saved.</summary>
    private static readonly TimeSpan _late = TimeSpan.FromSeconds(1);

    private readonly Site _site = Site.On(PostgreSqlServer.Shared);
    private readonly List<NodeProcess> _nodes = [];
    private readonly HttpClient _visitor = new();
    private Nginx? _nginx;
    private ApiProgram _program = null!;

    public async Task InitializeAsync()
    {
        var token = await ApiProgram.TokenAsync(_site);
        foreach (var name in Nginx.Nodes)
        {
            _nodes.Add(await NodeProcess.StartAsync(name, _site.Connection!, $"--{RequestQuotas.Setting}=0"));
        }

        _nginx = await Nginx.StartAsync(_nodes);
        _visitor.BaseAddress = _nginx.Address;
        _program = new ApiProgram(_visitor, token);
    }

    public Task DisposeAsync()
    {
        _visitor.Dispose();
        _nginx?.Dispose();
        _nodes.ForEach(n => n.Dispose());
        _site.Dispose();
        return Task.CompletedTask;
    }

    [NginxFact]
    public async Task An_edit_is_on_both_nodes_within_a_second_and_no_version_has_two_pages()
    {
        var asked = Environment.GetEnvironmentVariable("REVIEWSITE_EDITS");
        var edits = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var many)
            ? many
            : UsualEdits;
        var pages = new ConcurrentDictionary<string, string>();
        for (var edit = 1; edit <= edits; edit++)
        {
            var quote = string.Create(CultureInfo.InvariantCulture, $"Quote {edit}.");
            Assert.Equal(HttpStatusCode.OK, await EditAsync(quote));
            var saved = Stopwatch.StartNew();
            await Task.WhenAll(_nodes.Select(n => ShowsAsync(n, quote, saved, pages)));
        }
    }

    [NginxFact]
    public async Task A_node_that_is_killed_in_mid_request_fails_no_other_request()
    {
        var (asked, answers) = (0, new ConcurrentBag<HttpStatusCode>());
        async Task ReadAsync()
        {
            for (var read = 0; read < ReadsOfEach; read++)
            {
                var number = Interlocked.Increment(ref asked);
                if (number == KilledAt)
                {
                    _nodes[1].Kill();
                }

                // Another range of scores each time, so that no page is cached.
                var address = $"{Film}?min={number % 50}&max={50 + (number / 50)}";
                using var answer = await _visitor.GetAsync(new Uri(address, UriKind.Relative));
                answers.Add(answer.StatusCode);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => ReadAsync()));

        Assert.Equal([HttpStatusCode.OK], answers.Distinct());
        Assert.Equal(HttpStatusCode.OK, await EditAsync("Afterwards."));
    }

    private async Task<HttpStatusCode> EditAsync(string quote) =>
        (await _program.PatchAsync(Review, $$"""{ "quote": "{{quote}}" }""", "*")).Status;

    /// <summary>Reads a node's page until it has the quote.</summary>
    /// <param name="pages">The quote that each version of the page has, on whichever node.</param>
    private static async Task ShowsAsync(
        NodeProcess node,
        string quote,
        Stopwatch saved,
        ConcurrentDictionary<string, string> pages
    )
    {
        var shown = "";
        while (shown != quote)
        {
            var since = saved.Elapsed;
            (var version, shown) = await node.QuoteAsync(Film);
            Assert.Equal((version, pages.GetOrAdd(version, shown)), (version, shown));
            Assert.True(
                shown == quote || since < _late,
                $"{node.Name} shows “{shown}” {since} after “{quote}” was saved."
            );
        }
    }
}
