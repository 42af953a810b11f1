namespace ReviewSite.Browser.Tests.Pages.Admin;

/// <summary>What holds for every page for the signed in.</summary>
[Collection(EditorTests.Name)]
public sealed class EveryAdminPageTests(Chromium chromium) : BrowserTest(chromium)
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
        "/admin/tokens",
        "/admin/export",
        "/account",
        "/films/pusher",
        "/admin/imports/tables",
        "/admin/posters",
        "/admin/collections",
        "/admin/collections/add",
        "/admin/lists",
        "/admin/lists/add",
        "/admin/grids",
        "/admin/grids/add",
        "/admin/grids/add?year=1996",
    ];

    /// <summary>What reaches beyond the window, where the page scrolls sideways.</summary>
    private const string TooWide = """
        document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 200))
        """;

    [BrowserFact]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways()
    {
        var page = await OpenSignedInAsync("/admin", width: 320);
        var found = new List<string>();
        foreach (var path in _paths)
        {
            var response = await page.GotoAsync(Site.AddressOf(path));
            Assert.Equal((path, 200), (path, response!.Status));
            found.AddRange((await Accessibility.ViolationsAsync(page)).Select(v => $"{path}: {v}"));
            found.AddRange(
                (await page.EvaluateAsync<string[]>(TooWide)).Take(1).Select(e => $"{path} scrolls for {e}")
            );
        }

        Assert.Empty(found);
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_where_one_signs_in()
    {
        var signIn = await OpenAsync("/account/sign-in");
        var setUp = await OpenAsync(await Site.InviteAsync());

        Assert.Empty(await Accessibility.ViolationsAsync(signIn));
        Assert.Empty(await Accessibility.ViolationsAsync(setUp));
    }
}
