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
    [InlineData("/search", "are found by words")]
    [InlineData("/search?q=%3F%21", "holds neither a letter nor a digit")]
    [InlineData("/search?q=zanzibar", "Nothing holds all of it")]
    public async Task Any_question_gets_a_useful_answer(string address, string answer) =>
        Assert.Contains(answer, (await _site.PageAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task What_was_typed_is_text_and_never_markup()
    {
        var page = await _site.PageAsync("/search?q=%3Cimg+src%3Dx%3E+refn");

        Assert.Null(page.QuerySelector("main img"));
        Assert.Equal("<img src=x> refn", page.QuerySelector("input[name=q]")!.GetAttribute("value"));
    }
}
