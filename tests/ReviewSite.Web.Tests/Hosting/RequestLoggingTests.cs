using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ReviewSite.Domain;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store.Entities;
using Serilog.Events;

namespace ReviewSite.Web.Tests.Hosting;

public sealed class RequestLoggingTests
{
    [Theory]
    [InlineData("GET", "/films", 200, 20, LogEventLevel.Verbose)]
    [InlineData("GET", "/films", 404, 20, LogEventLevel.Verbose)]
    [InlineData("GET", "/films", 200, 1_001, LogEventLevel.Information)]
    [InlineData("POST", "/admin/films/add", 302, 20, LogEventLevel.Information)]
    [InlineData("POST", "/account/sign-in", 429, 20, LogEventLevel.Warning)]
    [InlineData("GET", "/admin/history", 403, 20, LogEventLevel.Warning)]
    [InlineData("GET", "/films", 503, 20, LogEventLevel.Error)]
    [InlineData("GET", "/oembed", 501, 20, LogEventLevel.Verbose)]
    [InlineData("GET", "/healthz/ready", 503, 2_000, LogEventLevel.Verbose)]
    public void By_default_only_notable_requests_are_logged(
        string method,
        string path,
        int status,
        double milliseconds,
        LogEventLevel expected
    ) => Assert.Equal(expected, Level(setting: null, method, path, status, milliseconds, isCached: false));

    [Theory]
    [InlineData("all", "/films", false, LogEventLevel.Information)]
    [InlineData("All", "/films", true, LogEventLevel.Verbose)]
    [InlineData("all", "/healthz/live", false, LogEventLevel.Verbose)]
    [InlineData("none", "/films", false, LogEventLevel.Verbose)]
    public void The_setting_says_which_requests_are_logged(
        string setting,
        string path,
        bool isCached,
        LogEventLevel expected
    ) => Assert.Equal(expected, Level(setting, "GET", path, 200, milliseconds: 20, isCached));

    [Fact]
    public void An_unknown_setting_is_refused_with_the_known_ones()
    {
        var refusal = Assert.Throws<InvalidInputException>(() => RequestLogging.Read(With("some")));

        Assert.Equal("Logging:Requests is “some”; expected all, notable or none.", refusal.Message);
    }

    [Fact]
    public async Task A_path_begins_no_line_and_controls_no_terminal()
    {
        using var site = new Site { Settings = { ["Logging:Requests"] = "all" } };
        await site.GetAsync("/x%0A12:00:00%20INF%20forged%1B%5B2J");

        var log = await site.StopAndReadLogAsync();

        var line = Assert.Single(log.Split('\n'), l => l.Contains("forged", StringComparison.Ordinal));
        Assert.Equal(
            "/x\uFFFD12:00:00 INF forged\uFFFD[2J",
            (string?)JsonNode.Parse(line)!["Properties"]!["RequestPath"]
        );
    }

    [Fact]
    public async Task A_logged_request_is_one_line_without_its_query()
    {
        using var site = new Site { Settings = { ["Logging:Requests"] = "all" } };
        await site.GetAsync("/films/pusher?q=secret");

        var log = await site.StopAndReadLogAsync();

        var line = Assert.Single(log.Split('\n'), l => l.Contains("\"/films/pusher\"", StringComparison.Ordinal));
        var properties = JsonNode.Parse(line)!["Properties"]!;
        Assert.Equal(
            ("GET", 200),
            (properties["RequestMethod"]!.GetValue<string>(), properties["StatusCode"]!.GetValue<int>())
        );
        Assert.NotNull(properties["Elapsed"]);
        Assert.DoesNotContain("secret", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limits_of_an_upload_are_applied_before_it_is_read()
    {
        using var site = new Site();
        using var ann = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");
        await ann.UploadAsync("/admin/films/pusher", "Poster", "poster", Pictures.Png(3), "a.png");
        await ann.UploadAsync("/admin/posters", "Uploads", [("pusher.png", Pictures.Png(3))]);
        await ann.UploadAsync(
            "/admin/imports/tables",
            "Uploads",
            [("a.csv", "title,critic,score\nUp,Ann,8/10\n"u8.ToArray())]
        );

        var log = await site.StopAndReadLogAsync();

        // The server in tests has no limit for the size of a body, and says so, too.
        Assert.DoesNotContain("the request form has already been read", log, StringComparison.Ordinal);
    }

    private static LogEventLevel Level(
        string? setting,
        string method,
        string path,
        int status,
        double milliseconds,
        bool isCached
    )
    {
        var context = new DefaultHttpContext
        {
            Request = { Method = method, Path = path },
            Response = { StatusCode = status },
        };
        if (isCached)
        {
            context.Response.Headers.Age = "1";
        }

        return RequestLogging.Read(With(setting)).LevelOf(context, milliseconds);
    }

    private static IConfiguration With(string? setting) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(RequestLogging.Setting, setting)]).Build();
}
