using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Pages.Admin;

/// <summary>Of films that tables of many films list.</summary>
public sealed class MergingTests : AdminTests
{
    private const string Headers = "title,year,meta_positive,meta_mixed,meta_negative,metascore\n";

    [Fact]
    public async Task What_a_table_published_and_lists_of_a_film_goes_with_it_and_comes_back()
    {
        await Site.ImportAsync("Stays", "1. 20\nReviewed by: One\nBad.", 1999);
        var table = await ImportAsync("Goes,1999,8,1,2,71\nOther,2001,3,2,1,60\n");
        var (goes, stays) = (await FilmIdAsync("goes"), await FilmIdAsync("stays"));

        await Editor.SendAsync("/admin/films/goes", "Merge", ("into", "stays"));

        Assert.Equal((71, 12), await FiguresAsync("stays"));
        Assert.Equal((0, 1), (await SummariesOfAsync(goes), await SummariesOfAsync(stays)));

        await RevertLastAsync();
        Assert.Equal((71, 11), await FiguresAsync("goes"));
        Assert.Equal((null, 1), await FiguresAsync("stays"));
        Assert.Equal((1, 0), (await MentionsAsync("goes"), await MentionsAsync("stays")));

        await RevertLastAsync();
        Assert.Equal((71, 12), await FiguresAsync("stays"));
        Assert.Equal((0, 1), (await MentionsAsync("goes"), await MentionsAsync("stays")));

        await Editor.SendAsync($"/admin/imports/{table}");
        Assert.Equal((null, 1), await FiguresAsync("stays"));
    }

    [Fact]
    public async Task A_table_that_lists_both_films_lists_the_one_that_stays_once_and_both_again_after_a_revert()
    {
        await ImportAsync("Goes,1999,8,1,2,71\nStays,1999,3,2,1,60\n");

        await Editor.SendAsync("/admin/films/goes", "Merge", ("into", "stays"));
        Assert.Equal((0, 1), (await MentionsAsync("goes"), await MentionsAsync("stays")));

        Assert.Equal(
            HttpStatusCode.Redirect,
            (await Editor.SendAsync("/admin/history?film=stays", ("id", await LastChangeAsync()))).Status
        );
        Assert.Equal((1, 1), (await MentionsAsync("goes"), await MentionsAsync("stays")));
        Assert.Equal((71, 11), await FiguresAsync("goes"));
        Assert.Equal((60, 6), await FiguresAsync("stays"));
    }

