using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests;

/// <summary>One browser and one site for all tests of a collection.</summary>
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

    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) =>
        _browser!.NewContextAsync(options);
}

/// <summary>Visitors' pages. These tests run beside those of <see cref="EditorTests"/>, with another browser.</summary>
[CollectionDefinition(Name)]
public sealed class VisitorTests : ICollectionFixture<Chromium>
{
    public const string Name = "visitors";
}

/// <summary>What the signed in do.</summary>
[CollectionDefinition(Name)]
public sealed class EditorTests : ICollectionFixture<Chromium>
{
    public const string Name = "editors";
}
