using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Dumps;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Dumps;

public sealed class DumpTests : IDisposable
{
    private const string About = "/dumps/catalogue.json";
    private const string Dump = "/dumps/catalogue.jsonl.gz";

    private readonly AdjustableTime _time = new();
    private readonly Site _site;

    public DumpTests() => _site = new Site { Replace = services => services.AddSingleton<TimeProvider>(_time) };

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData(About)]
    [InlineData(Dump)]
    public async Task Before_the_first_dump_there_is_none(string address)
    {
        using var response = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_line_is_a_film_as_the_api_has_it()
    {
        await _site.ImportAsync("Größe", ReviewTexts.Scored("Too few reviews", 70), 2001);
        await RefreshAsync();

        var films = await FilmsAsync();

        Assert.Equal(["grosse", "pusher"], films.Select(SlugOf));
        foreach (var film in films)
        {
            var expected = await _site.JsonAsync($"/api/v1/films/{SlugOf(film)}");
            expected["url"] = $"/films/{SlugOf(film)}";
            Assert.True(JsonNode.DeepEquals(expected, film), film.ToJsonString());
        }
    }

    [Fact]
    public async Task The_description_has_the_date_size_and_checksum_of_the_file()
    {
        await RefreshAsync();
        var about = await _site.JsonAsync(About);
        using var response = await _site.Client.GetAsync(new Uri(Dump, UriKind.Relative));
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), about["sha256"]!.GetValue<string>());
        Assert.Equal(
            (bytes.Length, 1, "catalogue.jsonl.gz"),
            (about["bytes"]!.GetValue<int>(), about["films"]!.GetValue<int>(), about["file"]!.GetValue<string>())
        );
        Assert.InRange(
            _time.GetUtcNow() - about["at"]!.GetValue<DateTimeOffset>(),
            TimeSpan.Zero,
            TimeSpan.FromHours(1)
        );
        Assert.Equal(
            $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:",
            response.Headers.GetValues("Repr-Digest").Single()
        );
    }

    /// <summary>Whose the reviews are, and what may be done with them, is not the program's to say.</summary>
    [Fact]
    public async Task No_licence_is_claimed_for_the_data()
    {
        await RefreshAsync();

        var about = (await _site.JsonAsync(About)).AsObject();

        Assert.Equal(["file", "at", "sha256", "bytes", "films", "contentVersion"], about.Select(f => f.Key));
    }

    [Fact]
    public async Task A_description_that_was_cut_by_a_power_failure_is_written_again()
    {
        await RefreshAsync();
        var about = await _site.JsonAsync(About);
        await File.WriteAllTextAsync(Path.Combine(_site.DataFolder, "dumps", "catalogue.json"), "");

        var missing = await _site.GetAsync(About);
        await RefreshAsync();

        Assert.Equal(404, missing.Status);
        Assert.Equal($"{about["sha256"]}", $"{(await _site.JsonAsync(About))["sha256"]}");
    }

    [Fact]
    public async Task A_download_goes_on_where_it_broke_off_and_is_not_repeated_when_it_is_known()
    {
        await RefreshAsync();
        using var whole = await _site.Client.GetAsync(new Uri(Dump, UriKind.Relative));
        using var rest = await SendAsync(request => request.Headers.Range = new RangeHeaderValue(10, null));
        using var known = await SendAsync(request => request.Headers.IfNoneMatch.Add(whole.Headers.ETag!));

        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal((await whole.Content.ReadAsByteArrayAsync())[10..], await rest.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task A_dump_is_written_again_only_when_the_content_changed()
    {
        await RefreshAsync();
        var first = await _site.JsonAsync(About);
        _time.Advance(TimeSpan.FromHours(2));
        await RefreshAsync();
        var same = await _site.JsonAsync(About);
        await _site.ImportAsync("New", ReviewTexts.Scored("Too few reviews", 70));
        await RefreshAsync();
        var changed = await _site.JsonAsync(About);

        Assert.Equal(first.ToJsonString(), same.ToJsonString());
        Assert.Equal(2, changed["films"]!.GetValue<int>());
        Assert.NotEqual(first["sha256"]!.GetValue<string>(), changed["sha256"]!.GetValue<string>());
    }

    /// <summary>Between reading what is said of a dump and opening it, the next one may have been written.</summary>
    [Fact]
    public async Task A_description_is_never_sent_with_the_file_of_another_dump()
    {
        var dumps = _site.Services.GetRequiredService<CatalogueDump>();
        await RefreshAsync();
        var described = (await dumps.DescribeAsync(default))!;
        await _site.ImportAsync("New", ReviewTexts.Scored("Too few reviews", 70));
        await RefreshAsync();

        var bytes = await File.ReadAllBytesAsync(dumps.PathOf(described));
        Assert.Equal(described.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));

        await _site.ImportAsync("Newer", ReviewTexts.Scored("Too few reviews", 70));
        await RefreshAsync();
        Assert.False(File.Exists(dumps.PathOf(described)));
        Assert.Equal(3, (await FilmsAsync()).Count);
    }

    [Fact]
    public async Task What_is_withdrawn_is_not_in_a_dump()
    {
        await _site.ImportAsync("Gone", ReviewTexts.Scored("Too few reviews", 70));
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/gone", "Withdraw");
            var review = await _site.ReadAsync(db =>
                db.Reviews.Where(r => r.Position == 1).Select(r => r.Id).FirstAsync()
            );
            await editor.SendAsync($"/admin/reviews/{review}", "Withdraw");
        }

        await RefreshAsync();

        var film = Assert.Single(await FilmsAsync());
        Assert.Equal(10, film["reviews"]!.AsArray().Count);
        Assert.DoesNotContain(film["reviews"]!.AsArray(), r => r!["position"]!.GetValue<int>() == 1);
    }

    [Fact]
    public async Task A_quote_that_was_erased_is_in_no_dump()
    {
        await _site.ImportAsync("Other", "1. 80\nReviewed by: Ann\nA libel.\n");
        await RefreshAsync();
        await _site.ImportAsync("New", ReviewTexts.Scored("Too few reviews", 70));
        await RefreshAsync();
        using var admin = await Person.SignedInAsync(_site, Role.Administrator, "ed@site.example");
        var review = await _site.ReadAsync(db =>
            db.Reviews.Where(r => r.Quote == "A libel.").Select(r => r.Id).SingleAsync()
        );
        var dumps = _site.Services.GetRequiredService<CatalogueDump>();
        Assert.False(await dumps.DeleteErasedAsync(default));

        await admin.SendAsync($"/admin/reviews/{review}", "Erase");

        Assert.True(await dumps.DeleteErasedAsync(default));
        Assert.Empty(Directory.GetFiles(Path.Combine(_site.DataFolder, "dumps")));
        Assert.Equal(404, (await _site.GetAsync(About)).Status);
        await RefreshAsync();
        Assert.DoesNotContain("libel", string.Join('\n', await FilmsAsync()), StringComparison.Ordinal);
        Assert.False(await dumps.DeleteErasedAsync(default));
    }

    [Fact]
    public async Task The_next_dump_deletes_those_with_an_erased_quote()
    {
        await _site.ImportAsync("Other", "1. 80\nReviewed by: Ann\nA libel.\n");
        await RefreshAsync();
        using var admin = await Person.SignedInAsync(_site, Role.Administrator, "ed@site.example");
        var review = await _site.ReadAsync(db =>
            db.Reviews.Where(r => r.Quote == "A libel.").Select(r => r.Id).SingleAsync()
        );
        await admin.SendAsync($"/admin/reviews/{review}", "Erase");

        await RefreshAsync();

        Assert.Single(Directory.GetFiles(Path.Combine(_site.DataFolder, "dumps"), "*.gz"));
    }

    [Fact]
    public async Task The_first_dump_is_written_a_while_after_the_start()
    {
        _ = _site.Services;
        var folder = Directory.CreateDirectory(Path.Combine(_site.DataFolder, "dumps"));
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(folder.FullName, "catalogue.json") { EnableRaisingEvents = true };
        watcher.Created += (_, _) => written.TrySetResult();
        watcher.Renamed += (_, _) => written.TrySetResult();

        var start = _time.GetUtcNow();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        do
        {
            _time.Advance(DumpJob.BetweenLooks);
        } while (await Task.WhenAny(written.Task, Task.Delay(50, patience.Token)) != written.Task);

        Assert.InRange(_time.GetUtcNow() - start, DumpJob.AfterStart, TimeSpan.MaxValue);
        Assert.Single(await FilmsAsync());
    }

    [Fact]
    public async Task After_a_restart_a_dump_with_an_erased_quote_is_replaced_at_once()
    {
        await _site.ImportAsync("Other", "1. 80\nReviewed by: Ann\nA libel.\n");
        await RefreshAsync();
        using var admin = await Person.SignedInAsync(_site, Role.Administrator, "ed@site.example");
        var review = await _site.ReadAsync(db =>
            db.Reviews.Where(r => r.Quote == "A libel.").Select(r => r.Id).SingleAsync()
        );
        await admin.SendAsync($"/admin/reviews/{review}", "Erase");
        var old = Assert.Single(Directory.GetFiles(Path.Combine(_site.DataFolder, "dumps"), "*.gz"));

        using var restarted = _site.Restarted();
        _ = restarted.Services;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (File.Exists(old))
        {
            await Task.Delay(50, patience.Token);
        }

        Assert.False(await restarted.Services.GetRequiredService<CatalogueDump>().DeleteErasedAsync(default));
    }

    [Theory]
    [InlineData(About)]
    [InlineData(Dump)]
    public async Task A_site_that_wants_no_dumps_has_no_address_for_them(string address)
    {
        using var site = new Site { Settings = { ["Dumps:IsOn"] = "false" } };
        await site.Services.GetRequiredService<CatalogueDump>().RefreshAsync(default);

        Assert.Equal(404, (await site.GetAsync(address)).Status);
        Assert.DoesNotContain(
            site.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>(),
            s => s is DumpJob
        );
    }

    [Fact]
    public void A_setting_that_is_neither_true_nor_false_stops_the_start()
    {
        using var site = new Site { Settings = { ["Dumps:IsOn"] = "sometimes" } };

        Assert.ThrowsAny<Exception>(() => site.Services);
    }

    private Task RefreshAsync() => _site.Services.GetRequiredService<CatalogueDump>().RefreshAsync(default);

    private async Task<List<JsonNode>> FilmsAsync()
    {
        await using var gzip = new GZipStream(
            await _site.Client.GetStreamAsync(new Uri(Dump, UriKind.Relative)),
            CompressionMode.Decompress
        );
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        var lines = (await reader.ReadToEndAsync()).Split('\n');
        Assert.Equal("", lines[^1]);
        return [.. lines[..^1].Select(line => JsonNode.Parse(line)!)];
    }

    private async Task<HttpResponseMessage> SendAsync(Action<HttpRequestMessage> with)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Dump, UriKind.Relative));
        with(request);
        return await _site.Client.SendAsync(request);
    }

    private static string SlugOf(JsonNode film) => film["slug"]!.GetValue<string>();
}
