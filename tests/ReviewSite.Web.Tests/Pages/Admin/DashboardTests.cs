using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class DashboardTests : AdminTests
{
    [Fact]
    public async Task The_dashboard_counts_what_there_is()
    {
        await Site.ImportAsync("Other", "1. 80\nReviewed by: New Critic\nPublication: The Daily\nFine.");

        var counts = (await Editor.GetAsync("/admin")).Text(".dashboard-counts");

        Assert.StartsWith("Films2 Reviews12 Critics", counts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Films_with_gaps_and_probable_duplicates_are_named()
    {
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Alien"), ("Input.Year", "1979"));
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Alien"), ("Input.Year", "1980"));

        var page = await Editor.GetAsync("/admin");

        Assert.Contains("2 films without reviews", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Alien (1979) and Alien (1980): merge", page.Text("main"), StringComparison.Ordinal);
        var merge = page.Page.QuerySelector("a[href*='into=']")!.GetAttribute("href")!;
        Assert.Equal("alien", (await Editor.GetAsync(merge)).Page.QuerySelector("#into")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Recent_imports_and_changes_are_linked()
    {
        var page = await Editor.GetAsync("/admin");

        Assert.NotNull(page.Page.QuerySelector("a[href='/admin/imports/1']"));
        Assert.NotNull(page.Page.QuerySelector("a[href='/admin/imports']"));
        Assert.Contains("Latest changes", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_header_says_who_is_signed_in()
    {
        using var bob = await Person.SignedInAsync(Site, Role.Editor, "bob@example.org");

        Assert.Equal("bob@example.org", (await bob.GetAsync("/films")).Text("header a[href='/account']"));
    }
}
