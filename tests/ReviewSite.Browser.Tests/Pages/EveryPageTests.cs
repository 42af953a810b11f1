using Microsoft.Playwright;

namespace ReviewSite.Browser.Tests.Pages;

/// <summary>What holds for every page of the site.</summary>
[Collection(VisitorTests.Name)]
public sealed class EveryPageTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly string[] _paths =
    [
        "/",
        "/films",
        "/films?q=none",
        "/films/pusher",
        "/films/pusher?reception=positive",
        "/films/pusher?min=abc&critic=nobody",
        "/films/pusher/verdict",
        "/films/none",
        "/films?sort=best&genre=None",
        "/critics",
        "/critics?sort=kindest",
        "/critics?letter=n",
        "/critics/noel-murray",
        "/critics/noel-murray?view=table",
        "/grid",
        "/grid?year=1996",
        "/publications",
        "/directors/nicolas-winding-refn",
        "/years/1996",
        "/about/scores",
        "/docs/api",
        "/search?q=refn",
        "/search?q=%3F",
        "/scores",
        "/genres",
        "/countries",
        "/countries/denmark",
        "/grids",
        "/collections",
        "/lists",
        "/explore",
        "/?scores=hidden",
        "/films?scores=hidden",
        "/films?view=table&scores=hidden",
        "/films/pusher?scores=hidden",
        "/films/pusher/verdict?scores=hidden",
        "/critics/noel-murray?scores=hidden",
        "/search?q=refn&scores=hidden",
    ];

    public static TheoryData<string> Pages() => [.. _paths];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string path)
    {
        var page = await OpenAsync(path);

        Assert.Empty(await Accessibility.ViolationsAsync(page));
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_scrolls_sideways_at_320_pixels(string path)
    {
        var page = await OpenAsync(path, width: 320);

        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 320);
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task The_browser_has_nothing_to_complain_of_and_asks_no_other_host(string path)
    {
        var complaints = new List<string>();
        var page = await OpenAsync("/healthz/live");
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
            complaints.AddRange(
                message.Type is "error" or "warning" && !message.Text.Contains("status of 40", StringComparison.Ordinal)
                    ? [message.Text]
                    : []
            );
        page.Request += (_, request) =>
            complaints.AddRange(
                request.Url.StartsWith(Site.AddressOf("/"), StringComparison.Ordinal) ? [] : [request.Url]
            );

        await page.GotoAsync(Site.AddressOf(path), new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Empty(complaints);
    }
}
