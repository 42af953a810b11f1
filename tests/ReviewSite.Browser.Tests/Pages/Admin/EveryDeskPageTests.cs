using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests.Pages.Admin;

/// <summary>What holds for every page for the signed in.</summary>
[Collection(BrowserTests.Name)]
public sealed class EveryDeskPageTests(Chromium chromium)
{
    private static readonly string[] _paths =
    [
        "/admin",
        "/admin/films/add",
        "/admin/films/pusher",
        "/admin/films/pusher/reviews/add",
        "/admin/films/pusher/paste",
        "/admin/reviews/1",
        "/admin/imports/1",
        "/admin/history",
        "/admin/publications",
        "/admin/critics",
        "/admin/people",
        "/admin/export",
        "/account",
        "/films/pusher",
        "/admin/imports/tables",
    ];

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways(ColorScheme colors)
    {
        var page = await chromium.OpenSignedInAsync("/admin", colors, width: 320);
        var found = new List<string>();
        foreach (var path in _paths)
        {
            var response = await page.GotoAsync(chromium.Site.AddressOf(path));
            Assert.Equal((path, 200), (path, response!.Status));
            found.AddRange(
                (await page.RunAxe()).Violations.Select(v => $"{path}: {v.Id}: {v.Help} ({v.Nodes[0].Html})")
            );
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > 320)
            {
                found.Add($"{path} scrolls sideways");
            }
        }

        Assert.Empty(found);
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_where_one_signs_in()
    {
        var signIn = await (await chromium.OpenAsync("/account/sign-in")).RunAxe();
        var setUp = await (await chromium.OpenAsync(await chromium.Site.InviteAsync())).RunAxe();

        Assert.NotEmpty(signIn.Passes);
        Assert.Empty(signIn.Violations.Concat(setUp.Violations).Select(v => v.Id));
    }
}
