using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Api.Writing;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>Two nodes that serve the same store.</summary>
public sealed class NodesTests : IDisposable
{
    private readonly Site _first = Site.On(PostgreSqlServer.Shared);
    private readonly Site _second;

    public NodesTests()
    {
        _ = _first.Client;
        _second = _first.AnotherNode();
        _ = _second.Client;
    }

    public void Dispose()
    {
        _second.Dispose();
        _first.Dispose();
    }

    [PostgreSqlFact]
    public async Task What_is_saved_on_one_is_shown_by_the_other_and_never_under_an_old_version()
    {
        using var editor = await Person.SignedInAsync(_first, Role.Editor, "ann@example.org");
        var review = await _first.ReadAsync(db => db.Reviews.OrderBy(r => r.Position).Select(r => r.Id).FirstAsync());
        var between = ContentVersion.BetweenLooks + TimeSpan.FromMilliseconds(100);

        foreach (var score in new[] { "11", "22", "33" })
        {
            _ = await _second.PageAsync("/films/pusher");
            await editor.SendAsync($"/admin/reviews/{review}", ("Input.OriginalScore", score));
            await Task.Delay(between);

            Assert.Contains(
                score,
                (await _second.PageAsync("/films/pusher")).QuerySelector("#review-1 .chip")!.TextContent,
                StringComparison.Ordinal
            );
        }
    }

    [PostgreSqlFact]
    public async Task Who_signed_in_on_one_saves_on_the_other()
    {
        using var onFirst = await Person.SignedInAsync(_first, Role.Editor, "ann@example.org");
        using var onSecond = new Person(_second) { Cookies = onFirst.Cookies };
        var page = await onFirst.GetAsync(ReviewForm.Address);

        var saved = await ReviewForm.SubmitAsync(onSecond, page, "Long as the night.");

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(12, await _first.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [PostgreSqlFact]
    public async Task The_link_for_the_first_administrator_works_on_each_of_them_until_one_is_used()
    {
        var first = await InviteFirstAsync(_first);
        var second = await InviteFirstAsync(_second);
        using var ann = new Person(_first);
        using var bob = new Person(_second);

        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync(second)).Status);
        var accepted = await ann.SendAsync(
            first,
            ("Input.Email", "ann@example.org"),
            ("Input.Password", Person.Password)
        );

        Assert.Equal("/admin", accepted.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(second)).Status);
    }

    private static async Task<string> InviteFirstAsync(Site site) =>
        "/account/set-up?token="
        + await site.Services.GetRequiredService<Invitations>().CreateAsync(email: null, Role.Administrator, default);

    [PostgreSqlFact]
    public async Task Writers_on_both_lose_nothing()
    {
        const int Each = 40;
        await Task.WhenAll(
            new[] { _first, _second, _first, _second }.Select(
                async (site, writer) =>
                {
                    for (var i = 0; i < Each; i++)
                    {
                        await site.ImportAsync(
                            $"Film {writer} {i}",
                            ReviewTexts.Scored("Mixed or average reviews", 50)
                        );
                    }
                }
            )
        );

        Assert.Equal(1 + (4 * Each), await _first.ReadAsync(db => db.Films.CountAsync()));
        Assert.Equal(1 + (4 * Each), await _second.ReadAsync(db => db.ContentVersionAsync(default)));
    }

    [PostgreSqlFact]
    public async Task A_node_starts_while_another_one_writes()
    {
        // Without an administrator, a start writes an invitation for the first one.
        (await Person.SignedInAsync(_first, Role.Administrator, "ann@example.org")).Dispose();
        await using var scope = _first.Services.CreateAsyncScope();
        var holder = scope.ServiceProvider.GetRequiredService<ReviewSiteDb>();
        await using var held = await holder.BeginWriteAsync(default);
        using var third = _first.AnotherNode();

        Assert.Equal(11, await third.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [PostgreSqlFact]
    public async Task A_request_that_two_nodes_get_with_one_key_is_done_once_and_answered_alike()
    {
        var token = await ApiProgram.TokenAsync(_first);
        Task<Reply>[] sent;
        await using (var scope = _first.Services.CreateAsyncScope())
        {
            var holder = scope.ServiceProvider.GetRequiredService<ReviewSiteDb>();
            await using var held = await holder.BeginWriteAsync(default);
            sent =
            [
                .. new[] { _first, _second }.Select(node =>
                    new ApiProgram(node, token).PostAsync("/api/v1/films", """{ "title": "New" }""", "a")
                ),
            ];
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        var answers = await Task.WhenAll(sent);

        Assert.Equal(HttpStatusCode.Created, answers[0].Status);
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(2, await _first.ReadAsync(db => db.Films.CountAsync()));
    }

    [PostgreSqlFact]
    public async Task While_another_node_writes_a_sign_in_does_not_say_who_has_an_account()
    {
        (await Person.SignedInAsync(_first, Role.Editor, "ann@example.org")).Dispose();
        await using var scope = _first.Services.CreateAsyncScope();
        var holder = scope.ServiceProvider.GetRequiredService<ReviewSiteDb>();
        await using var held = await holder.BeginWriteAsync(default);

        var answers = await Task.WhenAll(SignInAsync("ann@example.org"), SignInAsync("bob@example.org"));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));

        async Task<Answer> SignInAsync(string email)
        {
            using var person = new Person(_second);
            return await person.SendAsync(
                "/account/sign-in",
                ("Input.Email", email),
                ("Input.Password", "wrong password")
            );
        }
    }

    [PostgreSqlFact]
    public async Task A_write_that_waits_too_long_for_the_other_node_is_refused()
    {
        await using var scope = _first.Services.CreateAsyncScope();
        var holder = scope.ServiceProvider.GetRequiredService<ReviewSiteDb>();
        await using var held = await holder.BeginWriteAsync(default);

        await Assert.ThrowsAsync<StoreBusyException>(() =>
            _second.ImportAsync("Late", ReviewTexts.Scored("Mixed or average reviews", 50))
        );

        Assert.Equal(1, await _second.ReadAsync(db => db.Films.CountAsync()));
    }
}
