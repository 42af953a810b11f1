using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Tests.Hosting;

public sealed class RequestLimitsTests
{
    /// <summary>What counts to a million before it answers.</summary>
    private const string LongStatement =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT count(*) "
        + "AS \"Value\" FROM n";

    private static readonly int _costlyAtOnce = Math.Max(1, Environment.ProcessorCount - 1);

    [Theory]
    [InlineData("q")]
    [InlineData("genre")]
    [InlineData("country")]
    [InlineData("decade")]
    [InlineData("year")]
    [InlineData("verdict")]
    [InlineData("critics")]
    [InlineData("letter")]
    public void A_narrowed_list_of_films_is_as_costly_for_programs_as_for_readers(string field)
    {
        using var site = new Site();
        var endpoints = site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.TrimStart('/') is "films" or "api/v1/films")
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") != true)
            .ToList();

        Assert.Equal(2, endpoints.Count);
        Assert.All(
            endpoints,
            endpoint =>
            {
                var context = new DefaultHttpContext();
                context.SetEndpoint(endpoint);
                Assert.False(CostlyReadAttribute.IsFor(context));
                context.Request.QueryString = new QueryString($"?{field}=x");
                Assert.True(CostlyReadAttribute.IsFor(context));
            }
        );
    }

    [Fact]
    public async Task One_network_cannot_fill_the_queue_of_pages()
    {
        using var limiter = new RequestLimiter(searches: 0);
        var released = new TaskCompletionSource();
        var waiting = Enumerable
            .Range(0, Environment.ProcessorCount + 128)
            .Select(_ => limiter.RunAsync(PageFor("192.0.2.1"), () => released.Task))
            .ToList();

        var refused = PageFor("192.0.2.1");
        await limiter.RunAsync(refused, () => released.Task).WaitAsync(TimeSpan.FromSeconds(60));
        var other = PageFor("198.51.100.1");
        var later = limiter.RunAsync(other, () => released.Task);
        released.SetResult();
        await Task.WhenAll([.. waiting, later]);

        Assert.Equal((503, 200), (refused.Response.StatusCode, other.Response.StatusCode));
    }

    private static DefaultHttpContext PageFor(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new CachedPageAttribute()), "page"));
        return context;
    }

    [Fact]
    public async Task A_read_is_interrupted_when_its_time_is_up()
    {
        using var site = new Site();
        var clock = new AdjustableTime();
        ReadBudget.Use(new ReadBudget(clock, TimeSpan.FromSeconds(10), default));

        Assert.Equal(1_000_000, await CountAsync(site));
        clock.Advance(TimeSpan.FromSeconds(11));
        var interrupted = await Assert.ThrowsAnyAsync<Exception>(() => CountAsync(site));

        Assert.Equal(StoreFailure.TookTooLong, StoreFailure.Of(interrupted));
    }

    [SqliteFact]
    public async Task A_read_is_interrupted_when_its_client_has_left()
    {
        using var site = new Site();
        using var client = new CancellationTokenSource();
        ReadBudget.Use(new ReadBudget(TimeProvider.System, most: null, client.Token));

        Assert.Equal(1_000_000, await CountAsync(site));
        await client.CancelAsync();

        await Assert.ThrowsAsync<SqliteException>(() => CountAsync(site));
    }

    [Fact]
    public async Task A_page_that_took_too_long_answers_503_with_its_reason()
    {
        using var site = new Site
        {
            Replace = services =>
            {
                services.AddSingleton<TimeProvider>(new LeapingTime());
                services.Intercept(new LongerQueries());
            },
        };
        _ = site.Client;

        var (status, page) = await site.GetAsync("/films/pusher");

        Assert.Equal((503, "This took too long"), (status, page.QuerySelector("h1")!.TextContent));
    }

    [Fact]
    public async Task A_client_that_leaves_while_its_page_is_read_is_no_error_of_the_site()
    {
        using var visit = new CancellationTokenSource();
        using var site = new Site
        {
            Replace = services =>
            {
                services.AddSingleton<TimeProvider>(new LeavingTime(visit));
                services.Intercept(new LongerQueries());
                services.AddSingleton<IStartupFilter>(
                    new Around(before: context => context.RequestAborted = visit.Token)
                );
            },
        };
        _ = site.Client;

        var (status, _) = await site.GetAsync("/films/pusher");
        var log = await site.StopAndReadLogAsync();

        Assert.Equal(StatusCodes.Status499ClientClosedRequest, status);
        Assert.DoesNotContain("\"Level\":\"Error\"", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_costly_reads_run_at_once_than_are_allowed_and_other_pages_are_answered_meanwhile()
    {
        var searches = HeldQueries.OfSearches();
        using var site = new Site { Replace = services => services.Intercept(searches) };
        var asked = Enumerable
            .Range(0, (5 * _costlyAtOnce) + 1)
            .Select(i =>
                site.Client.GetAsync(
                    new Uri(string.Create(CultureInfo.InvariantCulture, $"/search?q=word{i}"), UriKind.Relative)
                )
            )
            .ToList();

        using var refused = await await Task.WhenAny(asked);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)),
            (refused.StatusCode, refused.Headers.RetryAfter!.Delta)
        );
        Assert.Equal(200, (await site.GetAsync("/films/pusher")).Status);
        Assert.InRange(searches.Running, 1, _costlyAtOnce);

        searches.Release();
        var statuses = (await Task.WhenAll(asked)).Select(r => r.StatusCode).ToList();
        Assert.Equal(
            (1, 5 * _costlyAtOnce),
            (statuses.Count(s => s == HttpStatusCode.ServiceUnavailable), statuses.Count(s => s == HttpStatusCode.OK))
        );
    }

    [Theory]
    [InlineData("imdbid IS NOT NULL", "\"ImdbId\" IS NOT NULL", "/films.kometa.yml", "/films.kometa.estimates.yml")]
    [InlineData("importfilmmentions", "ImportFilmMentions", "/sitemaps/films-1.xml")]
    public async Task Downloads_that_go_on_for_long_keep_no_search_waiting(
        string onPostgreSql,
        string onSqlite,
        params string[] files
    )
    {
        var downloads = new HeldQueries(TestStore.IsPostgreSql ? onPostgreSql : onSqlite);
        using var site = new Site { Replace = services => services.Intercept(downloads) };
        var held = files
            .Take(_costlyAtOnce)
            .Select(file => site.Client.GetStringAsync(new Uri(file, UriKind.Relative)))
            .ToList();
        while (downloads.Running < held.Count)
        {
            await Task.Delay(10);
        }

        var search = await site.GetAsync("/search?q=pusher").WaitAsync(TimeSpan.FromSeconds(30));
        downloads.Release();
        await Task.WhenAll(held);

        Assert.Equal(200, search.Status);
    }

    [Fact]
    public async Task Visitors_who_do_not_receive_their_responses_keep_nobody_waiting()
    {
        using var site = new Site();

        await AssertNobodyWaitsAsync(
            site,
            "/api/v1/films/{0}",
            address => site.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead)
        );
    }

    [Fact]
    public async Task Nor_do_the_signed_in()
    {
        using var site = new Site();
        using var ann = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");

        await AssertNobodyWaitsAsync(site, "/films/{0}/verdict", address => ann.OpenAsync(address.OriginalString));
    }

    /// <summary>Opens as many long pages as are read at once, does not receive them, and asks for others.</summary>
    private static async Task AssertNobodyWaitsAsync(
        Site site,
        string page,
        Func<Uri, Task<HttpResponseMessage>> openAsync
    )
    {
        const int MoreThanIsSentAhead = 200_000;
        var text = ReviewTexts.Scored("Mixed or average reviews", [.. Enumerable.Repeat(50, 1_000)]);
        var pages = new List<Uri>();
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            await site.ImportAsync($"Long {i}", text);
            pages.Add(new Uri(string.Format(CultureInfo.InvariantCulture, page, $"long-{i}"), UriKind.Relative));
        }

        var slow = new List<HttpResponseMessage>();
        foreach (var address in pages)
        {
            slow.Add(await openAsync(address).WaitAsync(TimeSpan.FromSeconds(30)));
        }

        var other = await site.GetAsync("/films/pusher").WaitAsync(TimeSpan.FromSeconds(30));
        using var same = await site.Client.GetAsync(pages[0]).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((200, HttpStatusCode.OK), (other.Status, same.StatusCode));
        foreach (var response in slow)
        {
            var content = await response.Content.ReadAsByteArrayAsync();
            Assert.InRange(content.Length, MoreThanIsSentAhead, int.MaxValue);
            response.Dispose();
        }
    }

    [Fact]
    public async Task A_client_that_leaves_while_several_wait_for_a_page_takes_it_from_nobody_else()
    {
        const string Page = "/search?q=wanted";
        var searches = HeldQueries.OfSearches();
        using var site = new Site { Replace = services => services.Intercept(searches) };
        var running = Enumerable.Range(0, _costlyAtOnce).Select(i => site.GetAsync($"/search?q=word{i}")).ToList();
        while (searches.Running < _costlyAtOnce)
        {
            await Task.Delay(10);
        }

        using var visit = new CancellationTokenSource();
        var leaving = site.Client.GetAsync(new Uri(Page, UriKind.Relative), visit.Token);
        await Task.Delay(100);
        var staying = site.GetAsync(Page);
        await Task.Delay(100);
        await visit.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        searches.Release();
        await Task.WhenAll(running);

        Assert.Equal(200, (await staying).Status);
    }

    [SqliteTheory]
    [InlineData("/search?q=pusher", true)]
    [InlineData("/films?letter=p", true)]
    [InlineData("/films", false)]
    [InlineData("/films/pusher", false)]
    public async Task A_costly_read_gives_way_to_everything_else(string address, bool givesWay)
    {
        var priorities = new Priorities();
        using var site = new Site { Replace = services => services.Intercept(priorities) };

        Assert.Equal(200, (await site.GetAsync(address)).Status);

        Assert.NotEmpty(priorities.AreLow);
        Assert.All(priorities.AreLow, isLow => Assert.Equal(givesWay, isLow));
    }

    [Theory]
    [InlineData("203.0.113.7", 429)]
    [InlineData("127.0.0.1", 200)]
    public async Task One_client_may_search_so_often_in_a_minute_but_a_proxy_on_this_machine_speaks_for_many(
        string client,
        int expected
    )
    {
        using var site = new Site
        {
            Settings = { ["Limits:SearchesPerMinute"] = "2" },
            Replace = services =>
                services.AddSingleton<IStartupFilter>(
                    new Around(before: context => context.Connection.RemoteIpAddress = IPAddress.Parse(client))
                ),
        };

        Assert.Equal(200, (await site.GetAsync("/search?q=one")).Status);
        Assert.Equal(200, (await site.GetAsync("/search?q=two")).Status);
        Assert.Equal(expected, (await site.GetAsync("/search?q=three")).Status);
        Assert.Equal(200, (await site.GetAsync("/films")).Status);
    }

    [Theory]
    [InlineData("pusher!", "pusher?! …")]
    [InlineData("\"drug dealer\"", "\"drug dealer\" .")]
    public async Task Punctuation_after_a_search_makes_no_other_page_of_it(string first, string second)
    {
        var searches = HeldQueries.OfSearches();
        searches.Release();
        using var site = new Site { Replace = services => services.Intercept(searches) };

        await site.GetAsync($"/search?q={Uri.EscapeDataString(first)}");
        var run = searches.Ran;
        await site.GetAsync($"/search?q={Uri.EscapeDataString(second)}");

        Assert.True(run > 0);
        Assert.Equal(run, searches.Ran);
    }

    private static Task<long> CountAsync(Site site) =>
        site.ReadAsync(db => db.Database.SqlQueryRaw<long>(LongStatement).SingleAsync());

    /// <summary>Each look at the clock is a minute after the one before it.</summary>
    private sealed class LeapingTime : TimeProvider
    {
        private long _looks;

        public override long GetTimestamp() => Interlocked.Increment(ref _looks) * 60 * TimestampFrequency;
    }

    /// <summary>The visitor leaves when a read of theirs looks at the clock.</summary>
    private sealed class LeavingTime(CancellationTokenSource visit) : TimeProvider
    {
        private int _looks;

        public override long GetTimestamp()
        {
            // The first look is the start of the budget.
            if (ReadBudget.Current is not null && Interlocked.Increment(ref _looks) > 1)
            {
                visit.Cancel();
            }

            return base.GetTimestamp();
        }
    }

    /// <summary>Puts enough work before each query for SQLite to ask whether to go on.</summary>
    private sealed class LongerQueries : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (ReadBudget.Current is not null)
            {
                command.CommandText = LongStatement;
            }

            return ValueTask.FromResult(result);
        }
    }

    /// <summary>With which priority the queries of requests run.</summary>
    private sealed class Priorities : DbCommandInterceptor
    {
        private const int NicenessAfterName = 16;

        public ConcurrentQueue<bool> AreLow { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (ReadBudget.Current is not null)
            {
                AreLow.Enqueue(IsLow());
            }

            return ValueTask.FromResult(result);
        }

        private static bool IsLow()
        {
            if (!OperatingSystem.IsLinux())
            {
                return Thread.CurrentThread.Priority < ThreadPriority.Normal;
            }

            var status = File.ReadAllText("/proc/thread-self/stat");
            var afterName = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            return int.Parse(afterName[NicenessAfterName], CultureInfo.InvariantCulture) > 0;
        }
    }

    /// <summary>Holds queries until they are released, and counts them.</summary>
    /// <param name="held">A text that they contain.</param>
    private sealed class HeldQueries(string held) : DbCommandInterceptor
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _running;
        private int _ran;

        public static HeldQueries OfSearches() =>
            new(TestStore.IsPostgreSql ? "FROM reviews s " : SearchTables.Reviews);

        public int Running => _running;

        public int Ran => _ran;

        public void Release() => _released.SetResult();

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (command.CommandText.Contains(held, StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _ran);
                Interlocked.Increment(ref _running);
                await _released.Task;
                Interlocked.Decrement(ref _running);
            }

            return result;
        }
    }
}
