namespace ReviewSite.Web.Tests.Hosting;

public sealed class HostingTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/films/pusher")]
    [InlineData("/nothing")]
    [InlineData("/api/v1/films/pusher")]
    [InlineData("/api/v1/films/none")]
    [InlineData("/healthz/live")]
    [InlineData("/site.css")]
    public async Task Every_answer_carries_the_security_headers(string address)
    {
        using var response = await Site.Seeded.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy"))
        );
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    public async Task The_site_says_that_it_is_well(string address) =>
        Assert.Equal("Healthy", await Site.Seeded.Client.GetStringAsync(new Uri(address, UriKind.Relative)));

    [Fact]
    public async Task A_page_names_no_other_host_and_holds_no_inline_script_or_style()
    {
        foreach (var address in new[] { "/", "/films", "/films/pusher", "/films/pusher/verdict", "/nothing" })
        {
            var (_, page) = await Site.Seeded.GetAsync(address);
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]):not([type='application/ld+json'])"));

            // The site's own full address, which browsers do not load.
            const string NotLoaded = ":not([rel=canonical]):not([type='application/json+oembed'])";
            Assert.All(
                page.QuerySelectorAll($"[src], link[href]{NotLoaded}"),
                e => Assert.StartsWith("/", e.GetAttribute("src") ?? e.GetAttribute("href"), StringComparison.Ordinal)
            );
        }
    }
}
