using System.Data.Common;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.PostgreSql;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>A database that goes away, and comes back.</summary>
public sealed class OutageTests
{
    private const string Quote = "Long as the night.";

    private static readonly TimeSpan _longestReturn = TimeSpan.FromSeconds(10);

    [PostgreSqlFact]
    public async Task While_it_is_away_cached_pages_are_served_and_a_save_keeps_its_text()
    {
        using var server = PostgreSqlServer.Start();
        using var site = Site.On(server);
        using var editor = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");
        var cached = await site.PageAsync("/films/pusher");
        var form = await editor.GetAsync(ReviewForm.Address);

        server.Crash();
        var meanwhile = await site.PageAsync("/films/pusher");
        var refused = await ReviewForm.SubmitAsync(editor, form, Quote);
        using var uncached = await site.Client.GetAsync(new Uri("/films?sort=score&page=2", UriKind.Relative));

        Assert.Equal(cached.QuerySelector("main")!.TextContent, meanwhile.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal("The database cannot be reached", refused.Text("h1"));
        Assert.Equal(Quote, refused.Page.QuerySelector("form [name='Input.Quote']")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, uncached.StatusCode);

        server.Restart();
        var since = Stopwatch.StartNew();
        while ((await ReviewForm.SubmitAsync(editor, form, Quote)).Status != HttpStatusCode.Redirect)
        {
            // A PgBouncer in between asks for the server each second.
            Assert.True(PgBouncer.IsWanted && since.Elapsed < _longestReturn, "Saving does not work again.");
        }

        Assert.Equal(12, await site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [PostgreSqlFact]
    public async Task The_health_check_says_why_and_does_not_need_a_second_request_afterwards()
    {
        using var server = PostgreSqlServer.Start();
        using var site = Site.On(server);
        var ready = new Uri("/healthz/ready", UriKind.Relative);
        Assert.Equal("Healthy", await site.Client.GetStringAsync(ready));

        server.Crash();
        using var meanwhile = await site.Client.GetAsync(ready);
        server.Restart();
        var afterwards = PgBouncer.IsWanted ? "Healthy" : await site.Client.GetStringAsync(ready);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, meanwhile.StatusCode);
        Assert.Equal("Unhealthy\nThe database cannot be reached.", await meanwhile.Content.ReadAsStringAsync());
        Assert.Equal("Healthy", afterwards);
    }

    [PostgreSqlFact]
    public async Task A_save_that_loses_it_halfway_keeps_its_text()
    {
        using var server = PostgreSqlServer.Start();
        var crash = new CrashAfterInsert(server);
        using var site = Site.On(
            server,
            services => services.ConfigureDbContext<PostgreSqlDb>(o => o.AddInterceptors(crash))
        );
        using var editor = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");
        var form = await editor.GetAsync(ReviewForm.Address);

        crash.IsOn = true;
        var refused = await ReviewForm.SubmitAsync(editor, form, Quote);
        server.Restart();

        Assert.False(crash.IsOn);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal(Quote, refused.Page.QuerySelector("form [name='Input.Quote']")!.TextContent.Trim());
    }

    /// <summary>The server is gone once the row of a review is in the transaction.</summary>
    private sealed class CrashAfterInsert(PostgreSqlServer server) : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public override InterceptionResult DataReaderDisposing(
            DbCommand command,
            DataReaderDisposingEventData eventData,
            InterceptionResult result
        )
        {
            if (IsOn && command.CommandText.Contains("INSERT INTO reviews", StringComparison.Ordinal))
            {
                IsOn = false;
                server.Crash();
            }

            return result;
        }
    }
}
