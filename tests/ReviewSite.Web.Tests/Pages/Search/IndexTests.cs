namespace ReviewSite.Web.Tests.Pages.Search;

public sealed class IndexTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Films_critics_and_quotes_are_found_with_one_box()
    {
        var page = await Site.Seeded.PageAsync("/search?q=murray");
        Assert.Contains(page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/critics/noel-murray");

        Assert.NotNull((await Site.Seeded.PageAsync("/search?q=push")).QuerySelector("a[href='/films/pusher']"));
        Assert.Equal(
            "mesmerizingly",
            (await Site.Seeded.PageAsync("/search?q=mesmer")).QuerySelector("mark")!.TextContent
        );
    }

    private async Task ImportShrekAsync()
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write(
                "s.csv",
                "title,year,critic,publication,score,date,quote\nShrek,2001,Roger Ebert,Sun-Times,4/4,2001-05-18,An "
                    + "ogre's tale.\n"
                    + "Shrek,2001,Ann Other,Daily,50/100,,So-so.\nWallace & Gromit,2005,Roger "
                    + "Ebert,Sun-Times,,,Cheese.\n"
                    + "War and Peace,1956,Ann Other,Daily,,,Long.\n"
            )
        );
    }

    [Theory]
    [InlineData("Same (2012)", "/films/same-2012", 1)]
    [InlineData("same 1996", "/films/same", 1)]
    [InlineData("Same II (1996)", null, 0)]
    [InlineData("Other 2049", "/films/other-2049", 1)]
    [InlineData("Other 2049 (2017)", "/films/other-2049", 1)]
    [InlineData("2012", "/films/2012", 1)]
    public async Task A_title_with_its_year_finds_the_film(string typed, string? film, int count)
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write("s.csv", "title,year\nSame,1996\nSame,2012\nSame II,2004\nOther 2049,2017\n2012,2009\n")
        );

        var page = await _site.PageAsync($"/search?q={Uri.EscapeDataString(typed)}");
        var found = (await _site.JsonAsync($"/api/v1/search?q={Uri.EscapeDataString(typed)}"))["films"]!.AsArray();

        Assert.Equal(film, page.QuerySelector(".film-card h3 a")?.GetAttribute("href"));
        Assert.Equal(count, found.Count);
        Assert.Equal(film, found is [{ } first, ..] ? $"/films/{first["slug"]}" : null);
    }

    [Theory]
    [InlineData("sherk", "shrek")]
    [InlineData("rogr ebrt", "roger ebert")]
    [InlineData("shrek eebrt", "shrek ebert")]
    public async Task A_misspelled_word_gets_the_one_that_was_meant(string typed, string meant)
    {
        await ImportShrekAsync();

        var link = (await _site.PageAsync($"/search?q={typed}")).QuerySelector(".did-you-mean a")!;

        Assert.Equal(meant, link.TextContent);
        Assert.NotEmpty((await _site.PageAsync(link.GetAttribute("href")!)).QuerySelectorAll("main section"));
    }

    [Fact]
    public async Task A_word_that_nothing_is_close_to_gets_no_suggestion() =>
        Assert.Null((await Site.Seeded.PageAsync("/search?q=zanzibar")).QuerySelector(".did-you-mean"));

    [Theory]
    [InlineData("shrek ebert")]
    [InlineData("roger ebert shrek")]
    [InlineData("SHREK Roger Eb")]
    public async Task A_film_and_a_critic_in_one_query_find_the_review(string typed)
    {
        await ImportShrekAsync();

        var page = await _site.PageAsync($"/search?q={typed}");

        var hit = Assert.Single(page.QuerySelectorAll("[aria-labelledby=crossed-heading] li"));
        Assert.Equal("/films/shrek?review=1#review-1", hit.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("100 positive 4/4", hit.QuerySelector(".chip")!.TextContent.Trim());
        Assert.Equal("2001-05-18", hit.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Theory]
    [InlineData("wallace and gromit", "/films/wallace-gromit")]
    [InlineData("wallace %26 gromit", "/films/wallace-gromit")]
    [InlineData("war %26 peace", "/films/war-and-peace")]
    public async Task And_is_the_same_as_its_sign(string typed, string film)
    {
        await ImportShrekAsync();

        Assert.NotNull((await _site.PageAsync($"/search?q={typed}")).QuerySelector($"main a[href='{film}']"));
        Assert.NotNull((await _site.PageAsync($"/films?q={typed}")).QuerySelector($"main a[href='{film}']"));
    }

    [Fact]
    public async Task No_space_is_put_around_a_highlighted_word()
    {
        await ImportShrekAsync();

        var quote = (await _site.PageAsync("/search?q=ogre")).QuerySelector(".found-list blockquote p")!;

        Assert.Equal("An <mark>ogre</mark>'s tale.", quote.InnerHtml);
    }

    [Theory]
    [InlineData("/search", "in any order")]
    [InlineData("/search?q=%3F%21", "contains no letter or digit")]
    [InlineData("/search?q=zanzibar", "No results")]
    public async Task Any_question_gets_a_useful_answer(string address, string answer) =>
        Assert.Contains(
            answer,
            (await Site.Seeded.PageAsync(address)).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("pusher", "5", "there is only 1 page")]
    [InlineData("murray", "2", "there is only 1 page")]
    [InlineData("mesmer", "900", "it must be a whole number from 1 to 20")]
    public async Task A_page_that_there_is_not_is_named_and_the_rest_is_found(
        string words,
        string number,
        string answer
    )
    {
        var first = await Site.Seeded.PageAsync($"/search?q={words}");

        var (status, page) = await Site.Seeded.GetAsync($"/search?q={words}&page={number}");

        Assert.Equal(400, status);
        Assert.Contains(answer, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("No results", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            first.QuerySelectorAll("main section").Select(s => s.OuterHtml),
            page.QuerySelectorAll("main section").Select(s => s.OuterHtml)
        );
    }

    [Fact]
    public async Task What_was_typed_is_text_and_never_markup()
    {
        var page = await Site.Seeded.PageAsync("/search?q=%3Cimg+src%3Dx%3E+refn");

        Assert.Null(page.QuerySelector("main img"));
        Assert.Equal("<img src=x> refn", page.QuerySelector("input[name=q]")!.GetAttribute("value"));
    }
}
