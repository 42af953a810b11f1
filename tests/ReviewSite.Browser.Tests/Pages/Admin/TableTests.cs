using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests.Pages.Admin;

/// <summary>Tables from a file on one's machine to films with their pictures.</summary>
[Collection(EditorTests.Name)]
public sealed class TableTests(Chromium chromium) : BrowserTest(chromium)
{
    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static string Rows()
    {
        var rows = Enumerable
            .Range(0, 200)
            .Select(i =>
                FormattableString.Invariant($"Film {i % 4},{1990 + (i % 4)},Critic {i % 25},{i % 11},Quote number {i}.")
            );
        return "title,year,critic,score,body\n" + string.Join('\n', rows) + "\n,,Nobody,1,No film.\n";
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_table_is_looked_at_imported_and_followed(bool javaScript)
    {
        await using var site = new LiveSite(isSeeded: false);
        var page = await OpenAsync(site.LinkFromConsole, javaScript, site: site, width: 320);
        await page.GetByLabel("Email").FillAsync("ann@example.org");
        await page.GetByLabel("Password").FillAsync(Password);
        await Button(page, "Save and sign in").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Import tables" }).ClickAsync();
        await page.GetByLabel("Files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "reviews.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(Rows()),
                }
            );
        await Button(page, "Preview").ClickAsync();

        await Assertions.Expect(page.GetByLabel("Meaning of “critic”")).ToHaveValueAsync("Critic");
        await LookAsync(page, javaScript);
        await page.GetByLabel("Meaning of “body”").SelectOptionAsync("Quote");
        await page.GetByLabel("Scores without a scale are out of").FillAsync("10");
        await page.GetByLabel("Skip invalid rows").CheckAsync();
        await Button(page, "Import").ClickAsync();

        for (var looks = 0; looks < 60 && await page.GetByText("Done.").CountAsync() == 0; looks++)
        {
            await page.WaitForTimeoutAsync(500);
            await page.ReloadAsync();
        }

        await Assertions.Expect(page.Locator("#progress")).ToContainTextAsync("4 films; reviews: 200 new");
        await Assertions.Expect(page.Locator("#progress")).ToContainTextAsync("1 row was skipped");
        await LookAsync(page, javaScript);
        await page.GotoAsync(site.AddressOf("/films/film-1"));
        await Assertions.Expect(page.Locator("figure.chart").First).ToBeVisibleAsync();
        await LookAsync(page, javaScript);
        await page.GotoAsync(site.AddressOf("/critics/critic-1"));
        await LookAsync(page, javaScript);
    }
}
