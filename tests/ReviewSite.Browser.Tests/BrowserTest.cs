using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests;

/// <summary>
/// Opens each page in a context of its own, as if it were for another person, and leaves none open: every page that
/// stays slows down the tests after it.
/// </summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];

    protected LiveSite Site => chromium.Site;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }
    }

    protected async Task<IPage> OpenAsync(string path, bool javaScript = true, int width = 1280, LiveSite? site = null)
    {
        var context = await chromium.NewContextAsync(
            new BrowserNewContextOptions
            {
                JavaScriptEnabled = javaScript,
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
            }
        );
        _contexts.Add(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync((site ?? Site).AddressOf(path));
        return page;
    }

    protected const string Password = "plum ladder orbit fossil";

    /// <summary>A page of the dashboard, by an administrator.</summary>
    protected async Task<IPage> OpenSignedInAsync(string path, int width = 1280, bool javaScript = true)
    {
        var page = await OpenAsync(await Site.InviteAsync(), javaScript, width);
        await page.GetByLabel("Email").FillAsync($"{Guid.NewGuid():N}@example.org");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and sign in" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Site.AddressOf("/admin"));
        await page.GotoAsync(Site.AddressOf(path));
        return page;
    }

    /// <summary>
    /// Looks at a page of 320 pixels. Axe is JavaScript itself, and waits for ever where there is none.
    /// </summary>
    protected static async Task LookAsync(IPage page, bool javaScript)
    {
        // A click waits for the new page, but not for its style sheet.
        // WaitForLoadStateAsync has missed a load event and waited in vain: the page itself is asked.
        await Assertions.Expect(page.Locator("html")).ToHaveJSPropertyAsync("ownerDocument.readyState", "complete");
        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 320);
        if (javaScript)
        {
            Assert.Empty((await Accessibility.ViolationsAsync(page)).Select(v => $"{page.Url}: {v}"));
        }
    }
}
