using System.Net;
using ReviewSite.Web.Tests.Commands;

namespace ReviewSite.Web.Tests.Hosting;

public sealed class SiteMetricsTests
{
    [Fact]
    public async Task Metrics_have_an_address_of_their_own_where_nothing_else_is_answered()
    {
        var (site, metrics) = (FreePort.Find(), FreePort.Find());
        using var host = new Site
        {
            Settings = { ["urls"] = $"http://127.0.0.1:{site}", ["Metrics:Url"] = $"http://127.0.0.1:{metrics}" },
        };
        host.UseKestrel();
        host.StartServer();
        using var client = new HttpClient();

        Assert.Equal(
            HttpStatusCode.OK,
            (await client.GetAsync(new Uri($"http://127.0.0.1:{site}/films/pusher"))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await client.GetAsync(new Uri($"http://127.0.0.1:{site}/films/pusher"))).StatusCode
        );
        var text = await client.GetStringAsync(new Uri($"http://127.0.0.1:{metrics}/metrics"));

        Assert.Contains("http_server_request_duration_seconds", text, StringComparison.Ordinal);
        Assert.Contains("service_name=\"reviewsite\"", text, StringComparison.Ordinal);
        Assert.Matches(@"reviewsite_page_cache_total\{[^}]*outcome=""hit""[^}]*\} [1-9]", text);
        Assert.Equal(!TestStore.IsPostgreSql, text.Contains("reviewsite_store_size_bytes", StringComparison.Ordinal));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.GetAsync(new Uri($"http://127.0.0.1:{metrics}/films/pusher"))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.GetAsync(new Uri($"http://127.0.0.1:{site}/metrics"))).StatusCode
        );
    }

    [Fact]
    public async Task An_address_that_cannot_be_listened_on_is_refused()
    {
        using var cli = new Cli();

        var outcome = await cli.RunAsync("serve", "--Metrics:Url=9464");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith(
            "error: Metrics:Url is “9464”; expected an address to listen on",
            outcome.Error,
            StringComparison.Ordinal
        );
    }
}
