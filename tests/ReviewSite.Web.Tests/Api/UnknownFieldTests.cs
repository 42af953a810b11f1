using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Tests.Api.Writing;

namespace ReviewSite.Web.Tests.Api;

/// <summary>A misspelled filter must not return everything.</summary>
public sealed class UnknownFieldTests
{
    [Theory]
    [InlineData("films?vedict=too-few", "vedict", "did you mean “verdict”? You can send q, genre, country, ")]
    [InlineData("films?Limits=1&sort=best", "Limits", "did you mean “limit”?")]
    [InlineData("films/pusher?x=1", "x", "not a field of this address. You can send fields.")]
    [InlineData(
        "search?q=drug&pages=2",
        "pages",
        "not a field of this address. You can send q, limit, cursor, fields."
    )]
    public async Task A_field_that_an_address_does_not_have_is_refused(string address, string field, string sentence)
    {
        using var response = await Site.Seeded.Client.GetAsync(new Uri($"/api/v1/{address}", UriKind.Relative));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"“{field}” is ", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(sentence, problem["errors"]![field]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData("films?VERDICT=too-few", 0)]
    [InlineData("films?vedict=", 1)]
    [InlineData("films?vedict", 1)]
    public async Task Case_makes_no_difference_and_an_empty_field_is_none(string address, int films) =>
        Assert.Equal(films, (await Site.Seeded.JsonAsync($"/api/v1/{address}"))["items"]!.AsArray().Count);

    [Fact]
    public async Task It_is_refused_even_if_the_rest_is_known_already()
    {
        using var first = await Site.Seeded.Client.GetAsync(new Uri("/api/v1/films", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/films?vedict=x", UriKind.Relative));
        request.Headers.Add("If-None-Match", first.Headers.ETag!.ToString());
        using var response = await Site.Seeded.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    /// <summary>From the list of endpoints itself, so that a new one cannot be forgotten.</summary>
    [Fact]
    public async Task Every_address_of_the_API_refuses_it()
    {
        using var site = new Site();
        var program = await ApiProgram.OfAsync(site);
        var operations =
            from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
            select (Method: HttpMethod.Parse(method), Path: endpoint.RoutePattern.RawText!);

        foreach (var (method, path) in operations)
        {
            var address = path.Replace("{slug}", "pusher", StringComparison.Ordinal)
                .Replace("{position}", "1", StringComparison.Ordinal);
            var reply = await program.SendAsync(method, $"{address}?comit=true", "{}", ("If-Match", "*"));
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, reply.Status));
            Assert.True(method == HttpMethod.Head || reply.Fields == "comit", $"{method} {path}: {reply.Text}");
        }
    }
}
