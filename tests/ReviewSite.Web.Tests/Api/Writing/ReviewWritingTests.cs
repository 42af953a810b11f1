using System.Net;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Tests.Api.Writing;

public sealed class ReviewWritingTests : WritingTests
{
    [Fact]
    public async Task A_review_is_added_and_can_be_read_where_the_answer_says()
    {
        var added = await Program.PostAsync(
            Reviews,
            """
            { "critic": "Ann Critic", "publication": "The Paper", "originalScore": "3.5/4", "date": "2013-07-15",
              "quote": "Tense.", "url": "https://paper.example/1", "language": "Danish" }
            """
        );

        var review = await ReviewAsync(12);
        Assert.Equal((HttpStatusCode.Created, $"http://localhost{Reviews}/12"), (added.Status, added.Location));
        Assert.Equal((88, "3.5/4", "Tense."), (review.Score?.Value, review.OriginalScore, review.Quote));
        Assert.Equal(
            ("Ann Critic", "The Paper", "da"),
            (review.Critic?.Name, review.Publication?.Name, review.Language)
        );
        var read = await Program.GetAsync($"{Reviews}/12");
        Assert.Equal((read.Text, read.Tag), (added.Text, added.Tag));
        Assert.Equal(
            "Review added",
            await Site.ReadAsync(db => db.History.OrderBy(h => h.Id).Select(h => h.What).LastAsync())
        );
    }

