using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Api.Writing;

/// <summary>Who may change the site with a token, and who may not.</summary>
public sealed class ApiTokenTests : IDisposable
{
    private const string Film = "/api/v1/films/pusher";

    private readonly AdjustableTime _time = new();
    private readonly Site _site;

    public ApiTokenTests() => _site = new Site { Replace = services => services.AddSingleton<TimeProvider>(_time) };

    public void Dispose() => _site.Dispose();

    /// <summary>From the list of endpoints itself, so that a new one cannot be forgotten.</summary>
    [Fact]
    public async Task Every_address_that_changes_something_refuses_all_but_a_token_of_its_scope()
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@site.example");
        using var admin = await Person.SignedInAsync(_site, Role.Administrator, "boss@site.example");
        var expired = await ApiProgram.TokenAsync(_site, email: "old@site.example");
        _time.Advance(TimeSpan.FromDays(30));
        var revoked = await ApiProgram.TokenAsync(_site, email: "gone@site.example", name: "Revoked");
        await RevokeAsync("Revoked");
        var disabled = await ApiProgram.TokenAsync(_site, email: "off@site.example");
        await DisableAsync("off@site.example");
        var before = await ContentVersionAsync();
        var changes = Changes();

        Assert.Equal(7, changes.Count);
        foreach (var (method, address, scope) in changes)
        {
            var wrongScope = await ApiProgram.TokenAsync(
                _site,
                ApiProgram.Everything & ~scope,
                email: $"{method}{changes.IndexOf((method, address, scope))}@site.example"
            );
            (string? Token, string Kind, HttpStatusCode Status)[] senders =
            [
                (null, "nobody", HttpStatusCode.Unauthorized),
                ("", "an empty token", HttpStatusCode.Unauthorized),
                (expired, "an expired token", HttpStatusCode.Unauthorized),
                (revoked, "a revoked token", HttpStatusCode.Unauthorized),
                (disabled, "a token of somebody disabled", HttpStatusCode.Unauthorized),
                (wrongScope, "a token without the scope", HttpStatusCode.Forbidden),
            ];
            foreach (var (token, kind, status) in senders)
            {
                var reply = await new ApiProgram(_site, token).SendAsync(method, address, "{}", ("If-Match", "*"));
                Assert.Equal((address, kind, status), (address, kind, reply.Status));
                Assert.StartsWith("Bearer", reply.Challenge, StringComparison.Ordinal);
                Assert.Equal("no-store", reply.CacheControl);
                Assert.NotEmpty(reply.Detail!);
            }

            // Whoever is signed in has a cookie, which another site could make their browser send.
            foreach (var person in new[] { editor, admin })
            {
                var answer = await person.SendRawAsync(method, address);
                Assert.Equal((address, HttpStatusCode.Unauthorized), (address, answer));
            }

            _time.Advance(SignInThrottle.Window);
        }

        Assert.Equal(before, await ContentVersionAsync());
    }

    [Theory]
    [InlineData(Role.Editor)]
    [InlineData(Role.Administrator)]
    public async Task Whoever_may_edit_may_do_so_by_token_and_the_history_says_both(Role role)
    {
        var program = new ApiProgram(_site, await ApiProgram.TokenAsync(_site, role: role, name: "Nightly sync"));

        var added = await program.PostAsync("/api/v1/films", """{ "title": "New" }""");

        var entry = await _site.ReadAsync(db => db.History.OrderByDescending(h => h.Id).FirstAsync());
        var owner = await _site.ReadAsync(db => db.Accounts.Where(a => a.Email == "ed@site.example").SingleAsync());
        Assert.Equal(HttpStatusCode.Created, added.Status);
        Assert.Equal(
            ("ed@site.example by token “Nightly sync”", owner.Id, "Film added"),
            (entry.Who, entry.AccountId, entry.What)
        );
    }

    [Fact]
    public async Task A_token_opens_no_page_of_the_dashboard()
    {
        var program = new ApiProgram(_site, await ApiProgram.TokenAsync(_site, role: Role.Administrator));

        Assert.Equal(HttpStatusCode.Redirect, (await program.GetAsync("/admin/tokens")).Status);
    }

    [Fact]
    public async Task The_store_does_not_hold_the_token_and_notes_when_it_was_used()
    {
        var token = await ApiProgram.TokenAsync(_site);
        var unused = await StoredAsync();

        await new ApiProgram(_site, token).GetAsync(Film);

        var used = await StoredAsync();
        Assert.Equal((null, 64), (unused.LastUsedAt, unused.Hash.Length));
        Assert.DoesNotContain(token, unused.Hash, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(used.LastUsedAt!.Value, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task A_network_that_sends_many_wrong_tokens_has_to_wait_while_right_ones_still_work()
    {
        var program = await ApiProgram.OfAsync(_site);
        var wrong = new ApiProgram(_site, "wrong");
        for (var i = 0; i < SignInThrottle.MostFailures; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await wrong.GetAsync(Film)).Status);
        }

        var refused = await wrong.GetAsync(Film);
        var right = await program.GetAsync(Film);
        _time.Advance(SignInThrottle.Window);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(1), SignInThrottle.Window);
        Assert.Equal(HttpStatusCode.OK, right.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await wrong.GetAsync(Film)).Status);
    }

    [Fact]
    public async Task A_reader_with_a_token_gets_the_version_for_if_match_and_nobody_else_gets_that_answer()
    {
        var program = await ApiProgram.OfAsync(_site);
        var writer = new ApiProgram(
            _site,
            await ApiProgram.TokenAsync(_site, ApiScopes.Write, email: "writer@site.example")
        );

        var mine = await program.GetAsync(Film);
        var theirs = await new ApiProgram(_site, null).GetAsync(Film);

        Assert.StartsWith("\"", mine.Tag, StringComparison.Ordinal);
        Assert.StartsWith("W/\"", theirs.Tag, StringComparison.Ordinal);
        Assert.Contains("private", mine.CacheControl, StringComparison.Ordinal);
        Assert.Equal(mine.Text, theirs.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await writer.GetAsync(Film)).Status);
    }

    private List<(HttpMethod Method, string Address, ApiScopes Scope)> Changes() =>
        [
            .. from endpoint in _site
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
            where endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
            where method is not ("GET" or "HEAD")
            let address = endpoint
                .RoutePattern.RawText!.Replace("{slug}", "pusher", StringComparison.Ordinal)
                .Replace("{position}", "1", StringComparison.Ordinal)
            let scope = address.EndsWith("imports", StringComparison.Ordinal) ? ApiScopes.Import : ApiScopes.Write
            select (HttpMethod.Parse(method), address, scope),
        ];

    private Task<ApiToken> StoredAsync() => _site.ReadAsync(db => db.ApiTokens.AsNoTracking().SingleAsync());

    private Task<long> ContentVersionAsync() => _site.ReadAsync(db => db.ContentVersionAsync(default));

    private async Task RevokeAsync(string name)
    {
        var id = await _site.ReadAsync(db => db.ApiTokens.Where(t => t.Name == name).Select(t => t.Id).SingleAsync());
        Assert.NotNull(await _site.Services.GetRequiredService<ApiTokens>().RevokeAsync(id, default));
    }

    private Task<int> DisableAsync(string email) =>
        _site.ReadAsync(async db =>
        {
            await using var write = await db.BeginWriteAsync(default);
            var count = await db
                .Accounts.Where(a => a.Email == email)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.IsDisabled, true));
            await write.CommitAsync(default);
            return count;
        });
}
