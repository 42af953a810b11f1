namespace ReviewSite.Web.Tests.Pages;

public sealed class IndexTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_browser_is_told_once_where_the_data_is_and_a_script_does_not_use_it_up()
    {
        using var site = new Site { StartsFromNothing = true };
        await site.PageAsync("/");
        site.Client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var first = (await site.PageAsync("/")).QuerySelector(".notice")?.TextContent;

        Assert.Contains(site.DataFolder, first, StringComparison.Ordinal);
        Assert.Null((await site.PageAsync("/")).QuerySelector(".notice"));
    }

    [Fact]
    public async Task The_start_page_lists_films_with_their_verdicts_and_the_latest_reviews()
    {
        var page = await Site.Seeded.PageAsync("/");

        Assert.Equal("/films/pusher", page.QuerySelector(".lead-film h2 a")?.GetAttribute("href"));
        Assert.Equal("Latest film", page.QuerySelector(".lead-film .kicker")?.TextContent);
        Assert.Contains(
            "Generally favorable reviews",
            page.QuerySelector(".lead-film-verdict")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(6, page.QuerySelectorAll(".latest li").Length);
        Assert.Empty(page.QuerySelectorAll(".rankings"));
    }

    [Fact]
    public async Task A_site_with_some_films_leads_with_the_best_of_the_latest_year()
    {
        for (var i = 0; i < 6; i++)
        {
            await _site.ImportAsync(
                $"Film {i}",
                ReviewTexts.Scored("Mixed or average reviews", 50 + i, 50, 50, 50),
                2001 + (i / 5)
            );
        }

        await _site.ImportAsync("Best", ReviewTexts.Scored("Universal acclaim", 90, 90, 90, 90), 2002);
        await _site.ImportAsync("Too new", ReviewTexts.Scored("Universal acclaim", 99), 2003);

        var page = await _site.PageAsync("/");

        Assert.Equal("Best film of 2002", page.QuerySelector(".lead-film .kicker")?.TextContent);
        Assert.Equal("Best", page.QuerySelector(".lead-film h2")?.TextContent);
        Assert.Equal(
            ["Latest reviews", "Best of 2002", "Best of all", "Most divisive", "Recently added films"],
            page.QuerySelectorAll("section h2:not(.lead-film h2)").Select(h => h.TextContent)
        );
        Assert.Equal("Too new", page.QuerySelector(".film-tiles .film-tile-title")?.TextContent);
        Assert.All(page.QuerySelectorAll(".film-tile"), t => Assert.NotNull(t.QuerySelector("svg.tile[aria-hidden]")));
    }

    [Fact]
    public async Task Films_are_found_by_title_without_case_and_accents()
    {
        await _site.ImportAsync("Amélie", ReviewTexts.Scored("Generally favorable reviews", 70, 69, 68, 67), 2001);

        var page = await _site.PageAsync("/films?q=AMELIE");

        Assert.Equal(["Amélie"], page.QuerySelectorAll(".film-card h3 a").Select(a => a.TextContent));
        Assert.Equal("AMELIE", page.QuerySelector("input[name=q]")?.GetAttribute("value"));
        Assert.Equal(2, (await _site.PageAsync("/films")).QuerySelectorAll(".film-card").Length);
    }

    [Theory]
    [InlineData("/films?page=2")]
    [InlineData("/films?page=x")]
    public async Task A_page_that_is_not_there_is_400(string address) =>
        Assert.Equal(400, (await Site.Seeded.GetAsync(address)).Status);

    [Fact]
    public async Task An_empty_site_says_how_to_begin()
    {
        using var empty = new Site { HasOwnSeed = true };

        Assert.Contains("import", (await empty.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0 films", (await empty.PageAsync("/films")).QuerySelector(".count")?.TextContent);
    }
}