    [Theory]
    [InlineData("""{ }""", "body")]
    [InlineData("""{ "critic": "A", "originalScore": "8" }""", "originalScore")]
    [InlineData("""{ "critic": "A", "originalScore": "8", "scale": 7 }""", "originalScore scale")]
    [InlineData(
        """{ "critic": "A", "date": "15.7.2013", "url": "paper", "reception": "fine" }""",
        "date reception url"
    )]
    [InlineData("""{ "critic": "A", "originalScore": 80, "score": 80 }""", "originalScore score")]
    [InlineData("""{ "critic": "\u200B" }""", "critic")]
    [InlineData("""{ "critic": "A", "reception": "2" }""", "reception")]
    [InlineData("""{ "critic": "A", "reception": "positive, negative" }""", "reception")]
    [InlineData("""{ "critic": "cut \ud83d" }""", "body")]
    [InlineData("""{ "critic": "A", "\ud83d": 1 }""", "body")]
    public async Task What_is_wrong_is_told_by_field(string body, string fields)
    {
        var refused = await Program.PostAsync(Reviews, body);

        Assert.Equal((HttpStatusCode.BadRequest, fields), (refused.Status, refused.Fields));
        Assert.Equal(11, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task A_review_of_a_film_that_is_withdrawn_at_the_same_moment_is_not_added()
    {
        var removal = new RemovalBeforeChange("UPDATE Films SET IsWithdrawn = TRUE");
        using var site = new Site { Replace = services => services.Intercept(removal) };
        var program = await ApiProgram.OfAsync(site);
        await program.PostAsync(Reviews, "{}");
        removal.IsOn = true;

        var refused = await program.PostAsync(Reviews, """{ "critic": "A", "originalScore": "3/4" }""");

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal("This was removed in the meantime. Nothing was saved.", refused.Detail);
        Assert.Equal(11, await site.ReadAsync(db => db.Reviews.IgnoreQueryFilters().CountAsync()));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_told_by_field()
    {
        var name = new string('a', ReviewLimits.Name + 1);

        var refused = await Program.PostAsync(Reviews, $$"""{ "critic": "{{name}}" }""");

        Assert.Equal((HttpStatusCode.BadRequest, "critic"), (refused.Status, refused.Fields));
    }

    [Fact]
    public async Task What_a_form_would_ask_about_is_saved_only_once_it_is_confirmed()
    {
        const string Body = """{ "critic": "Noel Murray", "originalScore": "three stars", "date": "1900-01-01" }""";

        var asked = await Program.PostAsync(Reviews, Body);
        var confirmed = await Program.PostAsync($"{Reviews}?confirmed=true", Body);
        var same = await Program.PostAsync($"{Reviews}?confirmed=true", Body);

        Assert.Equal(
            [HttpStatusCode.Conflict, HttpStatusCode.Created, HttpStatusCode.Conflict],
            [asked.Status, confirmed.Status, same.Status]
        );
        Assert.Equal(
            [null, null, $"http://localhost{Reviews}/1"],
            asked.Json["questions"]!.AsArray().Select(q => q!["url"]?.GetValue<string>())
        );
        Assert.Contains($"http://localhost{Reviews}/12", same.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_read_on_the_scale_that_is_said_and_another_number_asks_again()
    {
        await Program.PostAsync(Reviews, """{ "critic": "Ann", "originalScore": "8", "scale": 10 }""");

        var quoted = await Program.PatchAsync($"{Reviews}/12", """{ "quote": "Good." }""", "*");
        var unclear = await Program.PatchAsync($"{Reviews}/12", """{ "originalScore": "7" }""", "*");
        var clear = await Program.PatchAsync($"{Reviews}/12", """{ "originalScore": "7/10" }""", "*");

        Assert.Equal(80, quoted.Json["score"]!.GetValue<int>());
        Assert.Equal((HttpStatusCode.BadRequest, "originalScore"), (unclear.Status, unclear.Fields));
        Assert.Equal(70, clear.Json["score"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_change_sets_what_it_names_clears_what_is_null_and_leaves_the_rest()
    {
        var version = await Program.VersionAsync($"{Reviews}/1");
        var before = await ReviewAsync(1);

        var changed = await Program.PatchAsync($"{Reviews}/1", """{ "originalScore": "B+", "date": null }""", version);
        var late = await Program.PatchAsync($"{Reviews}/1", """{ "quote": "Late." }""", version);
        var without = await Program.PatchAsync($"{Reviews}/1", """{ "quote": "Late." }""", version: null);

        var after = await ReviewAsync(1);
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionRequired],
            [changed.Status, late.Status, without.Status]
        );
        Assert.Equal((83, null), (after.Score?.Value, after.Date));
        Assert.Equal((before.Quote, before.Critic?.Name), (after.Quote, after.Critic?.Name));
    }

    [Fact]
    public async Task A_review_that_is_withdrawn_is_gone_and_the_film_is_summed_up_again()
    {
        await Program.PostAsync(Reviews, """{ "critic": "Ann", "originalScore": "10/100" }""");
        var version = await Program.VersionAsync($"{Reviews}/12");

        var stale = await Program.DeleteAsync($"{Reviews}/12", "\"x\"");
        var withdrawn = await Program.DeleteAsync($"{Reviews}/12", version);

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Program.GetAsync($"{Reviews}/12")).Status);
        Assert.Equal(11, (await Site.JsonAsync("/api/v1/films/pusher"))["summary"]!["critics"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("/api/v1/films/none/reviews/1")]
    [InlineData("/api/v1/films/pusher/reviews/99")]
    [InlineData("/api/v1/films/pusher/reviews/x")]
    [InlineData("/api/v1/films/pusher/reviews/0")]
    public async Task A_review_that_is_not_there_is_not_found(string address)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Program.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Program.PatchAsync(address, "{}", "*")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Program.DeleteAsync(address, "*")).Status);
    }

    [Fact]
    public async Task A_review_is_found_under_an_earlier_address_of_its_film()
    {
        await Program.PatchAsync("/api/v1/films/pusher", """{ "slug": "pusher-one" }""", "*");

        var read = await Program.GetAsync($"{Reviews}/1");

        Assert.Equal(
            (HttpStatusCode.MovedPermanently, "/api/v1/films/pusher-one/reviews/1"),
            (read.Status, read.Location)
        );
    }

    [Fact]
    public async Task A_quote_that_was_erased_is_not_stored_again_nor_kept_in_an_answer()
    {
        const string Body = """{ "critic": "Ann", "quote": "A sentence that nobody may print." }""";
        await Program.PostAsync(Reviews, Body, key: "once");
        var id = (await ReviewAsync(12)).Id;
        using (var admin = await Person.SignedInAsync(Site, Web.Store.Entities.Role.Administrator, "boss@site.example"))
        {
            await admin.SendAsync($"/admin/reviews/{id}", "Erase");
        }

        var again = await Program.PostAsync($"{Reviews}?confirmed=true", Body);
        var repeated = await Program.PostAsync(Reviews, Body, key: "once");

        Assert.Equal((HttpStatusCode.BadRequest, "quote"), (again.Status, again.Fields));
        Assert.Equal(HttpStatusCode.Conflict, repeated.Status);
        Assert.DoesNotContain("nobody may print", repeated.Text, StringComparison.Ordinal);
    }

    private Task<Review> ReviewAsync(int position) =>
        Site.ReadAsync(db =>
            db.Reviews.AsNoTracking()
                .Include(r => r.Critic)
                .Include(r => r.Publication)
                .SingleAsync(r => r.Film.Slug == "pusher" && r.Position == position)
        );
}
