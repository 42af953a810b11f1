using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Api.Writing;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>
/// A database that crashes while others save. The environment variable REVIEWSITE_CRASHES says how often, such as 50;
/// usually it does so twice.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private const int Usual = 2;

    /// <summary>What each writer saves between two crashes, at least.</summary>
    private const int SavesBetween = 5;

    /// <summary>Until everybody can save again.</summary>
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(10);

    /// <summary>Against hanging alone.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(2);

    private readonly PostgreSqlServer _server = PostgreSqlServer.Start(isDurable: true);
    private readonly HeldTime _time = new();
    private readonly Site _site;
    private readonly Site _readers;

    public CrashTests()
    {
        _site = Site.On(_server);
        _site.Settings[RequestQuotas.Setting] = "0";
        _ = _site.Client;
        _readers = _site.AnotherNode(services => services.AddSingleton<TimeProvider>(_time));
    }

    public void Dispose()
    {
        _readers.Dispose();
        _site.Dispose();
        _server.Dispose();
    }

    [PostgreSqlFact]
    public async Task What_was_said_to_be_saved_is_there_once_however_often_the_database_crashes()
    {
        var asked = Environment.GetEnvironmentVariable("REVIEWSITE_CRASHES");
        var crashes = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : Usual;
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        var form = await editor.GetAsync(ReviewForm.Address);
        var program = await ApiProgram.OfAsync(_site);
        SavingWriter[] writers =
        [
            SavingWriter.OfForms("Ann", editor, form),
            SavingWriter.OfForms("Bob", editor, form),
            SavingWriter.OfRequests("Cay", program),
            SavingWriter.OfRequests("Dan", program),
        ];
        using var end = new CancellationTokenSource();
        var work = writers.Select(w => w.SaveAsync(end.Token)).ToList();

        for (var crash = 0; crash < crashes; crash++)
        {
            await SavedAsync(writers, work, SavesBetween, _longest);
            var cached = await _readers.PageAsync("/films/pusher");

            await Task.Run(_server.Crash);
            _time.Pass(2 * ContentVersion.BetweenLooks);
            var meanwhile = await _readers.PageAsync("/films/pusher");
            var refused = await ReviewForm.SubmitAsync(editor, form, "Refused.");

            Assert.Equal(cached.QuerySelector("main")!.TextContent, meanwhile.QuerySelector("main")!.TextContent);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
            Assert.Equal("Refused.", refused.Page.QuerySelector("[name='Input.Quote']")?.TextContent.Trim());

            await Task.Run(_server.Restart);
            await SavedAsync(writers, work, 1, _soon);
            _time.Pass(2 * ContentVersion.BetweenLooks);
        }

        await end.CancelAsync();
        await Task.WhenAll(work);
        var saved = await _site.ReadAsync(db =>
            db.Reviews.Where(r => r.Quote != null).GroupBy(r => r.Quote!).ToDictionaryAsync(g => g.Key, g => g.Count())
        );
        Assert.DoesNotContain(saved, s => s.Value > 1);
        Assert.Empty(writers.SelectMany(w => w.Acknowledged).Except(saved.Keys));
        Assert.DoesNotContain("Refused.", saved.Keys);
        Assert.True(await _site.IsWholeAsync());
    }

    /// <summary>Once each writer has saved more; not if the work of one ends, which it does where it fails.</summary>
    private static async Task SavedAsync(
        IEnumerable<SavingWriter> writers,
        IEnumerable<Task> work,
        int more,
        TimeSpan atMost
    )
    {
        using var deadline = new CancellationTokenSource(atMost);
        await await Task.WhenAny([.. work, Task.WhenAll(writers.Select(w => w.SavedAsync(more, deadline.Token)))]);
    }

    /// <summary>
    /// For the node of the readers, so that it looks for changes when the test says so and not in the middle of it.
    /// </summary>
    private sealed class HeldTime : TimeProvider
    {
        private long _passed;

        public override long GetTimestamp() => Interlocked.Read(ref _passed);

        public void Pass(TimeSpan time) => Interlocked.Add(ref _passed, (long)(time.TotalSeconds * TimestampFrequency));
    }
}
