namespace ReviewSite.Web.Tests.Pages.Search;

public sealed class IndexTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Films_critics_and_quotes_are_found_with_one_box()
    {
        var page = await _site.PageAsync("/search?q=murray");
        Assert.Contains(page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/critics/noel-murray");

        Assert.NotNull((await _site.PageAsync("/search?q=push")).QuerySelector("a[href='/films/pusher']"));
        Assert.Equal("mesmerizingly", (await _site.PageAsync("/search?q=mesmer")).QuerySelector("mark")!.TextContent);
    }

    [Theory]
    [InlineData("/search", "in any order")]
    [InlineData("/search?q=%3F%21", "contains no letter or digit")]
    [InlineData("/search?q=zanzibar", "No results")]
    public async Task Any_question_gets_a_useful_answer(string address, string answer) =>
        Assert.Contains(
            answer,
            (await _site.PageAsync(address)).QuerySelector("main")!.TextContent,
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
        var first = await _site.PageAsync($"/search?q={words}");

        var (status, page) = await _site.GetAsync($"/search?q={words}&page={number}");

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
        var page = await _site.PageAsync("/search?q=%3Cimg+src%3Dx%3E+refn");

        Assert.Null(page.QuerySelector("main img"));
        Assert.Equal("<img src=x> refn", page.QuerySelector("input[name=q]")!.GetAttribute("value"));
    }
}
