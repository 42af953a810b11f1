using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests;

/// <summary>What axe finds wrong with a page, in light colors and in dark ones.</summary>
internal static class Accessibility
{
    private const string EveryRule = "{}";

    /// <summary>Of axe's rules the one whose outcome the colors change.</summary>
    private const string Contrast = "{ runOnly: ['color-contrast'] }";

    private static readonly string _axe = new BundledAxeScriptProvider().GetScript();

    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        // No page of the site has frames, so that axe need not look into them.
        Assert.Single(page.Frames);
        await page.EvaluateAsync(_axe);
        var light = await RunAsync(page, ColorScheme.Light, EveryRule);
        var dark = await RunAsync(page, ColorScheme.Dark, Contrast);
        return [.. light, .. dark];
    }

    private static async Task<IEnumerable<string>> RunAsync(IPage page, ColorScheme colors, string options)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colors });
        var found = await page.EvaluateAsync<Found>(
            $$"""
            async () => {
                const result = await axe.run({{options}});
                return {
                    passes: result.passes.length,
                    violations: result.violations.map(v => `${v.id}: ${v.help} (${v.nodes[0].html})`),
                };
            }
            """
        );
        Assert.NotEqual(0, found.Passes);
        return found.Violations.Select(v => $"{colors}: {v}");
    }

    private sealed class Found
    {
        public int Passes { get; set; }

        public string[] Violations { get; set; } = [];
    }
}
