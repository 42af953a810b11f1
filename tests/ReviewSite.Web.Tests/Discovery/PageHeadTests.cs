using AngleSharp.Dom;

namespace ReviewSite.Web.Tests.Discovery;

/// <summary>What a page tells search engines and previews in its head.</summary>
public sealed class PageHeadTests : IDisposable
{
    private readonly Site _site = new() { PublicOrigin = "https://films.example" };

    public PageHeadTests() => _site.ClientOptions.BaseAddress = new Uri("https://films.example");

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_film_is_previewed_with_its_title_verdict_and_distribution()
    {
        var page = await Site.SeededAndPublic.PageAsync("/films/pusher");

        Assert.Equal("video.movie", Property(page, "og:type"));
        Assert.Equal("https://films.example/films/pusher", Property(page, "og:url"));
        Assert.Equal("Pusher (1996): reviews", Property(page, "og:title"));
        Assert.Equal("ReviewSite", Property(page, "og:site_name"));
        Assert.Contains(
            "Generally favorable reviews - based on 11 critics",
            Property(page, "og:description"),
            StringComparison.Ordinal
        );
        Assert.Equal("https://films.example/films/pusher/share.png", Property(page, "og:image"));
        Assert.Equal(("1200", "630"), (Property(page, "og:image:width"), Property(page, "og:image:height")));
        Assert.Equal(Property(page, "og:description"), Property(page, "og:image:alt"));
        Assert.Equal("summary_large_image", page.QuerySelector("meta[name='twitter:card']")?.GetAttribute("content"));
    }

    [Fact]
    public async Task A_title_with_marks_stays_inside_its_attribute()
    {
        await _site.ImportAsync("\"><b>&", ReviewTexts.Scored("Too few reviews", 70), 2001);

        var page = await _site.PageAsync("/films/b");

        Assert.Equal("\"><b>& (2001): reviews", Property(page, "og:title"));
        Assert.Empty(page.QuerySelectorAll("head b, body > b"));
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/films", "/films")]
    [InlineData("/films?utm_source=x", "/films")]
    [InlineData("/films?sort=best", "/films")]
    [InlineData("/films?view=table", "/films")]
    [InlineData("/films?q=push", "/films")]
    [InlineData("/films/pusher?reception=positive", "/films/pusher")]
    [InlineData("/films/pusher?review=3", "/films/pusher")]
    [InlineData("/critics?q=murray", "/critics")]
    [InlineData("/critics/noel-murray", "/critics/noel-murray")]
    [InlineData("/years/1996", "/years/1996")]
    [InlineData("/directors/nicolas-winding-refn", "/directors/nicolas-winding-refn")]
    [InlineData("/docs/api", "/docs/api")]
    public async Task A_page_is_known_by_one_address_however_it_was_reached(string address, string canonical)
    {
        var page = await Site.SeededAndPublic.PageAsync(address);

        Assert.Equal($"https://films.example{canonical}", Link(page, "canonical"));
        Assert.Equal(Link(page, "canonical"), Property(page, "og:url"));
    }

    [Fact]
    public async Task Pages_of_a_list_are_pages_of_their_own_that_name_their_neighbours()
    {
        for (var i = 0; i < 48; i++)
        {
            await _site.ImportAsync($"Film {i}", ReviewTexts.Scored("Too few reviews", 70));
        }

        var first = await _site.PageAsync("/films");
        var second = await _site.PageAsync("/films?page=2");
        var last = await _site.PageAsync("/films?page=3");

        Assert.Equal((null, "/films?page=2"), (Link(first, "prev"), Link(first, "next")));
        Assert.Equal(("/films", "/films?page=3"), (Link(second, "prev"), Link(second, "next")));
        Assert.Equal(("/films?page=2", null), (Link(last, "prev"), Link(last, "next")));
        Assert.Equal("https://films.example/films?page=2", Link(second, "canonical"));
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/account/sign-in")]
    public async Task What_is_no_page_for_search_engines_has_no_address_for_them(string address)
    {
        var (_, page) = await Site.SeededAndPublic.GetAsync(address);

        Assert.Null(Link(page, "canonical"));
        Assert.Null(Property(page, "og:title"));
    }

    private static string? Link(IDocument page, string relation) =>
        page.QuerySelector($"link[rel={relation}]")?.GetAttribute("href");

    private static string? Property(IDocument page, string name) =>
        page.QuerySelector($"meta[property='{name}']")?.GetAttribute("content");
}
