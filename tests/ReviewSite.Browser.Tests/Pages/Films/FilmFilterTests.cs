using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests.Pages.Films;

[Collection(VisitorTests.Name)]
public sealed class FilmFilterTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Film = "/films/pusher";

    private static ILocator Reviews(IPage page) => page.Locator(".review");

    private static Task ShowsAsync(IPage page, int reviews) =>
        Assertions.Expect(Reviews(page)).ToHaveCountAsync(reviews);

    private static Task OpenFoldedAsync(IPage page) => page.GetByText("More filters and order").ClickAsync();

    /// <summary>A mark that a newly loaded page would not have.</summary>
    private static Task MarkAsync(IPage page) => page.EvaluateAsync("document.body.dataset.mark = 'kept'");

    private static Task IsStillTheSamePageAsync(IPage page) =>
        Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-mark", "kept");

    [BrowserFact]
    public async Task Choosing_a_reception_swaps_the_list_in_place_and_back_brings_it_back()
    {
        var page = await OpenAsync(Film);
        await MarkAsync(page);

        await page.GetByLabel("positive 1", new() { Exact = true }).CheckAsync();
        await ShowsAsync(page, 1);
        await Assertions
            .Expect(page.Locator(".not-shown"))
            .ToHaveTextAsync(
                "8 more positive reviews are counted in the published tally, but their scores are not known."
            );
        Assert.EndsWith("?reception=positive", page.Url, StringComparison.Ordinal);

        await page.GoBackAsync();
        await ShowsAsync(page, 11);
        Assert.True(await page.GetByLabel("All", new() { Exact = true }).IsCheckedAsync());
        await page.GoForwardAsync();
        await ShowsAsync(page, 1);
        await IsStillTheSamePageAsync(page);

        await page.ReloadAsync();
        await ShowsAsync(page, 1);
    }

    [BrowserFact]
    public async Task Typing_filters_and_a_wrong_value_is_told_at_its_field()
    {
        var page = await OpenAsync(Film);
        await MarkAsync(page);

        await OpenFoldedAsync(page);
        await page.GetByLabel("from", new() { Exact = true }).FillAsync("60");
        await ShowsAsync(page, 1);
        await page.GetByLabel("from", new() { Exact = true }).FillAsync("abc");
        await Assertions
            .Expect(page.Locator("#min-error"))
            .ToHaveTextAsync("“min” is “abc”; it must be a whole number from 0 to 100.");
        await ShowsAsync(page, 11);
        Assert.Equal("abc", await page.GetByLabel("from", new() { Exact = true }).InputValueAsync());

        await page.GetByLabel("from", new() { Exact = true }).FillAsync("");
        await Assertions.Expect(page.Locator("#min-error")).ToHaveCountAsync(0);
        await page.GetByLabel("Words in the quote").FillAsync("cliches");
        await ShowsAsync(page, 2);
        await IsStillTheSamePageAsync(page);
    }

    [BrowserFact]
    public async Task Without_JavaScript_the_same_form_loads_the_page_anew()
    {
        var page = await OpenAsync(Film, javaScript: false);

        await page.GetByLabel("positive 1", new() { Exact = true }).CheckAsync();
        await OpenFoldedAsync(page);
        await page.GetByLabel("Order").SelectOptionAsync("score");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await ShowsAsync(page, 1);
        Assert.Contains("reception=positive", page.Url, StringComparison.Ordinal);
        Assert.Equal("score", await page.GetByLabel("Order").InputValueAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Clear" }).ClickAsync();
        await ShowsAsync(page, 11);
    }

    [BrowserFact]
    public async Task The_keyboard_alone_filters_the_list()
    {
        var page = await OpenAsync(Film);

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await page.Locator(":focus").InnerTextAsync());
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("input[name=reception]:checked").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");

        await ShowsAsync(page, 1);
    }
}
