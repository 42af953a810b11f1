using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReviewSite.Domain;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>
/// A site that is updated node by node. The database, the nodes, their start and the migration are real; the next
/// version is simulated, by <see cref="NextVersion"/>: this program with one migration more.
/// </summary>
public sealed class RollingUpdateTests : IDisposable
{
    private const string Quote = "Long as the night.";
    private const string Refusal = "A newer version has updated the database";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Site _old = Site.On(PostgreSqlServer.Shared);
    private readonly Site _next;

    public RollingUpdateTests()
    {
        _ = _old.Client;
        _next = _old.AnotherNode(NextVersion.Replace);
        _next.Settings["Store:Migrate"] = "command";
    }

    public void Dispose()
    {
        _next.Dispose();
        _old.Dispose();
    }

    [PostgreSqlFact]
    public async Task While_the_database_is_updated_no_page_of_the_older_node_fails()
    {
        using var editor = await Person.SignedInAsync(_old, Role.Editor, "ann@example.org");
        using var updated = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => ReadUntilAsync(editor.Cookies, updated.Token)).ToList();

        await MigrateAsync();
        await updated.CancelAsync();

        var answers = (await Task.WhenAll(readers)).SelectMany(a => a).ToList();
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/films/pusher")).Status);
    }

    [PostgreSqlFact]
    public async Task A_save_through_the_older_node_is_refused_and_its_text_kept()
    {
        using var editor = await Person.SignedInAsync(_old, Role.Editor, "ann@example.org");
        var form = await editor.GetAsync(ReviewForm.Address);
        await MigrateAsync();

        var refused = await ReviewForm.SubmitAsync(editor, form, Quote);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, Refusal), (refused.Status, refused.Text("h1")));
        Assert.Equal(Quote, refused.Page.QuerySelector("form [name='Input.Quote']")!.TextContent.Trim());
        Assert.Equal(11, await _old.ReadAsync(db => db.Reviews.CountAsync()));
        Assert.Contains(
            Refusal,
            (await editor.GetAsync("/films/pusher")).Text("aside.notice"),
            StringComparison.Ordinal
        );
    }

    [PostgreSqlFact]
    public async Task The_older_node_stays_ready_and_says_once_that_it_only_reads()
    {
        await MigrateAsync();
        var ready = new Uri("/healthz/ready", UriKind.Relative);

        Assert.Equal($"Degraded\n{Refusal}: saving fails.", await _old.Client.GetStringAsync(ready));
        Assert.Equal($"Degraded\n{Refusal}: saving fails.", await _old.Client.GetStringAsync(ready));

        var log = await _old.StopAndReadLogAsync();
        Assert.Single(log.Split('\n'), line => line.Contains(NextVersion.Id, StringComparison.Ordinal));
    }

    [PostgreSqlFact]
    public async Task The_newer_node_waits_for_the_update_and_then_serves_and_saves()
    {
        using var editor = await Person.SignedInAsync(_old, Role.Editor, "ann@example.org");
        using var onNext = new Person(_next) { Cookies = editor.Cookies };
        var waiting = await onNext.GetAsync("/films/pusher");
        await MigrateAsync();

        await _next.Services.GetRequiredService<StoreOpening>().Opened.WaitAsync(_patience);
        var saved = await ReviewForm.SubmitAsync(onNext, await onNext.GetAsync(ReviewForm.Address), Quote);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, waiting.Status);
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(12, await _old.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [PostgreSqlFact]
    public async Task An_older_node_that_is_started_again_reads_and_does_not_save()
    {
        using var editor = await Person.SignedInAsync(_old, Role.Editor, "ann@example.org");
        await MigrateAsync();
        using var another = _old.AnotherNode();
        using var onAnother = new Person(another) { Cookies = editor.Cookies };

        var form = await onAnother.GetAsync(ReviewForm.Address);
        var refused = await ReviewForm.SubmitAsync(onAnother, form, Quote);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (form.Status, refused.Status));
    }

    [PostgreSqlFact]
    public async Task An_update_that_would_keep_visitors_waiting_gives_up()
    {
        await using var connection = new NpgsqlConnection(_old.Connection);
        await connection.OpenAsync();
        await using var reading = await connection.BeginTransactionAsync();
        await using var read = new NpgsqlCommand("SELECT count(*) FROM films", connection, reading);
        await read.ExecuteScalarAsync();

        var refused = await Assert.ThrowsAsync<InvalidInputException>(MigrateAsync);
        await reading.RollbackAsync();

        Assert.Contains("was not updated", refused.Message, StringComparison.Ordinal);
        await MigrateAsync();
    }

    [PostgreSqlFact]
    public async Task A_version_that_only_calculates_by_newer_rules_is_newer_too()
    {
        await _old.ReadAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE storestate SET rules = rules + 1"));

        var refused = await Assert.ThrowsAsync<NewerStoreException>(() =>
            _old.ImportAsync("Late", ReviewTexts.Scored("Mixed or average reviews", 50))
        );
        using var another = _old.AnotherNode();

        Assert.Contains($"rules {StoreState.CurrentRules + 1}", refused.Message, StringComparison.Ordinal);
        Assert.NotNull((await another.PageAsync("/films/pusher")).QuerySelector("#review-1"));
        Assert.Equal(
            StoreState.CurrentRules + 1,
            await another.ReadAsync(db => db.State.Select(s => s.Rules).SingleAsync())
        );
    }

    /// <summary>As the command of the next version does.</summary>
    private Task MigrateAsync() => _next.Services.GetRequiredService<StoreInitializer>().MigrateAsync(default);

    /// <summary>For someone who is signed in each page is made from the database.</summary>
    private async Task<List<HttpStatusCode>> ReadUntilAsync(CookieContainer cookies, CancellationToken end)
    {
        using var reader = new Person(_old) { Cookies = cookies };
        var answers = new List<HttpStatusCode>();
        do
        {
            answers.Add((await reader.GetAsync("/films/pusher")).Status);
        } while (!end.IsCancellationRequested);

        return answers;
    }
}
