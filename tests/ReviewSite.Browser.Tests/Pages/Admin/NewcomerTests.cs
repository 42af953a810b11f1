using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests.Pages.Admin;

/// <summary>From an empty folder to a film with its reviews: what someone does who has just started the site.</summary>
[Collection(EditorTests.Name)]
public sealed class NewcomerTests(Chromium chromium) : BrowserTest(chromium)
{
    private const int Copied = 40;

    /// <summary>From the link on the console to the saved reviews.</summary>
    private const int MostPresses = 12;

    private static string SeedText =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seed-data", "pusher", "critic-reviews.txt"));

    /// <summary>A page as it is copied from a browser, with what is around the reviews.</summary>
    private static string CopiedPage()
    {
        string[] papers = ["Daily Courier", "Harbor Tribune", "Film Ledger", "Northern Star Weekly", "City Observer"];
        string[] first = ["Anna", "Boris", "Clara", "Dario", "Elsa", "Farid", "Greta", "Hugo"];
        string[] last = ["Rossi", "Keller", "Novak", "Lindqvist", "Okafor"];
        string[] quotes = ["Tense from the first minute to the last", "It runs out of road", "Loud, and never dull"];
        var reviews = Enumerable
            .Range(0, Copied)
            .Select(i =>
                FormattableString.Invariant(
                    $"{30 + (i * 7 % 70)}\n{papers[i % 5]}\nBy {first[i % 8]} {last[i / 8]}\nMar {1 + (i % 28)}, 1999\n"
                ) + FormattableString.Invariant($"{quotes[i % 3]}, and number {i} of this year.\nRead full review\n")
            );
        return "Sign in\nHome | News | Trailers\nShopping Day (1999)\nCritic Reviews\nBased on 40 critics\n\n"
            + string.Join('\n', reviews)
            + "\nUser Reviews\nGreat movie!!! 10/10\nPrivacy policy\n";
    }

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Link(IPage page, string name) =>
        page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static Task SaysAsync(IPage page, string selector, string text) =>
        Assertions.Expect(page.Locator(selector)).ToContainTextAsync(text);

