using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests.Pages;

/// <summary>A reader who wants to see the film first.</summary>
[Collection(VisitorTests.Name)]
public sealed class HiddenScoresTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Film = "/films/pusher";

    private static Task IsHiddenAsync(IPage page) =>
        Assertions.Expect(page.Locator(".score-value, .chip-score, .distribution-bar, .chart")).ToHaveCountAsync(0);

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task<IPage> HideAsync(bool javaScript)
    {
        var page = await OpenAsync("/scores", javaScript: javaScript);
        await Button(page, "Hide scores").ClickAsync();
        await page.GotoAsync(Site.AddressOf(Film));
        await IsHiddenAsync(page);
        return page;
    }

    [BrowserFact]
    public async Task Without_JavaScript_scores_are_hidden_on_all_pages_and_a_link_reveals_them()
    {
        var page = await HideAsync(javaScript: false);
        foreach (var path in new[] { "/", "/films", "/critics/noel-murray", "/search?q=refn", $"{Film}/verdict" })
        {
            await page.GotoAsync(Site.AddressOf(path));
            await IsHiddenAsync(page);
        }

        await page.GotoAsync(Site.AddressOf(Film));
        await page.GetByRole(AriaRole.Link, new() { Name = "Show the verdict" }).ClickAsync();
        await Assertions.Expect(page.Locator(".score-value")).ToHaveTextAsync("≈74");

        await page.GotoAsync(Site.AddressOf(Film));
        await IsHiddenAsync(page);
        await Button(page, "Show scores").ClickAsync();
        await Assertions.Expect(page.Locator(".score-value")).ToHaveTextAsync("≈74");
    }

    [BrowserFact]
    public async Task With_JavaScript_each_score_is_revealed_where_it_stands()
    {
        var page = await HideAsync(javaScript: true);

        await page.Locator("#review-2 a.chip").ClickAsync();
        await Assertions.Expect(page.Locator("#review-2 .chip-score")).ToHaveTextAsync("80");
        await Assertions.Expect(page.Locator("#review-2")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".review a.chip")).ToHaveCountAsync(10);
        await Assertions.Expect(page.Locator(".score-value")).ToHaveCountAsync(0);
        Assert.EndsWith(Film, page.Url, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Show the verdict" }).ClickAsync();
        await Assertions.Expect(page.Locator("#verdict .score-value")).ToHaveTextAsync("≈74");
        await Assertions.Expect(page.Locator(".review a.chip")).ToHaveCountAsync(10);
    }
}
