using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Api.Writing;

public sealed class ImportWritingTests : WritingTests
{
    private const string Text = "1. 80\nReviewed by: New One\nGood.\n2. 20\nReviewed by: New Two\nBad.";

    [Fact]
    public async Task A_preview_says_what_the_form_says_and_saves_nothing()
    {
        var preview = await Program.ImportAsync("film=pusher", Text);
        using var editor = await Person.SignedInAsync(Site, Web.Store.Entities.Role.Editor, "ann@site.example");
        var form = await editor.SendAsync("/admin/films/pusher/paste", ("Text", Text));

        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal("false 2 0 0", Figures(preview));
        Assert.Equal(
            form.Page.QuerySelectorAll("tbody tr input[name=LeaveOut]").Select(i => i.GetAttribute("value")),
            preview.Json["reviews"]!.AsArray().Select(r => r!["key"]!.GetValue<string>())
        );
        var (now, then) = (preview.Json["now"]!, preview.Json["then"]!);
        Assert.Equal((11, 13), (now["critics"]!.GetValue<int>(), then["critics"]!.GetValue<int>()));
        Assert.Equal(11, await CountAsync());
    }

    [Fact]
    public async Task What_is_committed_is_saved_as_the_form_saves_it()
    {
        var saved = await Program.ImportAsync("film=pusher&commit=true", Text);
        var again = await Program.ImportAsync("film=pusher&commit=true", Text);

        Assert.Equal("true 2 0 0", Figures(saved));
        Assert.True(again.Json["isKnown"]!.GetValue<bool>());
        Assert.Equal(13, await CountAsync());
        var entry = await Site.ReadAsync(db => db.History.OrderBy(h => h.Id).LastAsync());
        Assert.Equal(("Reviews pasted", "ed@site.example by token “Sync”"), (entry.What, entry.Who));
    }

    [Fact]
    public async Task What_changes_in_a_stored_review_is_told()
    {
        await Program.ImportAsync("film=pusher&commit=true", Text);

        var preview = await Program.ImportAsync("film=pusher", Text.Replace("80", "90", StringComparison.Ordinal));

        var reviews = preview.Json["reviews"]!.AsArray();
        Assert.Equal(["changed", "unchanged"], reviews.Select(r => r!["outcome"]!.GetValue<string>()));
        var change = reviews[0]!["changes"]!.AsArray()[0]!;
        Assert.Equal(
            ("score as the critic gave it", "80", "90"),
            (
                change["field"]!.GetValue<string>(),
                change["before"]!.GetValue<string>(),
                change["after"]!.GetValue<string>()
            )
        );
    }

    [Fact]
    public async Task A_critic_that_the_text_names_instead_of_the_stored_one_is_told()
    {
        const string Review =
            "1. 80\nReviewed by: New One\nPublication: Our Paper\nTense from its first minute to its very last one.\n";
        await Program.ImportAsync("film=pusher&commit=true", Review);

        var preview = await Program.ImportAsync(
            "film=pusher",
            Review.Replace("New One", "Quite Another", StringComparison.Ordinal)
        );

        var review = Assert.Single(preview.Json["reviews"]!.AsArray())!;
        Assert.Equal("changed", review["outcome"]!.GetValue<string>());
        Assert.Equal(
            [("critic", "New One", "Quite Another")],
            review["changes"]!
                .AsArray()
                .Select(c =>
                    (c!["field"]!.GetValue<string>(), c["before"]!.GetValue<string>(), c["after"]!.GetValue<string>())
                )
        );
    }

    [Fact]
    public async Task With_the_tag_of_a_preview_only_what_it_showed_is_saved()
    {
        var preview = await Program.ImportAsync("film=pusher", Text);
        var other = await CommitAsync(Text.Replace("80", "90", StringComparison.Ordinal));
        await Program.PatchAsync("/api/v1/films/pusher", """{ "synopsis": "Meanwhile." }""", "*");
        var late = await CommitAsync(Text);
        preview = await Program.ImportAsync("film=pusher", Text);
        var inTime = await CommitAsync(Text);

        Assert.Equal(
            [HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed, HttpStatusCode.OK],
            [other.Status, late.Status, inTime.Status]
        );
        Assert.Equal(13, await CountAsync());

        Task<Reply> CommitAsync(string text) =>
            Program.ImportAsync("film=pusher&commit=true", text, ("If-Match", preview.Tag));
    }