    [BrowserTheory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task An_empty_site_gets_its_first_film_a_correction_and_its_undoing(bool javaScript, bool byKeyboard)
    {
        await using var site = new LiveSite(isSeeded: false);
        var page = await OpenAsync(site.LinkFromConsole, javaScript, site: site);
        var hand = new Hand(page, byKeyboard);
        await hand.TypeAsync(page.GetByLabel("Email"), "ann@example.org");
        await hand.TypeAsync(page.GetByLabel("Password"), Password);
        await hand.PressAsync(Button(page, "Save and sign in"));

        await hand.PressAsync(Link(page, "Add a film"));
        await hand.TypeAsync(page.GetByLabel("Title", new() { Exact = true }), "Pusher");
        await hand.TypeAsync(page.GetByLabel("Year of first release"), "1996");
        await hand.PressAsync(Button(page, "Add film"));

        await hand.TypeAsync(page.GetByLabel("A page of reviews, a list or a table"), SeedText);
        await hand.PressAsync(Button(page, "Preview"));
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(11);
        await hand.PressAsync(Button(page, "Save these reviews"));
        await SaysAsync(page, ".saved", "11 new");
        await SaysAsync(page, ".verdict-phrase", "Generally favorable reviews");
        await SaysAsync(page, ".not-shown", "8 more positive and 2 more mixed");

        await hand.PressAsync(Link(page, "Edit review 1"));
        await hand.TypeAsync(page.GetByLabel("Score, as the critic gave it"), "3.5/4");
        if (!javaScript)
        {
            await hand.PressAsync(Button(page, "Check score"));
        }

        await SaysAsync(page, "#score-hint", "3.5/4 counts as 88 out of 100, which is positive.");
        await hand.PressAsync(Button(page, "Save"));
        await SaysAsync(page, ".saved", "The verdict was");
        await SaysAsync(page, ".not-shown", "7 more positive and 2 more mixed");
        await SaysAsync(page, ".distribution-key", "9 positive");
        await SaysAsync(page, ".verdict-count", "11 critics");

        await hand.PressAsync(Link(page, "History"));
        await hand.PressAsync(Button(page, "Revert change 3"));
        await SaysAsync(page, ".saved", "Change 3 has been reverted");

        await hand.PressAsync(
            page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "ann@example.org" })
        );
        await hand.PressAsync(Button(page, "Sign out"));
        await Assertions.Expect(page).ToHaveURLAsync(site.AddressOf("/"));
        await page.GotoAsync(site.AddressOf("/films/pusher"));
        await SaysAsync(page, ".not-shown", "8 more positive and 2 more mixed");
        await Assertions.Expect(Link(page, "Add a review")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".review")).ToHaveCountAsync(11);
    }

    [BrowserTheory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Forty_reviews_in_a_layout_that_is_not_ours_take_few_presses(bool javaScript, bool byKeyboard)
    {
        await using var site = new LiveSite(isSeeded: false);
        var page = await OpenAsync(site.LinkFromConsole, javaScript, site: site, width: 320);
        var hand = new Hand(page, byKeyboard);
        await hand.TypeAsync(page.GetByLabel("Email"), "ann@example.org");
        await hand.TypeAsync(page.GetByLabel("Password"), Password);
        await LookAsync(page, javaScript);
        await hand.PressAsync(Button(page, "Save and sign in"));
        await hand.PressAsync(Link(page, "Add a film"));
        await hand.TypeAsync(page.GetByLabel("Title", new() { Exact = true }), "Shopping Day");
        await LookAsync(page, javaScript);
        await hand.PressAsync(Button(page, "Add film"));
        await hand.TypeAsync(page.GetByLabel("A page of reviews, a list or a table"), CopiedPage());
        await LookAsync(page, javaScript);
        await hand.PressAsync(Button(page, "Preview").First);

        await Assertions.Expect(page.Locator("tbody tr:not(.unused)")).ToHaveCountAsync(Copied);
        await LookAsync(page, javaScript);
        await hand.TypeAsync(page.GetByLabel("Critic of the review on line 8"), "Anna Ross");
        await hand.PressAsync(Button(page, "Save these reviews"));

        await SaysAsync(page, ".saved", "40 new");
        await SaysAsync(page, ".verdict-count", "40 critics");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "Anna Ross", Exact = true }).First)
            .ToBeVisibleAsync();
        await LookAsync(page, javaScript);
        Assert.InRange(hand.Presses, 1, MostPresses);
    }

    [BrowserFact]
    public async Task A_score_typed_before_the_scripts_have_arrived_is_checked_when_they_have()
    {
        var page = await OpenSignedInAsync("/admin");
        var mayArrive = new TaskCompletionSource();
        await page.RouteAsync(
            "**/editors*.js*",
            async route =>
            {
                await mayArrive.Task;
                await route.ContinueAsync();
            }
        );
        await page.GotoAsync(
            Site.AddressOf("/admin/films/pusher/reviews/add"),
            new() { WaitUntil = WaitUntilState.Commit }
        );

        await page.GetByLabel("Score, as the critic gave it").FillAsync("3.5/4");
        mayArrive.SetResult();

        await SaysAsync(page, "#score-hint", "3.5/4 counts as 88 out of 100");
    }

    [BrowserFact]
    public async Task The_keyboard_alone_adds_a_review()
    {
        var page = await OpenSignedInAsync("/admin/films/pusher/reviews/add");

        await page.GetByLabel("Critic", new() { Exact = true }).FocusAsync();
        await page.Keyboard.TypeAsync("Key Board");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("B+");
        await page.Keyboard.PressAsync("Enter");

        await SaysAsync(page, ".saved", "Saved.");
        await SaysAsync(page, ".review:last-child cite", "Key Board");
        await SaysAsync(page, ".review:last-child .chip", "83 positive B+");

        // The other tests count on the seed as it is.
        await page.Locator(".review:last-child .review-edit a").ClickAsync();
        await Button(page, "Withdraw this review").ClickAsync();
        await Button(page, "Withdraw review").ClickAsync();
        await Assertions.Expect(page.Locator(".review")).ToHaveCountAsync(11);
    }
}