    [Theory]
    [InlineData("Other,1999,Ann,80/100,Fine.\n", "1 review and the imports", "")]
    [InlineData(
        "Other,1999,Ann,80/100,Good.\n",
        "1 review and the imports",
        "One review is the same in both films, and counts once."
    )]
    [InlineData(
        "Other,1999,Ann,80/100,Good.\nOther,1999,Bob,20/100,Bad.\n",
        "2 reviews and the imports",
        "2 reviews are the same in both films, and each counts once."
    )]
    public async Task Reviews_that_both_films_have_are_named_before_they_are_merged(
        string rows,
        string moved,
        string warning
    )
    {
        const string Table = "title,year,critic,score,quote\n";
        await ImportTableAsync($"{Table}Stays,1999,Ann,80/100,Good.\nStays,1999,Bob,20/100,Bad.\n");
        await ImportTableAsync(Table + rows, name: "other.csv");

        var token = (await Editor.GetAsync("/admin/films/other"))
            .Page.QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var asked = await Editor.PostAsync(
            "/admin/films/other?handler=Merge",
            [("into", "stays"), ("__RequestVerificationToken", token)]
        );
        var text = asked.Text("main section > p");

        Assert.Contains(moved, text, StringComparison.Ordinal);
        Assert.Contains(warning, text, StringComparison.Ordinal);
        Assert.Equal(warning.Length > 0, text.Contains("the same in both films", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_review_that_both_films_have_counts_once_and_a_revert_gives_both_back()
    {
        await ImportReviewsAsync("stays", "Stays,1999,Ann,80/100,Good.", "Stays,1999,Bob,20/100,Bad.");
        await ImportReviewsAsync("goes", "Goes,1999,Ann,80/100,Good.", "Goes,1999,Cay,50/100,Fair.");
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1, "goes")}", ("Input.Language", "en"));

        await Editor.SendAsync("/admin/films/goes", "Merge", ("into", "stays"));
        Assert.Equal((null, 3), await FiguresAsync("stays"));
        Assert.Equal(["Ann en", "Bob ", "Cay "], await ReviewsAsync("stays"));

        await RevertLastAsync();
        Assert.Equal(["Ann en", "Cay "], await ReviewsAsync("goes"));
        Assert.Equal(["Ann ", "Bob "], await ReviewsAsync("stays"));
        Assert.Equal((null, 2), await FiguresAsync("goes"));
        Assert.Equal((null, 2), await FiguresAsync("stays"));

        await RevertLastAsync();
        Assert.Equal((null, 3), await FiguresAsync("stays"));
        Assert.Contains(
            "the import of goes.csv: review: Ann's review of Goes → nothing",
            string.Join(' ', (await Editor.GetAsync("/admin/history?kind=imports")).Text("main")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_later_version_of_a_file_finds_the_review_that_took_the_place_of_its_own()
    {
        await ImportReviewsAsync("stays", "Stays,1999,,80/100,Good.");
        const string Keyed = "title,year,critic,score,quote,reviewid\n";
        await ImportTableAsync($"{Keyed}Goes,1999,,80/100,Good.,k1\n", name: "goes.csv");
        await Editor.SendAsync("/admin/films/goes", "Merge", ("into", "stays"));

        await ImportTableAsync($"{Keyed}Goes,1999,,90/100,Better.,k1\n", name: "goes.csv");

        Assert.Equal(
            ["Better. 90/100"],
            await Site.ReadAsync(db =>
                db.Reviews.Where(r => r.Film.Slug == "stays").Select(r => r.Quote + " " + r.OriginalScore).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task A_review_stays_while_one_of_the_imports_of_both_films_lists_it()
    {
        var stays = await ImportReviewsAsync("stays", "Stays,1999,Ann,80/100,Good.", "Stays,1999,Bob,20/100,Bad.");
        var goes = await ImportReviewsAsync("goes", "Goes,1999,Ann,80/100,Good.");
        await Editor.SendAsync("/admin/films/goes", "Merge", ("into", "stays"));
        var merged = await LastChangeAsync();

        await Editor.SendAsync(stays);
        Assert.Equal(["Ann "], await ReviewsAsync("stays"));

        await Editor.SendAsync(goes);
        var withdrawn = await LastChangeAsync();
        Assert.Empty(await ReviewsAsync("stays"));
        var conflict = Assert.Single((await RevertAsync(merged)).Page.QuerySelectorAll(".conflicts li"));
        Assert.Equal("The import of goes.csv has been withdrawn since. Revert that first.", conflict.TextContent);

        await RevertAsync(withdrawn);
        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(merged)).Status);
        Assert.Equal(["Ann "], await ReviewsAsync("goes"));
    }

    [Fact]
    public async Task Reviews_without_a_critic_and_a_quote_are_not_taken_for_the_same()
    {
        await ImportReviewsAsync("stays", "Stays,1999,,80/100,");
        await ImportReviewsAsync("goes", "Goes,1999,,80/100,");

        await Editor.SendAsync("/admin/films/goes", "Merge", ("into", "stays"));

        Assert.Equal((null, 2), await FiguresAsync("stays"));
    }

    [Fact]
    public async Task An_erased_quote_is_erased_in_the_copy_of_a_film_that_was_merged_too()
    {
        await ImportReviewsAsync("stays", "Stays,1999,Ann,80/100,Libel.");
        await ImportReviewsAsync("goes", "Goes,1999,Ann,80/100,Libel.");
        await Editor.SendAsync("/admin/films/goes", "Merge", ("into", "stays"));
        var merged = await LastChangeAsync();

        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1, "stays")}", "Erase");
        await RevertAsync(merged);

        Assert.Equal(
            2,
            await Site.ReadAsync(db => db.Reviews.CountAsync(r => r.Film.Slug != "pusher" && r.Quote == null))
        );
    }

    [Fact]
    public async Task A_merge_is_not_reverted_before_the_one_that_came_after_it()
    {
        using var tables = new Web.Tests.Tables(Site);
        foreach (var film in new[] { "Uno", "Dos", "Tres" })
        {
            await tables.ImportAsync(tables.Write("films.csv", $"title,year,director\n{film},1999,Ann\n"));
        }

        await Editor.SendAsync("/admin/films/uno", "Merge", ("into", "dos"));
        var first = await LastChangeAsync();
        await Editor.SendAsync("/admin/films/dos", "Merge", ("into", "tres"));

        Assert.Contains(
            "no longer lists film",
            (await RevertAsync(first)).Text(".conflicts"),
            StringComparison.Ordinal
        );
        await RevertLastAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(first)).Status);
        Assert.Equal((1, 1, 1), (await MentionsAsync("uno"), await MentionsAsync("dos"), await MentionsAsync("tres")));
    }

    private async Task<string> ImportAsync(string rows)
    {
        using var tables = new Web.Tests.Tables(Site);
        return (await tables.ImportAsync(tables.Write("summaries.csv", Headers + rows))).ImportId!.Value.ToString(
            CultureInfo.InvariantCulture
        );
    }

    private Task<string> ImportReviewsAsync(string file, params string[] rows) =>
        ImportTableAsync($"title,year,critic,score,quote\n{string.Join('\n', rows)}\n", name: $"{file}.csv");

    /// <summary>Each with its critic and its language.</summary>
    private Task<List<string>> ReviewsAsync(string film) =>
        Site.ReadAsync(db =>
            db.Reviews.Where(r => r.Film.Slug == film)
                .OrderBy(r => r.Critic!.Name)
                .Select(r => r.Critic!.Name + " " + (r.Language ?? ""))
                .ToListAsync()
        );

    private async Task<(int? PublishedScore, int Critics)> FiguresAsync(string film)
    {
        var summary = (await Site.JsonAsync($"/api/v1/films/{film}"))["summary"]!;
        return (summary["published"]?["score"]?.GetValue<int>(), summary["critics"]!.GetValue<int>());
    }

    private Task<int> FilmIdAsync(string film) =>
        Site.ReadAsync(db => db.Films.Where(f => f.Slug == film).Select(f => f.Id).SingleAsync());

    private Task<int> SummariesOfAsync(int film) =>
        Site.ReadAsync(db => db.ImportedSummaries.CountAsync(s => s.FilmId == film));

    private Task<int> MentionsAsync(string film) =>
        Site.ReadAsync(db =>
            db.ImportFilmMentions.CountAsync(m =>
                db.Films.IgnoreQueryFilters().Any(f => f.Id == m.FilmId && f.Slug == film)
            )
        );
}
