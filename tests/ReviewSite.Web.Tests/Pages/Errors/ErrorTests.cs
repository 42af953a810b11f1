using System.Net;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Errors;

public sealed class ErrorTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("/nothing", 404)]
    [InlineData("/error", 404)]
    [InlineData("/films/pusher/nothing", 404)]
    [InlineData("/site.unknown.css", 404)]
    public async Task An_address_without_a_page_is_answered_in_the_site_s_look(string address, int expected)
    {
        var (status, page) = await Site.Seeded.GetAsync(address);

        Assert.Equal(expected, status);
        Assert.Equal("ReviewSite", page.QuerySelector(".wordmark")?.TextContent);
    }

    [Theory]
    [InlineData("/films/%20")]
    [InlineData("/films/%09%0A")]
    [InlineData("/films/%E2%80%A8")]
    [InlineData("/films/%20/card")]
    [InlineData("/films/%20/verdict")]
    [InlineData("/critics/%20")]
    [InlineData("/publications/%20")]
    [InlineData("/directors/%20")]
    [InlineData("/genres/%20")]
    [InlineData("/countries/%20")]
    [InlineData("/grids/%20.csv")]
    [InlineData("/collections/%20")]
    [InlineData("/lists/%20")]
    [InlineData("/films/%20/feed.atom")]
    [InlineData("/films/%20/badge.svg")]
    [InlineData("/films/%20/share.png")]
    [InlineData("/films/%20.nfo?for=kodi")]
    [InlineData("/api/v1/films/%20")]
    [InlineData("/plex/library/metadata/%20")]
    public async Task White_space_is_the_name_of_nothing(string address) =>
        Assert.Equal(404, (await Site.Seeded.GetAsync(address)).Status);

    [Theory]
    [InlineData("/admin/films/%20")]
    [InlineData("/admin/films/%20/paste")]
    [InlineData("/admin/films/%20/reviews/add")]
    [InlineData("/admin/imports/tables/%20")]
    [InlineData("/admin/grids/%20")]
    [InlineData("/admin/collections/%20")]
    [InlineData("/admin/lists/%20")]
    public async Task White_space_is_the_name_of_nothing_for_editors_too(string address)
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");

        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(address)).Status);
    }

    [Fact]
    public async Task A_fault_of_ours_is_a_500_without_its_inside_for_people_and_programs()
    {
        _ = _site.Client;
        await _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Films SET EditedFields = 'no list'"));

        var (status, page) = await _site.GetAsync("/films/pusher");
        using var forProgram = await _site.Client.GetAsync(new Uri("/api/v1/films/pusher", UriKind.Relative));

        Assert.Equal(500, status);
        Assert.Equal("Something went wrong", page.QuerySelector("h1")?.TextContent);
        Assert.DoesNotContain(" at ReviewSite", page.Source.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.InternalServerError, forProgram.StatusCode);
        Assert.Equal("application/problem+json", forProgram.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("Exception", await forProgram.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/films/pusher", "GET", "HEAD")]
    [InlineData("DELETE", "/", "GET", "HEAD")]
    [InlineData("TRACE", "/films/pusher/verdict", "GET", "HEAD")]
    [InlineData("FOO", "/films", "GET", "HEAD")]
    [InlineData("POST", "/api/v1/critics/noel-murray", "GET", "HEAD")]
    [InlineData("POST", "/api/v1/films/pusher", "DELETE", "GET", "HEAD", "PATCH")]
    public async Task Another_method_is_refused_with_those_that_are_taken(
        string method,
        string address,
        params string[] taken
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative))
        {
            Content = new ByteArrayContent([1, 2, 3]),
        };
        using var response = await _site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(taken, response.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("/films/pusher")]
    [InlineData("/api/v1/films/pusher")]
    public async Task The_headers_alone_can_be_asked_for(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(address, UriKind.Relative));
        using var response = await _site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
