using System.Net;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Tests.Pages.Admin;

namespace ReviewSite.Web.Tests.Imports;

/// <summary>Which films go when their import is withdrawn, and which come back.</summary>
public sealed class WithdrawalTests : AdminTests
{
    private const string Table = "title,year,critic,score\nAlpha,2001,Ann,8/10\n";

    private async Task WithdrawAsync(string import)
    {
        var answer = await Editor.SubmitAsync(await Editor.GetAsync(import), import, handler: null);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    private Task<bool> IsThereAsync() => Site.ReadAsync(db => db.Films.AnyAsync(f => f.Slug == "alpha"));

    [Fact]
    public async Task A_film_that_only_the_import_brought_goes_and_comes_back_with_it()
    {
        await WithdrawAsync(await ImportTableAsync(Table));
        Assert.False(await IsThereAsync());

        await RevertLastAsync();

        Assert.True(await IsThereAsync());
        Assert.True(await Site.ReadAsync(db => db.Reviews.AnyAsync(r => r.Film.Slug == "alpha")));
    }

    [Theory]
    [InlineData("collection", "Withdraw")]
    [InlineData("list", "Withdraw")]
    [InlineData("poster", "Withdraw")]
    [InlineData("collection", "Undo")]
    public async Task A_film_that_people_use_stays(string use, string how)
    {
        var import = await ImportTableAsync(Table);
        var entry = await LastChangeAsync();
        switch (use)
        {
            case "collection":
                await Editor.SendAsync(
                    "/admin/collections/add",
                    ("Input.Title", "Best"),
                    ("Input.Films", "Alpha (2001)")
                );
                break;
            case "list":
                await Editor.SendAsync(
                    "/admin/lists/add",
                    ("Input.Title", "Best"),
                    ("Input.Lists", "# Ann\n1. Alpha (2001)\n")
                );
                break;
            default:
                await Site.ReadAsync(db =>
                    db.Films.Where(f => f.Slug == "alpha")
                        .ExecuteUpdateAsync(set => set.SetProperty(f => f.Poster, "alpha.webp"))
                );
                break;
        }

        await (how == "Undo" ? RevertAsync(entry) : WithdrawAsync(import));

        Assert.True(await IsThereAsync());
        Assert.False(await Site.ReadAsync(db => db.Reviews.AnyAsync(r => r.Film.Slug == "alpha")));
    }

    [Fact]
    public async Task A_film_that_an_editor_added_stays()
    {
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Alpha"), ("Input.Year", "2001"));
        Assert.True(await IsThereAsync());

        await WithdrawAsync(await ImportTableAsync(Table));

        Assert.True(await IsThereAsync());
    }

    [Fact]
    public async Task A_table_does_not_come_back_beside_another_film_of_the_same_title_and_year()
    {
        await WithdrawAsync(await ImportTableAsync(Table));
        var withdrawal = await LastChangeAsync();
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Alpha"), ("Input.Year", "2002"));
        await Editor.SendAsync("/admin/films/alpha-2002", ("Input.Year", "2001"));

        var refused = await RevertAsync(withdrawal);

        Assert.Contains(
            "It would bring back Alpha, but another film now has this title and year: /films/alpha-2002.",
            refused.Text(".conflicts"),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await Site.ReadAsync(db => db.Films.CountAsync(f => f.Title == "Alpha")));
    }

    [Fact]
    public async Task A_film_that_went_with_its_import_comes_back_when_somebody_adds_it_again()
    {
        var import = await ImportTableAsync(Table);
        var before = await Site.ReadAsync(db => db.Films.Where(f => f.Slug == "alpha").Select(f => f.Id).SingleAsync());
        await WithdrawAsync(import);
        var withdrawal = await LastChangeAsync();

        var added = await Editor.SendAsync("/admin/films/add", ("Input.Title", "alpha"), ("Input.Year", "2001"));

        Assert.Equal("/admin/films/alpha/paste", added.Location);
        var film = await Site.ReadAsync(db => db.Films.IgnoreQueryFilters().SingleAsync(f => f.TitleKey == "alpha"));
        Assert.Equal((before, "alpha", false), (film.Id, film.Title, film.IsWithdrawn));
        Assert.False(await HasReviewsAsync());

        await RevertAsync(withdrawal);
        Assert.True(await HasReviewsAsync());

        Task<bool> HasReviewsAsync() => Site.ReadAsync(db => db.Reviews.AnyAsync(r => r.Film.Slug == "alpha"));
    }

    private Task<string> DetailsAsync() =>
        Site.ReadAsync(async db =>
        {
            var film = await db.Films.SingleAsync(f => f.Slug == "alpha");
            return $"{string.Join(',', film.Directors)} {string.Join(',', film.Genres)} {film.RuntimeMinutes}";
        });

    private const string Wrong = "title,year,director,genres,runtime,critic\nAlpha,2001,Wrong,Wrong,90,Ann\n";

    [Fact]
    public async Task Nothing_that_a_withdrawn_import_said_of_a_film_comes_back_with_a_newer_one()
    {
        await WithdrawAsync(await ImportTableAsync(Wrong));

        await ImportTableAsync("title,year,genres,critic\nAlpha,2001,Drama,Bob\n", name: "newer.csv");

        Assert.Equal(" Drama ", await DetailsAsync());
    }

    [Fact]
    public async Task What_a_withdrawn_import_said_of_a_film_comes_back_with_that_import()
    {
        await WithdrawAsync(await ImportTableAsync(Wrong));
        var withdrawal = await LastChangeAsync();
        await Site.ImportAsync("Alpha", "1. Reviewed by: Bob\nFine.", 2001);
        Assert.Equal("  ", await DetailsAsync());

        await RevertLastAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(withdrawal)).Status);

        Assert.Equal("Wrong Wrong 90", await DetailsAsync());
    }

    [Fact]
    public async Task A_film_that_somebody_added_again_stays_when_another_import_goes()
    {
        await WithdrawAsync(await ImportTableAsync(Table));
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Alpha"), ("Input.Year", "2001"));

        await WithdrawAsync(await ImportTableAsync(Table + "Alpha,2001,Bob,7/10\n"));

        Assert.True(await IsThereAsync());
    }

    [Fact]
    public async Task A_film_that_an_editor_withdrew_does_not_come_back_when_somebody_adds_its_title()
    {
        await ImportTableAsync(Table);
        await Editor.SendAsync("/admin/films/alpha", "Withdraw");

        var added = await Editor.SendAsync("/admin/films/add", ("Input.Title", "Alpha"), ("Input.Year", "2001"));

        Assert.Equal("/admin/films/alpha-2001/paste", added.Location);
    }
}
