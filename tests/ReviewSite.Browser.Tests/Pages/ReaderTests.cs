using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests.Pages;

/// <summary>From the home page to the review itself.</summary>
[Collection(BrowserTests.Name)]
public sealed class ReaderTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Source = "https://daily.example/harbour-lights";

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_gets_from_home_to_the_source_of_a_quote(bool javaScript)
    {
        await using var site = new LiveSite(isSeeded: false);
        await site.ImportTableAsync([
            "title,year,critic,publication,score,url,quote",
            $"Harbour Lights,2024,Ann Critic,The Daily,88/100,{Source},Tense to the last frame.",
            "Harbour Lights,2024,Bob Writer,The Weekly,40/100,,It never leaves the quay.",
        ]);
        var page = await OpenAsync("/", javaScript, width: 390, site: site);
        await page.Context.RouteAsync(
            Source,
            route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<h1>The whole review</h1>" })
        );

        await page.GetByRole(AriaRole.Heading, new() { Name = "Harbour Lights" }).GetByRole(AriaRole.Link).ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Read the full review at The Daily" });
        Assert.Equal(1, await link.CountAsync());
        Assert.Equal("noopener nofollow external", await link.GetAttributeAsync("rel"));
        await link.ClickAsync();

        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The whole review" }))
            .ToBeVisibleAsync();
        Assert.Equal(Source, page.Url);
    }
}
