using System.Data.Common;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReviewSite.Web.Tests.Api;

/// <summary>How the API uses HTTP: versions, errors, and readers from other sites.</summary>
public sealed class ApiHttpTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("/api/v1/films")]
    [InlineData("/api/v1/films?sort=best&limit=1")]
    [InlineData("/api/v1/films/pusher")]
    [InlineData("/api/v1/films/pusher?fields=slug")]
    [InlineData("/api/v1/films/pusher/reviews")]
    [InlineData("/api/v1/films/pusher/reviews/1")]
    [InlineData("/api/v1/reviews?film=pusher")]
    [InlineData("/api/v1/critics")]
    [InlineData("/api/v1/critics/noel-murray")]
    [InlineData("/api/v1/publications")]
    [InlineData("/api/v1/search?q=drug")]
    [InlineData("/api/v1/changes")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/feed.atom")]
    [InlineData("/sitemap.xml")]
    [InlineData("/films.kometa.yml")]
    [InlineData("/plex")]
    public async Task What_is_known_is_304_until_something_changes(string address)
    {
        using var first = await SendAsync(HttpMethod.Get, address);
        var tag = first.Headers.ETag!.ToString();
        using var known = await SendAsync(HttpMethod.Get, address, ("If-None-Match", tag));
        await _site.ImportAsync("New", ReviewTexts.Scored("Too few reviews", 70));
        using var changed = await SendAsync(HttpMethod.Get, address, ("If-None-Match", tag));

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK),
            (first.StatusCode, known.StatusCode, changed.StatusCode)
        );
        Assert.Empty(await known.Content.ReadAsByteArrayAsync());
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
    }

    [Theory]
    [InlineData("GET", "/api", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/films", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/films/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/critics/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/publications/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/films?limit=101", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v1/films?limit=1&limit=2", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/api/v1/films", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/v1/critics", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/v1/films", HttpStatusCode.Unauthorized)]
    [InlineData("DELETE", "/api/v1/films/pusher", HttpStatusCode.Unauthorized)]
    [InlineData("PATCH", "/api/v1/nothing", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/openapi/v2.json", HttpStatusCode.NotFound)]
    public async Task Every_error_is_a_problem_that_says_its_status(
        string method,
        string address,
        HttpStatusCode status
    )
    {
        using var response = await SendAsync(new HttpMethod(method), address, ("Accept", "text/html"));

        await AssertProblemAsync(response, status);
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData("POST", "/api/v1/critics", "GET, HEAD", "This address does not take POST. It takes GET, HEAD.")]
    [InlineData("PUT", "/api/v1/films", "GET, HEAD, POST", "This address does not take PUT. It takes GET, HEAD, POST.")]
    public async Task A_method_that_is_not_taken_is_told_what_is(
        string method,
        string address,
        string allowed,
        string detail
    )
    {
        using var response = await SendAsync(new HttpMethod(method), address);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
        Assert.Equal(detail, problem["detail"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(SQLitePCL.raw.SQLITE_FULL, HttpStatusCode.ServiceUnavailable)]
    [InlineData(SQLitePCL.raw.SQLITE_ERROR, HttpStatusCode.InternalServerError)]
    public async Task A_failure_inside_is_a_problem_that_tells_nothing_of_it(int code, HttpStatusCode status)
    {
        var failing = new FailingReads(code);
        using var site = new Site { Replace = services => services.Intercept(failing) };
        _ = await site.JsonAsync("/api/v1/critics/noel-murray");
        failing.IsOn = true;

        using var response = await site.Client.GetAsync(new Uri("/api/v1/critics", UriKind.Relative));

        await AssertProblemAsync(response, status);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_site_may_ask_whether_it_may_read_but_not_write_or_send_cookies()
    {
        using var reading = await SendAsync(
            HttpMethod.Options,
            "/api/v1/films",
            ("Origin", "https://other.example"),
            ("Access-Control-Request-Method", "GET"),
            ("Access-Control-Request-Headers", "if-none-match")
        );
        using var writing = await SendAsync(
            HttpMethod.Options,
            "/api/v1/films",
            ("Origin", "https://other.example"),
            ("Access-Control-Request-Method", "DELETE")
        );

        Assert.Equal("*", Header(reading, "Access-Control-Allow-Origin"));
        Assert.Equal("if-none-match", Header(reading, "Access-Control-Allow-Headers"), ignoreCase: true);
        Assert.Null(Header(reading, "Access-Control-Allow-Credentials"));
        Assert.DoesNotContain(
            "DELETE",
            Header(writing, "Access-Control-Allow-Methods") ?? "",
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/api/v1/films/pusher")]
    [InlineData("/feed.json")]
    [InlineData("/films/pusher/badge.json")]
    [InlineData("/oembed?url=http://localhost/films/pusher")]
    public async Task A_reader_on_another_site_sees_the_headers_that_it_needs(string address)
    {
        using var response = await SendAsync(HttpMethod.Get, address, ("Origin", "https://other.example"));

        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal(
            "ETag,Link,RateLimit,RateLimit-Policy,Retry-After",
            Header(response, "Access-Control-Expose-Headers")
        );
    }

    [Theory]
    [InlineData("/films/pusher")]
    [InlineData("/account/sign-in")]
    public async Task No_page_may_be_read_from_another_site(string address)
    {
        using var response = await SendAsync(HttpMethod.Get, address, ("Origin", "https://other.example"));

        Assert.Null(Header(response, "Access-Control-Allow-Origin"));
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string address,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await _site.Client.SendAsync(request);
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    private sealed class FailingReads(int code) : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        ) => IsOn ? throw new SqliteException("a secret", code) : ValueTask.FromResult(result);
    }
}
