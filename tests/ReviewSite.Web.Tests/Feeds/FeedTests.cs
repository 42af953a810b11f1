using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Feeds;

public sealed class FeedTests : IDisposable
{
    private readonly Site _site = new() { PublicOrigin = "https://films.example" };

    public FeedTests() => _site.ClientOptions.BaseAddress = new Uri("https://films.example");

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("/feed.atom", 11)]
    [InlineData("/films/pusher/feed.atom", 11)]
    [InlineData("/films/pusher/feed.ATOM/", 11)]
    [InlineData("/critics/noel-murray/feed.atom", 1)]
    [InlineData("/search/feed.atom?q=drug", null)]
    public async Task Each_feed_is_valid_atom(string address, int? entries)
    {
        var feed = await AtomAsync(address);

        Assert.StartsWith("tag:films.example,2026:", feed.Id, StringComparison.Ordinal);
        Assert.Equal(entries ?? feed.Items.Count(), feed.Items.Count());
        Assert.Equal(feed.Items.Count(), feed.Items.Select(i => i.Id).Distinct().Count());
        Assert.All(feed.Items, i => Assert.Equal("films.example", i.Links.Single().Uri.Host));
        Assert.Contains(feed.Links, l => l.RelationshipType == "self");
    }

    [Theory]
    [InlineData("/search/feed.atom?q=!!!")]
    [InlineData("/search/feed.json")]
    [InlineData("/search/feed.atom?q=a&q=b")]
    public async Task A_search_that_is_none_is_a_problem_that_names_the_field(string address)
    {
        using var refused = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Contains("“q”", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_reviews_are_a_json_feed()
    {
        var atom = await AtomAsync("/films/pusher/feed.atom");
        var json = await _site.JsonAsync("/films/pusher/feed.json");

        Assert.Equal("https://jsonfeed.org/version/1.1", json["version"]!.GetValue<string>());
        Assert.Equal("https://films.example/films/pusher", json["home_page_url"]!.GetValue<string>());
        Assert.Equal(atom.Items.Select(i => i.Id), json["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_film_that_moves_keeps_its_ids_and_times_and_the_old_address_leads_on()
    {
        var before = await AtomAsync("/films/pusher/feed.atom");
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            var sent = await editor.SendAsync("/admin/films/pusher", ("Input.Slug", "pusher-one"));
            Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        }

        var after = await AtomAsync("/films/pusher-one/feed.atom");
        using var old = await _site.Client.GetAsync(new Uri("/films/pusher/feed.atom", UriKind.Relative));

        Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
        Assert.Equal("/films/pusher-one/feed.atom", old.Headers.Location!.ToString());
        Assert.Equal(
            before.Items.Select(i => (i.Id, i.LastUpdatedTime)),
            after.Items.Select(i => (i.Id, i.LastUpdatedTime))
        );
        Assert.Equal((before.Id, before.LastUpdatedTime), (after.Id, after.LastUpdatedTime));
    }

    [Fact]
    public async Task Text_of_a_review_is_never_markup()
    {
        await _site.ImportAsync(
            "Marked",
            ReviewTexts.Head("Too few reviews", 1, 1, 0, 0)
                + "  1. 90\n    Reviewed by: <b>A</b>\n    <script>x</script> fine."
        );

        var item = (await AtomAsync("/films/marked/feed.atom")).Items.Single();

        var html = ((TextSyndicationContent)item.Content).Text;
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_that_only_leans_says_so_in_its_title()
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(tables.Write("t.csv", "title,critic,sentiment\nLeaning,A Critic,fresh\n"));

        var feed = await AtomAsync("/films/leaning/feed.atom");

        Assert.Equal("Leaning: favorable", feed.Items.Single().Title.Text);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/films/pusher")]
    public async Task A_page_names_each_feed_once(string address)
    {
        var page = await _site.PageAsync(address);

        var feeds = page.QuerySelectorAll("link[rel=alternate]").Select(l => l.GetAttribute("href")).ToList();
        Assert.Equal(feeds.Distinct(), feeds);
        Assert.Contains("/feed.atom", feeds);
    }

    [Fact]
    public async Task Pages_name_their_feeds()
    {
        var page = await _site.PageAsync("/films/pusher");

        var feeds = page.QuerySelectorAll("link[rel=alternate]").Select(l => l.GetAttribute("href"));
        Assert.Contains("/films/pusher/feed.atom", feeds);
        Assert.Contains("/films/pusher/feed.json", feeds);
    }

    [Fact]
    public async Task An_empty_feed_says_when_the_site_last_changed()
    {
        var changed = (await AtomAsync("/feed.atom")).LastUpdatedTime;
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/add", ("Input.Title", "Empty"));
        }

        var empty = await AtomAsync("/films/empty/feed.atom");

        Assert.Empty(empty.Items);
        Assert.InRange(empty.LastUpdatedTime, changed, DateTimeOffset.UtcNow.AddDays(1));
    }

    [Fact]
    public async Task The_feed_of_a_site_without_anything_is_as_old_as_the_answer()
    {
        var clock = new StoppedTime(new DateTimeOffset(2031, 5, 4, 3, 2, 1, TimeSpan.Zero));
        using var site = new Site
        {
            HasOwnSeed = true,
            Replace = services => services.AddSingleton<TimeProvider>(clock),
        };

        var feed = await AtomAsync(site, "/feed.atom");

        Assert.Empty(feed.Items);
        Assert.Equal(clock.Now, feed.LastUpdatedTime);
    }

    private Task<SyndicationFeed> AtomAsync(string address) => AtomAsync(_site, address);

    private static async Task<SyndicationFeed> AtomAsync(Site site, string address)
    {
        await using var xml = await site.Client.GetStreamAsync(new Uri(address, UriKind.Relative));
        using var reader = XmlReader.Create(xml);
        var formatter = new Atom10FeedFormatter();
        Assert.True(formatter.CanRead(reader));
        formatter.ReadFrom(reader);
        return formatter.Feed;
    }
}
