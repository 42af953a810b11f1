using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests.Pages.Admin;

/// <summary>From an empty folder to a film with its reviews: what someone does who has just started the site.</summary>
[Collection(BrowserTests.Name)]
public sealed class NewcomerTests(Chromium chromium)
{
    private static string SeedText => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seed-data", "pusher", "critic-reviews.txt"));

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static Task SaysAsync(IPage page, string selector, string text) => Assertions.Expect(page.Locator(selector)).ToContainTextAsync(text);

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_empty_site_gets_its_first_film_a_correction_and_its_undoing(bool javaScript)
    {
        await using var site = new LiveSite(isSeeded: false);
        var page = await chromium.OpenAsync(await site.InviteAsync(), javaScript, site: site);
        await page.GetByLabel("E-mail").FillAsync("ann@example.org");
        await page.GetByLabel("Password").FillAsync("plum ladder orbit fossil");
        await Button(page, "Save and sign in").ClickAsync();

        await Link(page, "Add a film").ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Pusher");
        await page.GetByLabel("Year of the first release").FillAsync("1996");
        await Button(page, "Add the film").ClickAsync();

        await page.GetByLabel("A film's review page, copied as text").FillAsync(SeedText);
        await Button(page, "Show what will happen").ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(11);
        await Button(page, "Save exactly this").ClickAsync();
        await SaysAsync(page, ".saved", "11 new");
        await SaysAsync(page, ".verdict-phrase", "Generally favorable reviews");
        await SaysAsync(page, ".not-shown", "8 more positive and 2 more mixed");

        await Link(page, "Correct review 1").ClickAsync();
        await page.GetByLabel("Score, as the critic gave it").FillAsync("3.5/4");
        await Button(page, "Check the score").ClickAsync();
        await SaysAsync(page, "#score-hint", "3.5/4 is a score of 88: positive.");
        await Button(page, "Save").ClickAsync();
        await SaysAsync(page, ".saved", "The verdict was");
        await SaysAsync(page, ".not-shown", "7 more positive and 2 more mixed");
        await SaysAsync(page, ".distribution-key", "9 positive");
        await SaysAsync(page, ".verdict-count", "11 critics");

        await Link(page, "History").ClickAsync();
        await Button(page, "Revert change 3").ClickAsync();
        await SaysAsync(page, ".saved", "Change 3 is reverted");

        await Link(page, "Account").ClickAsync();
        await Button(page, "Sign out").ClickAsync();
        await page.GotoAsync(site.AddressOf("/films/pusher"));
        await SaysAsync(page, ".not-shown", "8 more positive and 2 more mixed");
        await Assertions.Expect(Link(page, "Add a review")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".review")).ToHaveCountAsync(11);
    }

    [BrowserFact]
    public async Task The_keyboard_alone_adds_a_review()
    {
        var page = await chromium.OpenSignedInAsync("/admin/films/pusher/reviews/add");

        await page.GetByLabel("Critic", new() { Exact = true }).FocusAsync();
        await page.Keyboard.TypeAsync("Key Board");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("B+");
        await page.Keyboard.PressAsync("Enter");

        await SaysAsync(page, ".saved", "Saved.");
        await SaysAsync(page, ".review:last-child cite", "Key Board");
        await SaysAsync(page, ".review:last-child .chip", "B+ = 83 positive");

        // The other tests count on the seed as it is.
        await page.Locator(".review:last-child .review-edit a").ClickAsync();
        await Button(page, "Withdraw this review").ClickAsync();
        await Assertions.Expect(page.Locator(".review")).ToHaveCountAsync(11);
    }
}
