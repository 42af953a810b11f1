using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Backups;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Imports.Posters;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>What two nodes share beside the catalogue: each request may be answered by either.</summary>
public sealed class SharedFilesTests : IAsyncLifetime
{
    private const string Tables = "/admin/imports/tables";

    private Site _first = null!;
    private Site _second = null!;
    private Person _onFirst = null!;
    private Person _onSecond = null!;

    public async Task InitializeAsync()
    {
        if (PostgreSqlServer.Programs is null)
        {
            return;
        }

        _first = Site.On(PostgreSqlServer.Shared);
        _onFirst = await Person.SignedInAsync(_first, Role.Editor, "ann@example.org");
        _second = _first.AnotherNode();
        _onSecond = new Person(_second) { Cookies = _onFirst.Cookies };
    }

    public Task DisposeAsync()
    {
        _onSecond?.Dispose();
        _onFirst?.Dispose();
        _second?.Dispose();
        _first?.Dispose();
        return Task.CompletedTask;
    }

    private async Task<string> UploadAsync(string table)
    {
        var sent = await _onFirst.UploadAsync(Tables, "", "Uploads", Encoding.UTF8.GetBytes(table), "a.csv");
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        return sent.Location!;
    }

    private static async Task<Answer> EndOfAsync(Person person, string address)
    {
        for (var tries = 0; ; tries++)
        {
            var page = await person.GetAsync(address);
            if (page.Page.QuerySelector("#progress")?.GetAttribute("aria-busy") == "false")
            {
                return page;
            }

            Assert.True(tries < 100, "The import has not ended: " + page.Text("main"));
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    [PostgreSqlFact]
    public async Task A_poster_that_one_node_saved_is_served_by_the_other_and_is_in_its_backups_and_exports()
    {
        await _onFirst.UploadAsync("/admin/films/pusher", "Poster", "poster", Pictures.Png(3), "a.png");
        var poster = await _first.ReadAsync(db => db.Films.Select(f => f.Poster).SingleAsync());

        using var large = await _second.Client.GetAsync(new Uri($"/posters/{poster}", UriKind.Relative));
        using var small = await _second.Client.GetAsync(new Uri($"/posters/small/{poster}", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (large.StatusCode, small.StatusCode));
        Assert.Contains(poster!, await _second.CatalogueAsync(), StringComparison.Ordinal);
        using var third = _first.AnotherNode();
        var backup = Path.Combine(_first.DataFolder, "backup.zip");
        await ActivatorUtilities.CreateInstance<SiteBackup>(third.Services).WriteAsync(backup, default);
        await using var archive = await ZipFile.OpenReadAsync(backup);
        Assert.NotNull(archive.GetEntry($"posters/{poster}"));
    }

    [PostgreSqlFact]
    public async Task Tables_are_imported_whichever_node_answers_each_request()
    {
        var address = await UploadAsync("title,critic,quote,stars\nNew,Ann,Good.,4\n,Bob,Lost.,5\n");
        var columns = await _onSecond.GetAsync(address);
        Assert.Equal("title", columns.Text("table.mapping tbody th"));

        var tried = await _onSecond.SubmitAsync(
            columns,
            address,
            "Preview",
            ("Input.Scale", "5"),
            ("Input.SkipsErrors", "true")
        );
        Assert.Equal(HttpStatusCode.Redirect, tried.Status);
        var said = await _onFirst.GetAsync(address);
        Assert.Equal("5", said.Page.QuerySelector("#Input_Scale")!.GetAttribute("value"));

        var started = await _onSecond.SubmitAsync(
            said,
            address,
            handler: null,
            ("Input.Scale", "5"),
            ("Input.SkipsErrors", "true")
        );
        Assert.Equal(HttpStatusCode.Redirect, started.Status);
        var done = await EndOfAsync(_onFirst, address);

        Assert.Contains("1 new", done.Text("#progress"), StringComparison.Ordinal);
        var link = done.Page.QuerySelector("#progress a[href*=Skipped]")!.GetAttribute("href")!;
        using var rows = await _onFirst.DownloadAsync(link);
        Assert.Contains("Lost.", await rows.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await _first.ReadAsync(db => db.Films.CountAsync()));
    }

    [PostgreSqlFact]
    public async Task After_a_failure_on_one_node_the_other_offers_the_columns_again()
    {
        var address = await UploadAsync("title,critic,quote\n,Bob,Lost.\n");
        await _onFirst.SubmitAsync(await _onFirst.GetAsync(address), address, handler: null, ("Input.Scale", "10"));
        var failed = await EndOfAsync(_onSecond, address);
        Assert.NotNull(failed.Page.QuerySelector("#progress .field-error"));

        await _onSecond.SubmitAsync(failed, address, "Again");

        foreach (var person in new[] { _onFirst, _onSecond })
        {
            var page = await person.GetAsync(address);
            Assert.Equal("10", page.Page.QuerySelector("#Input_Scale")?.GetAttribute("value"));
        }
    }

    [PostgreSqlFact]
    public async Task A_job_is_canceled_from_another_node()
    {
        var (states, elsewhere) = (StatesOf(_first), StatesOf(_second));
        using var job = new PosterJob();
        using var turn = new SemaphoreSlim(1, 1);
        var name = Uploads.StateOf(Uploads.NewId(), "posters");
        await states.BeginAsync(name, job, default);
        var running = job.RunAsync(Forever, turn, _ => { }, default);
        var followed = states.FollowAsync(name, job);

        Assert.Equal(job.Key, (await elsewhere.FindAsync<double, PosterReport>(name, default))!.Key);
        await elsewhere.CancelAsync(name, job.Key, default);
        await Task.WhenAll(running, followed).WaitAsync(TimeSpan.FromSeconds(30));

        var ended = await elsewhere.FindAsync<double, PosterReport>(name, default);
        Assert.Equal(("The upload was canceled. No poster was added.", true), (ended!.Failure, ended.HasEnded));

        static async Task<PosterReport> Forever(CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("It was not cancelled.");
        }
    }

    [PostgreSqlFact]
    public async Task Failed_attempts_to_sign_in_count_on_all_nodes_together()
    {
        for (var i = 0; i < SignInThrottle.MostFailures; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await SignInAsync(i % 2 == 0 ? _first : _second));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(_first));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(_second));
    }

    [PostgreSqlFact]
    public async Task Attempts_count_again_once_their_window_has_ended_and_less_where_one_succeeded()
    {
        await CountAsync(_first.Services.GetRequiredService<IAttemptCounts>());
        await CountAsync(new AttemptCounts(TimeProvider.System));
    }

    private static async Task CountAsync(IAttemptCounts counts)
    {
        var window = TimeSpan.FromMinutes(5);

        Assert.Null(await counts.TryAddAsync("a", 2, window, default));
        Assert.Null(await counts.TryAddAsync("a", 2, window, default));
        Assert.InRange((await counts.TryAddAsync("a", 2, window, default))!.Value, TimeSpan.FromMinutes(1), window);
        Assert.Null(await counts.TryAddAsync("b", 2, window, default));
        await counts.RemoveAsync("a");
        Assert.Null(await counts.TryAddAsync("a", 2, window, default));
        Assert.NotNull(await counts.TryAddAsync("a", 2, window, default));
        Assert.Null(await counts.TryAddAsync("c", 1, TimeSpan.Zero, default));
        Assert.Null(await counts.TryAddAsync("c", 1, window, default));
        Assert.NotNull(await counts.TryAddAsync("c", 1, window, default));
        Assert.NotNull(await counts.TryAddAsync("a", 2, window, default));
    }

    [PostgreSqlFact]
    public async Task Files_of_several_parts_are_replaced_listed_and_deleted_on_all_nodes()
    {
        var (files, elsewhere) = (FilesOf(_first), FilesOf(_second));
        var content = new byte[(2 * 1024 * 1024) + 1];
        new Random(7).NextBytes(content);
        await SaveAsync(files, "uploads/x/large", content);
        await files.WriteAsync("uploads/x/state/small", new byte[] { 1 }, default);
        await files.WriteAsync("uploads/x/state/small", new byte[] { 2 }, default);

        Assert.Equal(content, await elsewhere.ReadAsync("uploads/x/large", default));
        Assert.Equal(content, await File.ReadAllBytesAsync((await elsewhere.FindAsync("uploads/x/large", default))!));
        Assert.Equal([2], await elsewhere.ReadAsync("uploads/x/state/small", default));
        Assert.False(Directory.Exists(Path.Combine(_first.DataFolder, "uploads", "x", "state")));
        Assert.Equal(["uploads/x/large"], await elsewhere.NamesAsync("uploads/x", default));
        Assert.Equal(["x"], (await elsewhere.FoldersAsync("uploads", default)).Keys);
        await SaveAsync(elsewhere, "uploads/x/large", [2]);
        Assert.Equal([2], await files.ReadAsync("uploads/x/large", default));
        await elsewhere.DeleteAsync("uploads/x", default);
        Assert.Null(await files.ReadAsync("uploads/x/large", default));
        Assert.Empty(await files.NamesAsync("uploads/x", default));
    }

    private static Task SaveAsync(ISharedFiles files, string name, byte[] content) =>
        files.SaveAsync(name, new MemoryStream(content), default);

    private static ISharedFiles FilesOf(Site site) => site.Services.GetRequiredService<ISharedFiles>();

    private static UploadStates StatesOf(Site site) => site.Services.GetRequiredService<UploadStates>();

    private static async Task<HttpStatusCode> SignInAsync(Site site)
    {
        using var person = new Person(site);
        return (
            await person.SendAsync(
                "/account/sign-in",
                ("Input.Email", "nobody@example.org"),
                ("Input.Password", "wrong")
            )
        ).Status;
    }
}
