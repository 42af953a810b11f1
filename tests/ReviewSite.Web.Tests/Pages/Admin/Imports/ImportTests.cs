using System.Net;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Pages.Admin.Imports;

public sealed class ImportTests : AdminTests
{
    [Fact]
    public async Task An_import_is_found_by_its_file_name_as_it_is_written()
    {
        await ImportTableAsync("title,critic,score\nUp,Ann,8/10\n", name: "Été.csv");

        var found = await Editor.GetAsync("/admin/imports?q=Été");

        Assert.Equal(["Été.csv"], found.Page.QuerySelectorAll(".plain li > a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task Imports_are_listed_the_newest_first_and_found_by_file_and_film()
    {
        await ImportTableAsync("title,critic,score\nUp,Ann,8/10\nUp,Bob,7/10\nDown,Ann,2/10\n");

        var all = await Editor.GetAsync("/admin/imports");
        var found = await Editor.GetAsync("/admin/imports?q=pusher");
        var byFile = await Editor.GetAsync("/admin/imports?q=Critic-Reviews");
        var none = await Editor.GetAsync("/admin/imports?q=nothing");

        Assert.Equal(
            ["table.csv", "pusher/critic-reviews.txt"],
            all.Page.QuerySelectorAll(".plain li > a").Select(a => a.TextContent)
        );
        Assert.Contains("3 reviews", all.Text(".plain li"), StringComparison.Ordinal);
        Assert.Equal("pusher/critic-reviews.txt", found.Page.QuerySelectorAll(".plain li > a").Single().TextContent);
        Assert.Equal("pusher/critic-reviews.txt", byFile.Page.QuerySelectorAll(".plain li > a").Single().TextContent);
        Assert.Contains("No imports found.", none.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_are_found_by_the_title_of_their_film_without_case_and_accents()
    {
        await Site.ImportAsync("Ébène", "1. 80\nReviewed by: New One\nGood.");

        var found = await Editor.GetAsync("/admin/imports?q=EBENE");

        Assert.Single(found.Page.QuerySelectorAll(".plain li > a"));
    }

    [Fact]
    public async Task A_table_is_summed_up_by_film_and_each_film_leads_to_its_reviews()
    {
        var id = await ImportTableAsync("title,critic,score\nUp,Ann,8/10\nUp,Bob,7/10\nDown,Ann,2/10\n");

        var films = await Editor.GetAsync(id);
        var reviews = await Editor.GetAsync($"{id}?film=up");

        Assert.Contains("Up 2 reviews", films.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Down 1 review", films.Text("main"), StringComparison.Ordinal);
        Assert.Empty(films.Page.QuerySelectorAll("a[href^='/admin/reviews/']"));
        Assert.Equal(2, reviews.Page.QuerySelectorAll("a[href^='/admin/reviews/']").Length);
        Assert.Contains("Ann: 8/10", reviews.Text(".plain"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.GetAsync($"{id}?film=nothing")).Status);
    }

    [Fact]
    public async Task Long_imports_come_in_pages()
    {
        var rows = Enumerable.Range(1, 120).Select(i => $"Film {i},Ann,8/10\nFilm 1,Critic {i},7/10\n");
        var id = await ImportTableAsync("title,critic,score\n" + string.Concat(rows));

        var films = await Editor.GetAsync(id);
        var reviews = await Editor.GetAsync($"{id}?film=film-1&page=3");

        Assert.Contains("Page 1 of 3", films.Text(".pager"), StringComparison.Ordinal);
        Assert.Equal(50, films.Page.QuerySelectorAll(".plain li").Length);
        Assert.Equal(21, reviews.Page.QuerySelectorAll(".plain li").Length);
    }

    [Fact]
    public async Task What_a_withdrawal_would_remove_is_said_before_it_and_is_what_it_removes()
    {
        var id = await ImportTableAsync("title,critic,score\nUp,Ann,8/10\nUp,Bob,7/10\nUp,Cay,2/10\nUp,Dan,9/10\n");
        await ImportTableAsync("title,critic,score\nUp,Ann,8/10\n", name: "second.csv");
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(2, "up")}", ("Input.Quote", "Corrected."));
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(4, "up")}", "Withdraw");

        var before = await Editor.GetAsync(id);
        await Editor.SubmitAsync(before, id, handler: null);

        Assert.Equal(
            "Withdrawing this import removes 1 review. 1 review stays, listed by another import. Values "
                + "that only this import gave are kept there. 1 review stays, "
                + "edited by someone. Films that then have no reviews go too, unless another import lists them or "
                + "someone has worked on them. You can undo this.",
            before.Text(".withdrawal p")
        );
        Assert.Equal(2, await Site.ReadAsync(db => db.Reviews.CountAsync(r => r.Film.Slug == "up")));
        Assert.Contains("Withdrawn on", (await Editor.GetAsync(id)).Text(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Films_that_go_with_a_table_are_counted()
    {
        var id = await ImportTableAsync("title,year\nUp,2009\nDown,2010\n");

        var sent = await Editor.SubmitAsync(await Editor.GetAsync(id), id, handler: null);

        Assert.Contains(
            "The import has been withdrawn, along with 0 reviews and 2 films.",
            (await Editor.GetAsync(sent.Location!)).Text(".saved"),
            StringComparison.Ordinal
        );
    }

    private const string Text = "Mixed or average reviews - based on 1 Critic\nCritic Reviews\n1. 80\nGood.";

    [Fact]
    public async Task A_film_that_only_a_text_brought_goes_with_it_and_comes_back_at_the_same_address()
    {
        await Site.ImportAsync("Other", Text, 1999);
        var address = await LastImportAsync();
        var before = await Editor.GetAsync(address);

        var sent = await Editor.SubmitAsync(before, address, handler: null);
        var after = await Editor.GetAsync(sent.Location!);

        Assert.Equal(
            "Withdrawing this import removes 1 review, its published summary and the film. You can undo this.",
            before.Text(".withdrawal p")
        );
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.GetAsync("/films/other")).Status);
        Assert.Contains(
            "The import has been withdrawn, along with 1 review and its film.",
            after.Text(".saved"),
            StringComparison.Ordinal
        );
        Assert.Contains("1 review of Other", after.Text("main"), StringComparison.Ordinal);

        await RevertLastAsync();
        Assert.Equal("1 review", (await Editor.GetAsync("/films/other")).Text(".count"));

        await RevertLastAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.GetAsync("/films/other")).Status);

        await Site.ImportAsync("Other", Text, 1999);
        Assert.Equal("1 review", (await Editor.GetAsync("/films/other")).Text(".count"));
    }

    [Theory]
    [InlineData("edited")]
    [InlineData("added")]
    [InlineData("imported again")]
    public async Task A_film_that_somebody_worked_on_or_another_import_lists_stays_without_its_text(string why)
    {
        if (why == "added")
        {
            await Editor.SendAsync("/admin/films/add", ("Input.Title", "Other"), ("Input.Year", "1999"));
        }

        await Site.ImportAsync("Other", Text, 1999);
        var address = await LastImportAsync();
        switch (why)
        {
            case "edited":
                await Editor.SendAsync("/admin/films/other", ("Input.Synopsis", "A story."));
                break;
            case "imported again":
                await ImportTableAsync("title,year,director\nOther,1999,Ann\n");
                break;
        }

        var sent = await Editor.SendAsync(address);

        Assert.Equal("/films/other", sent.Location);
        Assert.Equal(HttpStatusCode.OK, (await Editor.GetAsync("/films/other")).Status);
    }

    [Fact]
    public async Task A_film_comes_back_with_whichever_of_its_texts_is_restored()
    {
        await Site.ImportAsync("Other", "1. 80\nReviewed by: Ann\nGood.", 1999);
        var first = await LastImportAsync();
        await Site.ImportAsync("Other", "1. 20\nReviewed by: Bob\nBad.", 1999);
        var second = await LastImportAsync();
        await Editor.SendAsync(first);
        var withdrawn = await LastChangeAsync();
        await Editor.SendAsync(second);
        var withdrawnLast = await LastChangeAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.GetAsync("/films/other")).Status);

        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(withdrawn)).Status);
        Assert.Equal("1 review", (await Editor.GetAsync("/films/other")).Text(".count"));

        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(withdrawnLast)).Status);
        Assert.Equal("2 reviews, newest first", (await Editor.GetAsync("/films/other")).Text(".count"));
    }

    private async Task<string> LastImportAsync() =>
        FormattableString.Invariant($"/admin/imports/{await Site.ReadAsync(db => db.Imports.MaxAsync(i => i.Id))}");
}
