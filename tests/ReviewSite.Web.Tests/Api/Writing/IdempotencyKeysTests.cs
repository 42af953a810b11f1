using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Api.Writing;

/// <summary>A program that did not get its answer asks again, and nothing happens twice.</summary>
public sealed class IdempotencyKeysTests : WritingTests
{
    private const string Film = """{ "title": "New", "year": 2001 }""";

    [Fact]
    public async Task A_repeated_request_gets_the_same_answer_and_is_done_once()
    {
        var first = await Program.PostAsync(Films, Film, "a");
        await Program.PatchAsync($"{Films}/new", """{ "synopsis": "Meanwhile." }""", "*");
        var second = await Program.PostAsync(Films, Film, "a");

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first, second);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Requests_at_the_same_moment_are_done_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Program.PostAsync(Films, Film, "a")));

        Assert.Single(answers.Distinct());
        Assert.Equal((HttpStatusCode.Created, 2), (answers[0].Status, await CountAsync()));
    }

    [Theory]
    [InlineData(Films, """{ "title": "New", "year": 2002 }""")]
    [InlineData($"{Films}?confirmed=true", Film)]
    [InlineData("/api/v1/films/pusher/reviews", Film)]
    public async Task A_key_that_was_used_for_another_request_is_refused(string address, string body)
    {
        await Program.PostAsync(Films, Film, "a");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Program.PostAsync(address, body, "a")).Status);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task An_import_is_done_once_as_well()
    {
        const string Text = "• 75 — Bob Writer, Example Weekly (Jul 16, 2013): Rough.";

        var first = await Program.ImportAsync("film=pusher&commit=true", Text, ("Idempotency-Key", "a"));
        var second = await Program.ImportAsync("film=pusher&commit=true", Text, ("Idempotency-Key", "a"));
        var other = await Program.ImportAsync("film=pusher&commit=true", Text + "!", ("Idempotency-Key", "a"));

        Assert.Equal(1, first.Json["added"]!.GetValue<int>());
        Assert.Equal(first, second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
    }

    [Fact]
    public async Task Each_token_has_keys_of_its_own()
    {
        var ben = new ApiProgram(Site, await ApiProgram.TokenAsync(Site, email: "ben@site.example"));
        await Program.PostAsync(Films, Film, "a");

        Assert.Equal(
            HttpStatusCode.Created,
            (await ben.PostAsync(Films, """{ "title": "Another", "year": 2001 }""", "a")).Status
        );
    }

    [Fact]
    public async Task What_was_refused_may_be_sent_again_mended()
    {
        var refused = await Program.PostAsync(Films, """{ "title": "New", "year": 1 }""", "a");
        var mended = await Program.PostAsync(Films, Film, "a");

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.Created], [refused.Status, mended.Status]);
    }

    [Fact]
    public async Task A_key_outlives_a_restart()
    {
        var first = await Program.PostAsync(Films, Film, "a");
        Restart();

        Assert.Equal(first, await Program.PostAsync(Films, Film, "a"));
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_not_made_again()
    {
        await Program.PostAsync(Films, Film, "a");
        await Site.ReadAsync(async db =>
        {
            await using var write = await db.BeginWriteAsync(default);
            var lost = await db.IdempotentRequests.ExecuteUpdateAsync(set =>
                set.SetProperty(r => r.Status, (int?)null)
            );
            await write.CommitAsync(default);
            return lost;
        });

        var repeated = await Program.PostAsync(Films, Film, "a");

        Assert.Equal((HttpStatusCode.Conflict, 2), (repeated.Status, await CountAsync()));
        Assert.Contains("already saved", repeated.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        await Program.PostAsync(Films, Film, "a");
        Time.Advance(IdempotentRequest.Lifetime);

        var later = await Program.PostAsync(Films, """{ "title": "Later", "year": 2001 }""", "a");

        Assert.Equal(HttpStatusCode.Created, later.Status);
        Assert.Equal(1, await Site.ReadAsync(db => db.IdempotentRequests.CountAsync()));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("é")]
    [InlineData(null)]
    public async Task A_key_that_cannot_be_one_is_refused(string? key)
    {
        var refused = await Program.PostAsync(Films, Film, key ?? new string('a', 256));

        Assert.Equal((HttpStatusCode.BadRequest, "Idempotency-Key"), (refused.Status, refused.Fields));
    }

    private Task<int> CountAsync() => Site.ReadAsync(db => db.Films.CountAsync());
}
