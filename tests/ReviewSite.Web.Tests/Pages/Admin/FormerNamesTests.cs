using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.Pages.Admin;

/// <summary>The names and addresses of critics and publications that were merged or renamed.</summary>
public sealed class FormerNamesTests : AdminTests
{
    private const string Table =
        "title,year,critic,publication,date,score,quote\n"
        + "Other,2001,J. Hoberman,NY Times,2001-02-03,80/100,First quote.\n"
        + "Other,2001,Jim Hoberman,New York Times,2001-02-04,70/100,Second quote.\n";

    /// <summary>The same reviews, one with a longer quote, and one more.</summary>
    private const string Updated =
        "title,year,critic,publication,date,score,quote\n"
        + "Other,2001,J. Hoberman,NY Times,2001-02-03,80/100,First quote that goes on for longer.\n"
        + "Other,2001,Jim Hoberman,New York Times,2001-02-04,70/100,Second quote.\n"
        + "Other,2001,J. Hoberman,NY Times,2001-02-05,60/100,Third quote.\n";

    private async Task RenameAsync(string kinds, string from, string to)
    {
        var id = await Site.ReadAsync(db =>
            kinds == "critics"
                ? db.Critics.Where(c => c.Name == from).Select(c => c.Id).SingleAsync()
                : db.Publications.Where(p => p.Name == from).Select(p => p.Id).SingleAsync()
        );
        var sent = await Editor.SendAsync(
            $"/admin/{kinds}",
            "Rename",
            ("id", id.ToString(CultureInfo.InvariantCulture)),
            ("name", to),
            ("merge", "true")
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
    }

    private async Task MergeBothAsync()
    {
        await ImportTableAsync(Table);
        await RenameAsync("critics", "J. Hoberman", "Jim Hoberman");
        await RenameAsync("publications", "NY Times", "New York Times");
    }

    private static Task<string[]> BylinesAsync(Site site) =>
        site.ReadAsync(db =>
            db.Reviews.Where(r => r.Film.Slug == "other")
                .OrderBy(r => r.Date)
                .Select(r => r.Critic!.Name + ", " + r.Publication!.Name)
                .ToArrayAsync()
        );

    [Fact]
    public async Task An_import_with_the_names_before_a_merge_finds_the_same_reviews()
    {
        await MergeBothAsync();

        await ImportTableAsync(Updated, name: "updated.csv");

        Assert.Equal(Enumerable.Repeat("Jim Hoberman, New York Times", 3), await BylinesAsync(Site));
    }

    [Fact]
    public async Task An_import_with_the_name_before_a_renaming_finds_the_same_reviews()
    {
        await ImportTableAsync(Table);
        await RenameAsync("publications", "NY Times", "The Times of New York");
        await RenameAsync("publications", "The Times of New York", "The New York Times");

        await ImportTableAsync(Updated, name: "updated.csv");

        Assert.Equal(
            ["J. Hoberman, The New York Times", "Jim Hoberman, New York Times", "J. Hoberman, The New York Times"],
            await BylinesAsync(Site)
        );
    }

    [Theory]
    [InlineData("/critics/j-hoberman?sort=date", "/critics/jim-hoberman?sort=date")]
    [InlineData("/publications/ny-times", "/publications/new-york-times")]
    [InlineData("/critics/j-hoberman/feed.atom", "/critics/jim-hoberman/feed.atom")]
    [InlineData("/publications/ny-times/feed.json?x=1", "/publications/new-york-times/feed.json?x=1")]
    [InlineData("/api/v1/critics/j-hoberman?fields=slug", "/api/v1/critics/jim-hoberman?fields=slug")]
    [InlineData("/api/v1/publications/NY-Times", "/api/v1/publications/new-york-times")]
    public async Task The_address_before_a_merge_redirects(string address, string expected)
    {
        await MergeBothAsync();

        using var visitor = new Person(Site);
        var moved = await visitor.GetAsync(address);

        Assert.Equal((HttpStatusCode.MovedPermanently, expected), (moved.Status, moved.Location));
    }

    [Fact]
    public async Task An_undone_merge_gives_back_the_name_and_the_address()
    {
        await MergeBothAsync();

        await RevertLastAsync();
        await ImportTableAsync(Updated, name: "updated.csv");

        using var visitor = new Person(Site);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/publications/ny-times")).Status);
        Assert.Equal(
            ["Jim Hoberman, NY Times", "Jim Hoberman, New York Times", "Jim Hoberman, NY Times"],
            await BylinesAsync(Site)
        );
    }

    [Fact]
    public async Task Of_two_merges_into_the_same_critic_the_first_can_be_undone()
    {
        await ImportTableAsync(Table + "Other,2001,James Hoberman,NY Times,2001-02-05,60/100,Third quote.\n");
        await RenameAsync("critics", "J. Hoberman", "Jim Hoberman");
        var first = await LastChangeAsync();
        await RenameAsync("critics", "James Hoberman", "Jim Hoberman");

        await RevertAsync(first);

        using var visitor = new Person(Site);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/critics/j-hoberman")).Status);
        Assert.Equal("/critics/jim-hoberman", (await visitor.GetAsync("/critics/james-hoberman")).Location);
        Assert.Equal(
            ["J. Hoberman, NY Times", "Jim Hoberman, New York Times", "Jim Hoberman, NY Times"],
            await BylinesAsync(Site)
        );
    }

    [Fact]
    public async Task A_renaming_can_be_undone_after_another_was_merged_into_it()
    {
        await ImportTableAsync(Table);
        await RenameAsync("critics", "Jim Hoberman", "James Hoberman");
        var renamed = await LastChangeAsync();
        await RenameAsync("critics", "J. Hoberman", "James Hoberman");

        await RevertAsync(renamed);
        await ImportTableAsync(Updated, name: "updated.csv");

        Assert.Equal(
            ["Jim Hoberman, NY Times", "Jim Hoberman, New York Times", "Jim Hoberman, NY Times"],
            await BylinesAsync(Site)
        );
    }

    [Fact]
    public async Task A_review_does_not_go_back_to_a_critic_that_was_merged_since()
    {
        await ImportTableAsync(Table);
        var review = await ReviewIdAsync(1, "other");
        await Editor.SendAsync($"/admin/reviews/{review}", ("Input.Critic", "Ann Other"));
        var edited = await LastChangeAsync();
        await RenameAsync("critics", "J. Hoberman", "Jim Hoberman");

        var refused = await RevertAsync(edited);

        Assert.Contains(
            "J. Hoberman has been merged into another name since.",
            refused.Text(".conflicts"),
            StringComparison.Ordinal
        );
        Assert.Equal("Ann Other, NY Times", (await BylinesAsync(Site))[0]);
    }

    [Fact]
    public async Task A_merged_one_cannot_be_renamed_from_a_page_that_was_opened_before()
    {
        await ImportTableAsync(Table);
        var opened = await Editor.GetAsync("/admin/publications?q=ny times");
        await RenameAsync("publications", "NY Times", "New York Times");

        var late = await Editor.SubmitAsync(opened, "/admin/publications?q=ny times", "Rename", ("name", "The Times"));

        Assert.Equal(HttpStatusCode.NotFound, late.Status);
        Assert.Equal(
            "NY Times",
            await Site.ReadAsync(db => db.Publications.Where(p => p.IsMerged).Select(p => p.Name).SingleAsync())
        );
    }

    [Fact]
    public async Task Who_takes_a_merged_name_hears_whose_it_is()
    {
        await MergeBothAsync();
        await ImportTableAsync(
            "title,year,critic,publication,score,quote\nThird,2001,Ann,N.Y.T.,80/100,A quote.\n",
            name: "third.csv"
        );
        const string Address = "/admin/publications?q=n.y.t";

        var refused = await Editor.SubmitAsync(await Editor.GetAsync(Address), Address, "Rename", ("name", "NY Times"));
        var merged = await Editor.SubmitAsync(refused, Address, "Rename", ("name", "NY Times"), ("merge", "true"));

        Assert.Contains(
            "“NY Times” is a former name of New York Times.",
            refused.Text("main"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "N.Y.T. has been merged into New York Times: 1 review.",
            (await Editor.GetAsync(merged.Location!)).Text(".saved"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_merged_name_is_not_suggested_for_a_review()
    {
        await MergeBothAsync();

        var form = await Editor.GetAsync("/admin/films/other/reviews/add");

        var names = form.Page.QuerySelectorAll("datalist option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Contains("New York Times", names);
        Assert.DoesNotContain("NY Times", names);
    }

    [Theory]
    [InlineData("critic=j-hoberman", 2)]
    [InlineData("publication=ny-times", 2)]
    [InlineData("film=other", 2)]
    public async Task The_API_filters_by_the_slug_before_a_merge(string filter, int expected)
    {
        await MergeBothAsync();

        Assert.Equal(expected, (await Site.JsonAsync($"/api/v1/reviews?{filter}"))["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("critic", "j-hoberman", "jim-hoberman")]
    [InlineData("publication", "NY-Times", "new-york-times")]
    public async Task A_films_reviews_are_filtered_by_the_slug_before_a_merge(string field, string former, string slug)
    {
        await MergeBothAsync();

        var page = await Site.PageAsync($"/films/other?{field}={former}");

        Assert.Equal(2, page.QuerySelectorAll(".review").Length);
        Assert.Equal(slug, page.QuerySelector($"#{field} option[selected]")?.GetAttribute("value"));
    }

    [Theory]
    [InlineData("critic=j-hoberman")]
    [InlineData("publication=ny-times")]
    public async Task The_slug_before_a_merge_of_someone_without_a_review_of_the_film_is_refused(string filter)
    {
        await MergeBothAsync();

        var (status, page) = await Site.GetAsync($"/films/pusher?{filter}");

        Assert.Equal(400, status);
        Assert.Contains(
            $"“{filter.Replace("=", "” is “", StringComparison.Ordinal)}”; no review of this film has that",
            page.QuerySelector(".filter")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_grid_shows_whom_its_address_names_after_a_merge()
    {
        await MergeBothAsync();

        var grid = await Site.PageAsync("/grid?films=other&who=j-hoberman");

        Assert.Equal("Jim Hoberman", Assert.Single(grid.QuerySelectorAll(".grid-name")).TextContent.Trim());
    }

    [Fact]
    public async Task The_merged_name_can_become_the_name_of_both()
    {
        await MergeBothAsync();

        await RenameAsync("publications", "New York Times", "NY Times");
        await ImportTableAsync(Updated, name: "updated.csv");

        using var visitor = new Person(Site);
        Assert.Equal("/publications/ny-times", (await visitor.GetAsync("/publications/new-york-times")).Location);
        Assert.Equal(Enumerable.Repeat("Jim Hoberman, NY Times", 3), await BylinesAsync(Site));
    }

    [Fact]
    public async Task What_takes_a_merged_name_is_merged_with_it()
    {
        await MergeBothAsync();
        await ImportTableAsync(
            "title,year,critic,publication,score,quote\nThird,2001,Ann,N.Y.T.,80/100,A quote.\n",
            name: "third.csv"
        );

        await RenameAsync("publications", "N.Y.T.", "NY Times");

        Assert.Equal(
            3,
            await Site.ReadAsync(db => db.Reviews.CountAsync(r => r.Publication!.Name == "New York Times"))
        );
    }

    [Fact]
    public async Task An_export_has_them_and_another_site_follows_them()
    {
        await MergeBothAsync();
        var exported = await Site.CatalogueAsync();
        using var other = new Site { HasOwnSeed = true };

        await other.ImportAsync(exported);

        Assert.Contains(
            "\"formerNames\":[\"NY Times\"],\"redirects\":[\"ny-times\"]",
            exported,
            StringComparison.Ordinal
        );
        Assert.Equal(exported, await other.CatalogueAsync());
        using var visitor = new Person(other);
        Assert.Equal("/publications/new-york-times", (await visitor.GetAsync("/publications/ny-times")).Location);
        using var tables = new Tables(other);
        await tables.ImportAsync(tables.Write("updated.csv", Updated));
        Assert.Equal(Enumerable.Repeat("Jim Hoberman, New York Times", 3), await BylinesAsync(other));
    }

    [Theory]
    [InlineData("\"NY Times\"]", "\"new york times\"]", "formerNames[0]: “new york times” appears twice")]
    [InlineData("\"redirects\":[\"ny-times\"]", "\"redirects\":[\"NY\"]", "redirects[0]: expected lowercase letters")]
    [InlineData(
        "\"redirects\":[\"ny-times\"]",
        "\"redirects\":[\"new-york-times\"]",
        "redirects[0]: “new-york-times” ap"
    )]
    [InlineData("\"formerNames\":[\"NY Times\"],", "", "redirects: expected formerNames as well")]
    public async Task An_export_with_impossible_ones_is_refused_with_their_place(
        string from,
        string to,
        string expected
    )
    {
        await MergeBothAsync();
        var exported = await Site.CatalogueAsync();
        using var other = new Site { HasOwnSeed = true };

        var refused = await Assert.ThrowsAsync<Domain.InvalidInputException>(() =>
            other.ImportAsync(exported.Replace(from, to, StringComparison.Ordinal))
        );

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_says_that_it_was_merged()
    {
        await MergeBothAsync();

        var page = await Editor.GetAsync("/admin/history");

        Assert.Contains("NY Times", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("merged into the other one", page.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("FormerNames", page.Text("main"), StringComparison.Ordinal);
    }
}
