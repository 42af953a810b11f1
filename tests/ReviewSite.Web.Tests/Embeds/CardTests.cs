using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Embeds;

/// <summary>The card is the one page that other sites may frame.</summary>
public sealed class CardTests : IDisposable
{
    private const string Card = "/films/pusher/card";

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_card_may_be_framed_by_any_site_and_sends_no_form()
    {
        using var response = await GetAsync(Card);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors *; form-action 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy"))
        );
        Assert.False(response.Headers.Contains("X-Frame-Options"));
    }

    /// <summary>From the list of endpoints itself, so that another cannot be let in unnoticed.</summary>
    [Fact]
    public void No_other_address_is_marked_as_one_to_be_framed()
    {
        var framed = _site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetOrderedMetadata<OpenAddressAttribute>().Any(open => open.IsFrame))
            .Select(e => e.RoutePattern.RawText!.Trim('/'));

        Assert.Equal(["films/{slug}/card"], framed);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/films/pusher", HttpStatusCode.OK)]
    [InlineData("/films/none/card", HttpStatusCode.NotFound)]
    [InlineData("/films/pusher/card/more", HttpStatusCode.NotFound)]
    [InlineData("/account/sign-in", HttpStatusCode.OK)]
    [InlineData("/admin", HttpStatusCode.Redirect)]
    [InlineData("/films/pusher/badge.svg", HttpStatusCode.OK)]
    [InlineData("/films/pusher/badge.json", HttpStatusCode.OK)]
    [InlineData("/oembed?url=http://localhost/films/pusher", HttpStatusCode.OK)]
    [InlineData("/api/v1/films", HttpStatusCode.OK)]
    [InlineData("/feed.atom", HttpStatusCode.OK)]
    [InlineData("/docs/api", HttpStatusCode.OK)]
    public async Task Nothing_else_may_be_framed(string address, HttpStatusCode status)
    {
        using var response = await GetAsync(address);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(
            "frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal
        );
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
    }

    [Fact]
    public async Task The_card_has_nothing_that_a_page_around_it_could_misuse()
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example");
        using var asEditor = await editor.DownloadAsync(Card);
        using var asVisitor = await GetAsync(Card);

        Assert.False(asEditor.Headers.Contains("Set-Cookie"));
        Assert.False(asVisitor.Headers.Contains("Set-Cookie"));
        Assert.Equal(await asVisitor.Content.ReadAsStringAsync(), await asEditor.Content.ReadAsStringAsync());
        var page = await _site.PageAsync(Card);
        Assert.Empty(page.QuerySelectorAll("form, input, button, script, iframe, [style], style"));
        var link = Assert.Single(page.QuerySelectorAll("a"));
        Assert.Equal(
            ("/films/pusher", "_blank", "noopener"),
            (link.GetAttribute("href"), link.GetAttribute("target"), link.GetAttribute("rel"))
        );
    }

    [Fact]
    public async Task The_card_says_the_verdict_and_the_basis_of_the_score()
    {
        var text = (await Site.Seeded.PageAsync(Card)).QuerySelector("main")!.TextContent;

        Assert.Contains("Generally favorable reviews – 11 critics", text, StringComparison.Ordinal);
        Assert.Contains("estimated, likely", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_is_never_markup()
    {
        await _site.ImportAsync("<b>Bold</b>", ReviewTexts.Scored("Too few reviews", 70));

        var page = await _site.PageAsync("/films/b-bold-b/card");

        Assert.Equal("<b>Bold</b>", page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("b"));
    }

    [Fact]
    public async Task The_card_of_a_film_that_moved_is_found_at_its_new_address()
    {
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/pusher", ("Input.Slug", "pusher-one"));
        }

        using var response = await GetAsync(Card);

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal("/films/pusher-one/card", response.Headers.Location!.ToString());
    }

    private Task<HttpResponseMessage> GetAsync(string address) =>
        _site.Client.GetAsync(new Uri(address, UriKind.Relative));
}
