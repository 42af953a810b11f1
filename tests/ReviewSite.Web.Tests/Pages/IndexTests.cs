namespace ReviewSite.Web.Tests.Pages;

public sealed class IndexTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_first_page_says_once_where_the_data_is()
    {
        var first = (await _site.PageAsync("/")).QuerySelector(".notice")?.TextContent;

        Assert.Contains(_site.DataFolder, first, StringComparison.Ordinal);
        Assert.Null((await _site.PageAsync("/")).QuerySelector(".notice"));
    }

    [Fact]
    public async Task The_start_page_lists_films_with_their_verdicts_and_the_latest_reviews()
    {
        var page = await _site.PageAsync("/");

        Assert.Equal("/films/pusher", page.QuerySelector(".film-card h3 a")?.GetAttribute("href"));
        Assert.Equal(
            "Generally favorable reviews – based on 11 critics",
            page.QuerySelector(".film-card-verdict")?.TextContent.Trim()
        );
        Assert.Equal(3, page.QuerySelectorAll(".latest li").Length);
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
        Assert.Equal(400, (await _site.GetAsync(address)).Status);

    [Fact]
    public async Task An_empty_site_says_how_to_begin()
    {
        using var empty = new Site { HasOwnSeed = true };

        Assert.Contains("import", (await empty.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0 films", (await empty.PageAsync("/films")).QuerySelector(".count")?.TextContent);
    }
}
