using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests;

/// <summary>
/// One browser and one site for all browser tests; each test has a context of its own, as if it were another person.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private LiveSite? _site;

    public LiveSite Site => _site!;

    public async Task InitializeAsync()
    {
        if (Requirement.SkipReason is not null)
        {
            return;
        }

        var executable =
            Requirement.Executable
            ?? throw new InvalidOperationException(
                "The browser tests must run, and there is no Chromium: install it, or name it in CHROME_PATH."
            );

        _site = new LiveSite();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = executable,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    public async Task<IPage> OpenAsync(
        string path,
        bool javaScript = true,
        ColorScheme colors = ColorScheme.Light,
        int width = 1280,
        LiveSite? site = null
    )
    {
        var context = await _browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                JavaScriptEnabled = javaScript,
                ColorScheme = colors,
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync((site ?? Site).AddressOf(path));
        return page;
    }

    /// <summary>A page of the desk, by an administrator.</summary>
    public async Task<IPage> OpenSignedInAsync(string path, ColorScheme colors = ColorScheme.Light, int width = 1280)
    {
        var page = await OpenAsync(await Site.InviteAsync(), colors: colors, width: width);
        await page.GetByLabel("Email").FillAsync($"{Guid.NewGuid():N}@example.org");
        await page.GetByLabel("Password").FillAsync("plum ladder orbit fossil");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
        await page.GotoAsync(Site.AddressOf(path));
        return page;
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
