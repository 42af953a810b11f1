using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ReviewSite.Web.Tests.Api;

/// <summary>What the API answers is what its document says.</summary>
public sealed class ApiContractTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Every_route_answers_as_the_document_says()
    {
        await _site.ImportAsync("Sure", ReviewTexts.Scored("Mixed or average reviews", 50, 50, 50, 50));
        var document = await _site.JsonAsync("/openapi/v1.json");
        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        var paths = document["paths"]!.AsObject();

        Assert.Equal(8, paths.Count(p => p.Key != "/api/v1/publications/{slug}"));
        foreach (var (path, operations) in paths.Where(p => p.Key != "/api/v1/publications/{slug}"))
        {
            var get = operations!["get"]!;
            var schema = get["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
            var address = path.Contains("critics", StringComparison.Ordinal)
                ? path.Replace("{slug}", "noel-murray", StringComparison.Ordinal)
                : path.Replace("{slug}", "pusher", StringComparison.Ordinal);
            var required = get["parameters"]?.AsArray().Any(p => p!["required"]?.GetValue<bool>() == true) ?? false;
            var answer = await _site.JsonAsync(
                required && !path.Contains('{', StringComparison.Ordinal) ? $"{address}?q=the" : address
            );

            var outcome = SchemaOf(schema, document)
                .Evaluate(answer, new EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.True(outcome.IsValid, $"{address}: {JsonSerializer.Serialize(outcome)}");
        }
    }

    [Fact]
    public async Task An_answer_that_lacks_a_field_is_not_valid_by_the_document()
    {
        var document = await _site.JsonAsync("/openapi/v1.json");
        var schema = JsonNode.Parse("""{ "$ref": "#/components/schemas/FilmDocument" }""")!;
        var film = (await _site.JsonAsync("/api/v1/films/pusher")).AsObject();

        Assert.True(SchemaOf(schema, document).Evaluate(film).IsValid);
        film.Remove("title");
        Assert.False(SchemaOf(schema, document).Evaluate(film).IsValid);
    }

    [Theory]
    [InlineData("/api/v1/films?limit=101", "limit")]
    [InlineData("/api/v1/films?limit=0", "limit")]
    [InlineData("/api/v1/reviews?limit=x", "limit")]
    [InlineData("/api/v1/films?sort=none", "sort")]
    [InlineData("/api/v1/films?cursor=none", "cursor")]
    [InlineData("/api/v1/films?fields=none", "fields")]
    [InlineData("/api/v1/films?genre=none", "genre")]
    [InlineData("/api/v1/reviews?critic=none", "critic")]
    [InlineData("/api/v1/reviews?reception=mixed", "reception")]
    [InlineData("/api/v1/search", "q")]
    [InlineData("/api/v1/changes?since=yesterday", "since")]
    public async Task A_wrong_field_is_400_as_problem_details_that_name_it(string address, string field)
    {
        using var response = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(problem["errors"]![field]);
    }

    [Fact]
    public async Task A_method_that_is_not_taken_is_a_problem_even_to_a_browser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/films", UriKind.Relative));
        request.Headers.Add("Accept", "text/html");
        using var response = await _site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Every_operation_can_be_tried_on_the_page()
    {
        var paths = (await _site.JsonAsync("/openapi/v1.json"))["paths"]!.AsObject().Select(p => p.Key);
        var page = await _site.PageAsync("/docs/api");

        var shown = page.QuerySelectorAll("main section > p code").Select(c => c.TextContent["GET ".Length..]);
        Assert.Equal(paths.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    /// <summary>A schema of the document by itself, with those that it refers to.</summary>
    private static JsonSchema SchemaOf(JsonNode schema, JsonNode document)
    {
        var whole = schema.DeepClone().AsObject();
        whole["$defs"] = document["components"]!["schemas"]!.DeepClone();
        return JsonSchema.FromText(
            whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal)
        );
    }
}