    [Fact]
    public async Task With_the_tag_of_a_preview_nothing_else_that_is_said_of_the_text_is_saved()
    {
        const string Table = "Critic,Publication,Score,Quote\nCay Author,Example Post,4,\"Loud, quick.\"\n";
        var preview = await Program.ImportAsync("film=pusher", Table, ("Content-Type", "text/csv"));

        var other = await CommitAsync("&scale=5");
        var same = await CommitAsync("");

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.OK), (other.Status, same.Status));

        Task<Reply> CommitAsync(string more) =>
            Program.ImportAsync(
                $"film=pusher&commit=true{more}",
                Table,
                ("Content-Type", "text/csv"),
                ("If-Match", preview.Tag)
            );
    }

    [Fact]
    public async Task A_key_that_no_review_of_the_text_has_is_refused()
    {
        var refused = await Program.ImportAsync("film=pusher&commit=true&leaveOut=typo-1", Text);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("“typo-1”", refused.Text, StringComparison.Ordinal);
        Assert.False(await Site.ReadAsync(db => db.Critics.AnyAsync(c => c.Name == "New One")));
    }

    [Fact]
    public async Task Reviews_are_left_out_by_their_keys()
    {
        var key = (await Program.ImportAsync("film=pusher", Text)).Json["reviews"]![1]!["key"]!.GetValue<string>();

        var saved = await Program.ImportAsync($"film=pusher&commit=true&leaveOut={key}", Text);

        Assert.Equal("true 1 0 0", Figures(saved));
        Assert.Equal("left-out", saved.Json["reviews"]![1]!["outcome"]!.GetValue<string>());
        Assert.Equal(12, await CountAsync());
    }

    [Fact]
    public async Task A_page_or_a_table_is_taken_as_well_and_scores_without_a_scale_are_named()
    {
        const string Table = "Critic,Publication,Score,Quote\nCay Author,Example Post,4,\"Loud, quick.\"\n";

        var unclear = await Program.ImportAsync("film=pusher", Table, ("Content-Type", "text/csv"));
        var clear = await Program.ImportAsync(
            "film=pusher&scale=5",
            Table,
            ("Content-Type", "text/csv; charset=utf-8")
        );

        Assert.Equal(["4"], unclear.Json["scoresWithoutScale"]!.AsArray().Select(s => s!.GetValue<string>()));
        Assert.Null(unclear.Json["reviews"]![0]!["score"]);
        Assert.Equal(80, clear.Json["reviews"]![0]!["score"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("", "film")]
    [InlineData("film=none", "film")]
    [InlineData("film=pusher&commit=yes&scale=7", "commit scale")]
    public async Task A_wrong_field_of_the_address_is_named(string query, string fields)
    {
        var refused = await Program.ImportAsync(query, Text);

        Assert.Equal((HttpStatusCode.BadRequest, fields), (refused.Status, refused.Fields));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("Stir the eggs into the flour.\nBake for an hour.")]
    public async Task A_text_without_reviews_is_refused(string text)
    {
        var refused = await Program.ImportAsync("film=pusher&commit=true", text);

        Assert.Equal((HttpStatusCode.BadRequest, "body"), (refused.Status, refused.Fields));
        Assert.Equal(11, await CountAsync());
    }

    [Fact]
    public async Task What_is_not_text_in_utf_8_is_refused()
    {
        var form = await Program.ImportAsync(
            "film=pusher",
            "Text=1",
            ("Content-Type", "application/x-www-form-urlencoded")
        );
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri("/api/v1/imports?film=pusher", UriKind.Relative)
        )
        {
            Content = new ByteArrayContent(Encoding.Latin1.GetBytes("1. 80\nReviewed by: René\nBon.")),
        };
        request.Content.Headers.ContentType = new("text/plain");
        request.Headers.Authorization = new("Bearer", await ApiProgram.TokenAsync(Site, email: "other@site.example"));
        using var latin = await Site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.Status);
        Assert.Equal(HttpStatusCode.BadRequest, latin.StatusCode);
        Assert.Contains("UTF-8", await latin.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Figures(Reply reply) =>
        $"{reply.Json["isSaved"]} {reply.Json["added"]} {reply.Json["changed"]} {reply.Json["unchanged"]}";

    private Task<int> CountAsync() => Site.ReadAsync(db => db.Reviews.CountAsync());
}
