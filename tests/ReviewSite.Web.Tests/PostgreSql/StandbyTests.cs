using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReviewSite.Domain;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.PostgreSql;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>Visitors' pages that are read from a standby.</summary>
public sealed class StandbyTests : IDisposable
{
    private const string Film = "/films/pusher";

    private PostgreSqlServer? _primary;
    private PostgreSqlServer? _standby;
    private Site? _site;

    public void Dispose()
    {
        _site?.Dispose();
        _standby?.Dispose();
        _primary?.Dispose();
    }

    private Site Start()
    {
        _primary = PostgreSqlServer.Start();
        var database = _primary.Create(isMigrated: true);
        _standby = _primary.StartStandby();
        var both = new NpgsqlConnectionStringBuilder(database)
        {
            Host = $"{PgBouncer.AddressOf(_primary)},{PgBouncer.AddressOf(_standby)}",
            HostRecheckSeconds = 0,
            NoResetOnClose = PgBouncer.IsWanted,
        };
        _site = Site.At(both.ConnectionString);
        _site.Settings[StoreSettings.ReadFromStandbySetting] = "true";
        return _site;
    }

    [PostgreSqlFact]
    public async Task Pages_of_visitors_are_read_from_the_standby_and_never_older_than_what_was_saved()
    {
        var site = Start();
        using var editor = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");
        using var pages = new StandbyMeter();

        await PageAsync(Film);
        Assert.Equal(["read"], pages.Answers);

        // From here on the standby shows nothing new, until its replay is resumed.
        _primary!.Execute("ALTER SYSTEM SET synchronous_standby_names = ''");
        _primary.Execute("SELECT pg_reload_conf()");
        _standby!.Execute("SELECT pg_wal_replay_pause()");
        var saved = await ReviewForm.SubmitAsync(editor, await editor.GetAsync(ReviewForm.Address), "A new review.");
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Contains("A new review.", await PageAsync(Film), StringComparison.Ordinal);
        Assert.Equal(["read", "behind"], pages.Answers);

        _standby.Execute("SELECT pg_wal_replay_resume()");
        await WaitForStandbyAsync(site);
        Assert.Contains("A new review.", await PageAsync(Film + "?q=new"), StringComparison.Ordinal);
        Assert.Equal("read", pages.Answers[^1]);
    }

    [PostgreSqlFact]
    public async Task Without_its_standby_the_site_reads_the_database_and_with_it_pages_stay_when_the_database_is_down()
    {
        var site = Start();
        using var pages = new StandbyMeter();
        await PageAsync("/about/scores");

        _primary!.Crash();
        Assert.Contains("Pusher", await PageAsync(Film), StringComparison.Ordinal);
        Assert.Equal(["read", "read"], pages.Answers);
        Assert.Equal(
            "Degraded\nThe database cannot be reached: saving fails. Pages are read from a standby.",
            await PageAsync("/healthz/ready")
        );

        _primary.Restart();
        _standby!.Crash();
        Assert.Contains("Pusher", await PageAsync("/films"), StringComparison.Ordinal);
        Assert.Equal(["read", "read", "read", "unreachable"], pages.Answers);

        _standby.Restart();
        await PageAsync("/critics");
        Assert.Equal("read", pages.Answers[^1]);
    }

    [PostgreSqlFact]
    public async Task Counts_made_from_a_standby_are_kept_for_its_version_and_not_for_a_later_one()
    {
        var site = Start();
        var (content, counts) = (
            site.Services.GetRequiredService<ContentVersion>(),
            site.Services.GetRequiredService<CatalogueStatsCache>()
        );

        await Task.Run(async () =>
        {
            var version = content.Hold();
            content.Raise(version + 1);
            Assert.Equal("old", await counts.GetAsync("a test", () => Task.FromResult("old"), default));
        });

        Assert.Equal("new", await counts.GetAsync("a test", () => Task.FromResult("new"), default));
    }

    [Fact]
    public void Reading_from_a_standby_needs_one()
    {
        var refused = Assert.Throws<InvalidInputException>(() =>
            new PostgreSqlAddress("Host=db.example;Database=films").RequireSeveralHosts()
        );

        Assert.Contains("names only one host", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", "expected true or false")]
    [InlineData("true", "is not “postgres”")]
    public void The_setting_is_checked(string text, string said)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([
            new(StoreSettings.ReadFromStandbySetting, text),
        ]);

        var refused = Assert.Throws<InvalidInputException>(() => StoreSettings.Read(settings.Build()));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string address) =>
        await _site!.Client.GetStringAsync(new Uri(address, UriKind.Relative));

    private static async Task WaitForStandbyAsync(Site site)
    {
        var (standby, content) = (
            site.Services.GetRequiredService<Standby>(),
            site.Services.GetRequiredService<ContentVersion>()
        );
        for (var tries = 0; ; tries++)
        {
            await using var db = await standby.TryOpenAsync(content.Current, default);
            if (db is not null)
            {
                return;
            }

            Assert.True(tries < 100, "The standby does not follow.");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>What came of each page that was to be read from a standby.</summary>
    private sealed class StandbyMeter : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<string> _answers = [];

        public StandbyMeter()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "reviewsite.store.standby")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _answers.Add((string)tags[0].Value!));
            _listener.Start();
        }

        public IReadOnlyList<string> Answers => _answers;

        public void Dispose() => _listener.Dispose();
    }
}
