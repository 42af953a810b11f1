using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.Hosting;

/// <summary>A site whose store is not there, or of an older version, and which may not migrate it.</summary>
public sealed class StoreOpeningTests : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Site _site = new() { StartsFromNothing = true, Settings = { ["Store:Migrate"] = "command" } };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task It_is_alive_and_not_ready_and_says_what_it_waits_for()
    {
        var live = await GetAsync("/healthz/live");
        var ready = await GetAsync("/healthz/ready");

        Assert.Equal(HttpStatusCode.OK, live.Status);
        Assert.Equal(
            (
                HttpStatusCode.ServiceUnavailable,
                "Unhealthy\nThe database is from an older version. Run “reviewsite migrate”."
            ),
            (ready.Status, ready.Text)
        );
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/films/pusher")]
    [InlineData("/admin")]
    [InlineData("/nothing-like-this")]
    public async Task Every_page_says_so_and_when_to_try_again(string address)
    {
        using var person = new Person(_site);

        var answer = await person.GetAsync(address);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("The site is being updated", answer.Text("h1"));
        Assert.Contains("reviewsite migrate", answer.Text("main"), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(10), answer.RetryAfter);
    }

    [Fact]
    public async Task What_was_typed_is_kept()
    {
        using var person = new Person(_site);

        var answer = await person.PostAsync("/admin/films/pusher/reviews/add", [("Input.Quote", "Long as the night.")]);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("Long as the night.", answer.Page.QuerySelector("[name='Input.Quote']")!.TextContent.Trim());
    }

    [Fact]
    public async Task Programs_are_told_the_reason()
    {
        var answer = await GetAsync("/api/v1/films/pusher");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.StartsWith(
            "The site is being updated. The database is from an older version.",
            JsonNode.Parse(answer.Text)!["detail"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_opens_by_itself_once_the_store_is_migrated()
    {
        _ = _site.Client;
        await MigrateBesideAsync();

        await _site.Services.GetRequiredService<StoreOpening>().Opened.WaitAsync(_patience);

        Assert.Equal("Healthy", (await GetAsync("/healthz/ready")).Text);
        Assert.NotNull((await _site.PageAsync("/films/pusher")).QuerySelector("#review-1"));
        Assert.Equal(1, await _site.ReadAsync(db => db.Invitations.CountAsync()));
    }

    /// <summary>As the command does.</summary>
    private Task MigrateBesideAsync() => _site.Services.GetRequiredService<StoreInitializer>().MigrateAsync(default);

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(string address)
    {
        using var response = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
