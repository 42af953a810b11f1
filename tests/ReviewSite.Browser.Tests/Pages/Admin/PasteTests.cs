using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests.Pages.Admin;

/// <summary>What a browser does more than send a form: a file that is dropped, and a page that is copied.</summary>
[Collection(EditorTests.Name)]
public sealed class PasteTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Paste = "/admin/films/pusher/paste";

    private const string Html = """
        <table><tr><th>Critic</th><th>Publication</th><th>Score</th></tr>
        <tr><td>Ann Critic</td><td>Example Times</td><td>3.5/4</td></tr>
        <tr><td>Bob Writer</td><td>Example Weekly</td><td>3/4</td></tr></table>
        """;

    private static ILocator Text(IPage page) => page.GetByLabel("A page of reviews, a list or a table");

    private static ILocator Preview(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).First;

    [BrowserFact]
    public async Task A_file_that_is_dropped_on_the_text_is_read()
    {
        const string Reviews = "1. 80\nReviewed by: Drop One\nGood.\n2. 20\nReviewed by: Drop Two\nBad.\n";
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Reviews);
        var page = await OpenSignedInAsync(Paste);

        await DropAsync(page, Text(page), file);
        await Assertions.Expect(Text(page)).ToHaveValueAsync(Reviews);
        await Preview(page).ClickAsync();

        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        Assert.EndsWith(Paste, page.Url, StringComparison.Ordinal);
        File.Delete(file);
    }

    [BrowserFact]
    public async Task A_page_that_is_pasted_is_read_with_its_markup_until_the_text_is_changed()
    {
        var page = await OpenSignedInAsync(Paste);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.EvaluateAsync(
            """
            html => navigator.clipboard.write([new ClipboardItem({
                'text/html': new Blob([html], { type: 'text/html' }),
                'text/plain': new Blob(['Ann Critic Bob Writer'], { type: 'text/plain' }),
            })])
            """,
            Html
        );

        await Text(page).FocusAsync();
        await page.Keyboard.PressAsync("Control+V");
        await Assertions.Expect(Text(page)).ToHaveValueAsync("Ann Critic Bob Writer");
        await Preview(page).ClickAsync();

        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions
            .Expect(page.GetByLabel("Publication of the review on line 3"))
            .ToHaveValueAsync("Example Weekly");

        await Text(page).PressSequentiallyAsync(" and nobody else");
        await Preview(page).ClickAsync();

        await Assertions.Expect(page.Locator("#text-error")).ToContainTextAsync("This text cannot be imported.");
    }

    [BrowserFact]
    public async Task What_is_asked_of_a_text_and_before_a_withdrawal_is_accessible_and_fits()
    {
        var page = await OpenSignedInAsync(Paste, width: 320);
        await Text(page)
            .FillAsync("80/100\nXandor Quill\nVelta Brin\n03/04/2013\nTense from the first minute to the last.");
        await Preview(page).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Dates such as “03/04/2013”")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Of two names, such as")).ToBeVisibleAsync();
        await LookAsync(page, javaScript: true);

        await page.GotoAsync(Site.AddressOf("/admin/films/pusher"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw this film" }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Withdraw Pusher?");
        await LookAsync(page, javaScript: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Edit film");
    }

    [BrowserFact]
    public async Task Films_of_the_same_title_are_offered_while_it_is_typed()
    {
        var page = await OpenSignedInAsync("/admin/films/add");

        await page.GetByLabel("Title", new() { Exact = true }).PressSequentiallyAsync("PUSHER");

        await Assertions.Expect(page.Locator("#of-title")).ToHaveTextAsync("Already here: Pusher (1996)");
    }

    /// <summary>As the browser reports a file that someone drags from a folder.</summary>
    private static async Task DropAsync(IPage page, ILocator onto, string file)
    {
        var box = await onto.BoundingBoxAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
        {
            await session.SendAsync(
                "Input.dispatchDragEvent",
                new Dictionary<string, object>
                {
                    ["type"] = type,
                    ["x"] = box!.X + (box.Width / 2),
                    ["y"] = box.Y + (box.Height / 2),
                    ["data"] = new Dictionary<string, object>
                    {
                        ["items"] = Array.Empty<object>(),
                        ["files"] = new[] { file },
                        ["dragOperationsMask"] = 1,
                    },
                }
            );
        }
    }
}
