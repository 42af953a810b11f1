using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Pages.Admin;

/// <summary>A published score stands while the reviews that it covers count as they did.</summary>
public sealed class PublishedScoresTests : AdminTests
{
    private const string Text =
        "Mixed or average reviews - based on 2 Critics\nCritic Reviews\n1. 60\nReviewed by: Ann\n"
        + "Publication: The Daily\nGood.\n2. 40\nReviewed by: Bob\nBad.";

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
}
