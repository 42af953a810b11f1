using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Pages.Admin;

/// <summary>A published score stands while the reviews that it covers count as they did.</summary>
public sealed class PublishedScoresTests : AdminTests
{
    private const string Text =
        "Mixed or average reviews - based on 2 Critics\nCritic Reviews\n1. 60\nReviewed by: Ann\n"
        + "Publication: The Daily\nGood.\n2. 40\nReviewed by: Bob\nBad.";

    private const string Headers = "title,year,meta_positive,meta_mixed,meta_negative,metascore\n";

    private async Task<int> ImportAsync()
    {
        await Site.ImportAsync("Alpha", Text);
        await Site.ImportAsync("Beta", "1. 60\nReviewed by: Cid\nPublication: Daily\nGood.");
        return await Site.ReadAsync(db =>
            db.Reviews.Where(r => r.Critic!.Name == "Bob").Select(r => r.Id).SingleAsync()
        );
    }

    private async Task SendToPublicationAsync(string name, string handler, params (string Name, string Value)[] fields)
    {
        var id = await Site.ReadAsync(db => db.Publications.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());
        await Editor.SendAsync(
            "/admin/publications",
            handler,
            [("id", id.ToString(CultureInfo.InvariantCulture)), .. fields]
        );
    }

    private Task<bool> StandsAsync() =>
        Site.ReadAsync(db =>
            db.ImportedSummaries.Where(s => s.Film.Slug == "alpha").Select(s => s.ScoreStands).SingleAsync()
        );

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    public async Task It_stands_if_a_review_gets_another_publication_of_the_same_weight(string weight, bool stands)
    {
        var bob = await ImportAsync();
        await SendToPublicationAsync("Daily", "Weigh", ("weight", weight));
        Assert.True(await StandsAsync());

        var form = await Editor.SendAsync($"/admin/reviews/{bob}", ("Input.Publication", "Daily"), ("check", "true"));
        var preview = form.Text("#score-hint");
        await Editor.SendAsync($"/admin/reviews/{bob}", ("Input.Publication", "Daily"));

        Assert.Equal(stands, await StandsAsync());
        Assert.Equal(stands, preview.Contains("stays", StringComparison.Ordinal));

        await Editor.SendAsync($"/admin/reviews/{bob}", ("Input.Publication", ""));
        Assert.True(await StandsAsync());
    }

    [Fact]
    public async Task It_falls_if_a_review_gets_a_new_publication_of_another_weight()
    {
        await Site.ImportAsync("Beta", "1. 60\nReviewed by: Cid\nPublication: The Daily\nGood.");
        await SendToPublicationAsync("The Daily", "Weigh", ("weight", "2"));
        await Site.ImportAsync("Alpha", Text);
        var ann = await ReviewIdAsync(1, "alpha");

        var form = await Editor.SendAsync(
            $"/admin/reviews/{ann}",
            ("Input.Publication", "New Paper"),
            ("check", "true")
        );
        var preview = form.Text("#score-hint");
        Assert.True(await StandsAsync());
        await Editor.SendAsync($"/admin/reviews/{ann}", ("Input.Publication", "New Paper"));

        Assert.DoesNotContain("stays", preview, StringComparison.Ordinal);
        Assert.False(await StandsAsync());
    }

    [Fact]
    public async Task It_stands_if_two_publications_of_the_same_weight_are_merged()
    {
        await ImportAsync();

        await SendToPublicationAsync("The Daily", "Rename", ("name", "Daily"), ("merge", "true"));

        Assert.Equal(
            (2, true),
            (
                await Site.ReadAsync(db => db.Reviews.CountAsync(r => r.Publication!.Name == "Daily")),
                await StandsAsync()
            )
        );
    }

    [Fact]
    public async Task It_falls_if_a_publication_is_merged_into_one_of_another_weight_until_that_is_undone()
    {
        await ImportAsync();
        await SendToPublicationAsync("Daily", "Weigh", ("weight", "2"));

        await SendToPublicationAsync("The Daily", "Rename", ("name", "Daily"), ("merge", "true"));

        Assert.False(await StandsAsync());
        var entry = await Site.ReadAsync(db => db.History.MaxAsync(e => e.Id));
        await Editor.SendAsync("/admin/history", ("id", entry.ToString(CultureInfo.InvariantCulture)));
        Assert.True(await StandsAsync());
    }

    [Fact]
    public async Task The_preview_knows_the_weight_of_a_publication_by_its_former_name()
    {
        var bob = await ImportAsync();
        await SendToPublicationAsync("The Daily", "Rename", ("name", "The Day"));
        await SendToPublicationAsync("The Day", "Weigh", ("weight", "3"));

        var form = await Editor.SendAsync(
            $"/admin/reviews/{bob}",
            ("Input.Publication", "The Daily"),
            ("check", "true")
        );

        var weighed = await Editor.SendAsync(
            $"/admin/reviews/{bob}",
            ("Input.Publication", "The Day"),
            ("check", "true")
        );
        Assert.Equal(weighed.Text("#score-hint"), form.Text("#score-hint"));
    }

    [Fact]
    public async Task The_preview_of_a_correction_says_that_it_stands_again()
    {
        using var tables = new Web.Tests.Tables(Site);
        await tables.ImportAsync(
            tables.Write("reviews.csv", "title,year,critic,score\nAlpha,1999,Ann,80/100\nAlpha,1999,Bob,70/100\n"),
            tables.Write("summaries.csv", $"{Headers}Alpha,1999,8,1,2,71\n")
        );
        var address = $"/admin/reviews/{await ReviewIdAsync(2, "alpha")}";
        await Editor.SendAsync(address, ("Input.OriginalScore", "50"));
        Assert.False(await StandsAsync());

        var form = await Editor.SendAsync(address, ("Input.OriginalScore", "70"), ("check", "true"));
        var preview = form.Text("#score-hint");
        await Editor.SendAsync(address, ("Input.OriginalScore", "70"));

        Assert.True(await StandsAsync());
        Assert.Contains("71", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_stand_again_however_many_films_a_weight_that_is_taken_back_concerns()
    {
        using var tables = new Web.Tests.Tables(Site);
        var films = Enumerable.Range(1, 120).ToList();
        await tables.ImportAsync(
            tables.Write("reviews.csv", "title,year,critic,publication,score\n" + Rows("Ann,The Daily,60/100")),
            tables.Write("summaries.csv", Headers + Rows("8,1,2,71"))
        );
        var all = new List<int> { await StandingAsync() };

        foreach (var weight in new[] { "2", "1" })
        {
            await SendToPublicationAsync("The Daily", "Weigh", ("weight", weight));
            all.Add(await StandingAsync());
        }

        Assert.Equal([120, 0, 120], all);

        string Rows(string rest) => string.Concat(films.Select(f => $"Film {f},1999,{rest}\n"));

        Task<int> StandingAsync() =>
            Site.ReadAsync(db => db.ImportedSummaries.CountAsync(s => s.Film.Slug != "pusher" && s.ScoreStands));
    }
}
