using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests;

/// <summary>What axe finds wrong with a page, in light colors and in dark ones.</summary>
internal static class Accessibility
{
    /// <summary>Of axe's rules the one whose outcome the colors change.</summary>
    private const string Contrast = "color-contrast";

    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var light = await RunAsync(page, ColorScheme.Light, new AxeRunOptions());
        var onlyContrast = new RunOnlyOptions { Type = "rule", Values = [Contrast] };
        var dark = await RunAsync(page, ColorScheme.Dark, new AxeRunOptions { RunOnly = onlyContrast });
        return [.. light, .. dark];
    }

    private static async Task<IEnumerable<string>> RunAsync(IPage page, ColorScheme colors, AxeRunOptions options)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colors });
        var result = await page.RunAxe(options);
        Assert.NotEmpty(result.Passes);
        return result.Violations.Select(v => $"{colors}: {v.Id}: {v.Help} ({v.Nodes[0].Html})");
    }
}
