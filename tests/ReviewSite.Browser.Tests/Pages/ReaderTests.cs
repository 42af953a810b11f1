using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests.Pages;

/// <summary>From the home page to the review itself.</summary>
[Collection(VisitorTests.Name)]
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

    /// <summary>Films differ in what stands above the reviews: quotes, charts, ranges, figures of a source.</summary>
    [BrowserTheory]
    [InlineData("pusher")]
    [InlineData("three")]
    [InlineData("five")]
    [InlineData("twelve")]
    public async Task On_a_phone_the_first_quote_is_in_the_first_two_screens(string film)
    {
        await using var site = new LiveSite();
        await site.ImportTableAsync(["title,year,director,genres,critic,publication,score,date,quote", .. Reviews()]);
        var page = await OpenAsync($"/films/{film}", width: 390, site: site);

        var quote = await page.Locator("blockquote").First.BoundingBoxAsync();

        Assert.InRange(quote!.Y, 1, 1_400);

        static IEnumerable<string> Reviews() =>
            from kind in new[] { (Title: "Three", Count: 3), (Title: "Five", Count: 5), (Title: "Twelve", Count: 12) }
            from i in Enumerable.Range(1, kind.Count)
            select $"{kind.Title},2024,Dee Rector,Drama|Crime,Critic {i},Paper {i},{40 + (5 * i)}/100,"
                + $"20{10 + i}-03-0{(i % 9) + 1},Quote number {i} that says something about it.";
    }
}
