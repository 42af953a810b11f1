using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Api.Writing;

/// <summary>A program that did not get its answer asks again, and nothing happens twice.</summary>
public sealed class IdempotencyKeysTests : IDisposable
{
    private const string Films = "/api/v1/films";
    private const string Film = """{ "title": "New", "year": 2001 }""";

    private readonly AdjustableTime _time = new();
    private Site _site;

    public IdempotencyKeysTests() =>
        _site = new Site { Replace = services => services.AddSingleton<TimeProvider>(_time) };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_repeated_request_gets_the_same_answer_and_is_done_once()
    {
        var program = await ApiProgram.OfAsync(_site);

        var first = await program.PostAsync(Films, Film, "a");
        await program.PatchAsync($"{Films}/new", """{ "synopsis": "Meanwhile." }""", "*");
        var second = await program.PostAsync(Films, Film, "a");

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first, second);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Requests_at_the_same_moment_are_done_once()
    {
        var program = await ApiProgram.OfAsync(_site);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => program.PostAsync(Films, Film, "a")));

        Assert.Single(answers.Distinct());
        Assert.Equal((HttpStatusCode.Created, 2), (answers[0].Status, await CountAsync()));
    }

    [Theory]
    [InlineData(Films, """{ "title": "New", "year": 2002 }""")]
    [InlineData($"{Films}?confirmed=true", Film)]
    [InlineData("/api/v1/films/pusher/reviews", Film)]
    public async Task A_key_that_was_used_for_another_request_is_refused(string address, string body)
    {
        var program = await ApiProgram.OfAsync(_site);
        await program.PostAsync(Films, Film, "a");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.PostAsync(address, body, "a")).Status);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task An_import_is_done_once_as_well()
    {
        var program = await ApiProgram.OfAsync(_site);
        const string Text = "• 75 — Bob Writer, Example Weekly (Jul 16, 2013): Rough.";

        var first = await program.ImportAsync("film=pusher&commit=true", Text, ("Idempotency-Key", "a"));
        var second = await program.ImportAsync("film=pusher&commit=true", Text, ("Idempotency-Key", "a"));
        var other = await program.ImportAsync("film=pusher&commit=true", Text + "!", ("Idempotency-Key", "a"));

        Assert.Equal(1, first.Json["added"]!.GetValue<int>());
        Assert.Equal(first, second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
    }

    [Fact]
    public async Task Each_token_has_keys_of_its_own()
    {
        var ann = await ApiProgram.OfAsync(_site);
        var ben = new ApiProgram(_site, await ApiProgram.TokenAsync(_site, email: "ben@site.example"));
        await ann.PostAsync(Films, Film, "a");

        Assert.Equal(
            HttpStatusCode.Created,
            (await ben.PostAsync(Films, """{ "title": "Another", "year": 2001 }""", "a")).Status
        );
    }

    [Fact]
    public async Task What_was_refused_may_be_sent_again_mended()
    {
        var program = await ApiProgram.OfAsync(_site);

        var refused = await program.PostAsync(Films, """{ "title": "New", "year": 1 }""", "a");
        var mended = await program.PostAsync(Films, Film, "a");

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.Created], [refused.Status, mended.Status]);
    }

    [Fact]
    public async Task A_key_outlives_a_restart()
    {
        var token = await ApiProgram.TokenAsync(_site);
        var first = await new ApiProgram(_site, token).PostAsync(Films, Film, "a");
        _site = _site.Restarted();

        Assert.Equal(first, await new ApiProgram(_site, token).PostAsync(Films, Film, "a"));
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_not_made_again()
    {
        var program = await ApiProgram.OfAsync(_site);
        await program.PostAsync(Films, Film, "a");
        await _site.ReadAsync(async db =>
        {
            await using var write = await db.BeginWriteAsync(default);
            var lost = await db.IdempotentRequests.ExecuteUpdateAsync(set =>
                set.SetProperty(r => r.Status, (int?)null)
            );
            await write.CommitAsync(default);
            return lost;
        });

        var repeated = await program.PostAsync(Films, Film, "a");

        Assert.Equal((HttpStatusCode.Conflict, 2), (repeated.Status, await CountAsync()));
        Assert.Contains("already saved", repeated.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        var program = await ApiProgram.OfAsync(_site);
        await program.PostAsync(Films, Film, "a");
        _time.Advance(IdempotentRequest.Lifetime);

        var later = await program.PostAsync(Films, """{ "title": "Later", "year": 2001 }""", "a");

        Assert.Equal(HttpStatusCode.Created, later.Status);
        Assert.Equal(1, await _site.ReadAsync(db => db.IdempotentRequests.CountAsync()));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("é")]
    [InlineData(null)]
    public async Task A_key_that_cannot_be_one_is_refused(string? key)
    {
        var program = await ApiProgram.OfAsync(_site);

        var refused = await program.PostAsync(Films, Film, key ?? new string('a', 256));

        Assert.Equal((HttpStatusCode.BadRequest, "Idempotency-Key"), (refused.Status, refused.Fields));
    }

    private Task<int> CountAsync() => _site.ReadAsync(db => db.Films.CountAsync());
}
