using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.OpenApi;

namespace ReviewSite.Web.Tests.Api;

/// <summary>What the API answers is what its document says.</summary>
public sealed class ApiContractTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_document_is_valid()
    {
        await using var stream = await _site.Client.GetStreamAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        copy.Position = 0;

        var (document, diagnostic) = await OpenApiDocument.LoadAsync(copy, "json");

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic!.SpecificationVersion);
        Assert.Empty(diagnostic.Errors);
        Assert.All(
            document!.Paths.Values.SelectMany(p => p.Operations!.Values),
            o => Assert.False(string.IsNullOrEmpty(o.Summary))
        );
    }

    /// <summary>Each as it is, of nothing, and with every field in each of its ways, right and wrong.</summary>
    [Fact]
    public async Task Every_route_answers_as_the_document_says_whatever_it_is_asked()
    {
        await ImportAsync();
        var document = await _site.JsonAsync("/openapi/v1.json");
        var statuses = new List<int>();

        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            var get = Assert.Single(operations!.AsObject(), o => o.Key == "get").Value!;
            foreach (var address in AddressesOf(path, get))
            {
                statuses.Add(await AssertDocumentedAsync(document, get, address));
            }
        }

        Assert.Equal(9, document["paths"]!.AsObject().Count);
        Assert.InRange(statuses.Count, 100, int.MaxValue);
        Assert.Equal([200, 400, 404], statuses.Distinct().Order());
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

    [Fact]
    public async Task The_page_offers_what_the_site_has()
    {
        await ImportAsync();
        var page = await _site.PageAsync("/docs/api");

        foreach (var address in page.QuerySelectorAll("main form").Select(f => f.GetAttribute("action")!))
        {
            var needed = address.EndsWith("/search", StringComparison.Ordinal) ? "?q=the" : "";
            Assert.Equal((address, 200), (address, (await _site.GetAsync(address + needed)).Status));
        }
    }

    /// <summary>A film with critics and publications: every field of every answer is there once.</summary>
    private async Task ImportAsync()
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,year,critic,publication,score,date,quote\n"
                    + "Sure,2001,Ann,The Paper,3/4,2001-02-03,One.\n"
                    + "Sure,2001,Ben,The Paper,80/100,2001-02-04,Two.\n"
            )
        );
    }

    private static IEnumerable<string> AddressesOf(string path, JsonNode operation)
    {
        var known = path.Replace(
            "{slug}",
            path.Contains("films", StringComparison.Ordinal) ? "pusher"
                : path.Contains("critics", StringComparison.Ordinal) ? "ann"
                : "the-paper",
            StringComparison.Ordinal
        );
        var fields = operation["parameters"]!.AsArray().Where(p => p!["in"]!.GetValue<string>() == "query").ToList();
        var needed = string.Concat(fields.Where(IsRequired).Select(f => $"&{NameOf(f)}={f!["example"]}"));
        yield return $"{known}?{needed}";
        if (known != path)
        {
            yield return path.Replace("{slug}", "none", StringComparison.Ordinal);
        }

        foreach (var field in fields)
        {
            var schema = field!["schema"]!;
            JsonNode?[] values =
            [
                .. schema["enum"]?.AsArray() ?? [],
                field["example"],
                schema["minimum"],
                schema["maximum"],
                "",
                "no-such-value",
            ];
            foreach (var value in values.OfType<JsonNode>())
            {
                yield return $"{known}?{(IsRequired(field) ? "" : needed)}&{NameOf(field)}={value}";
                yield return $"{known}?{(IsRequired(field) ? "" : needed)}&{NameOf(field)}={value}&film=pusher";
            }
        }

        static string NameOf(JsonNode? field) => field!["name"]!.GetValue<string>();
        static bool IsRequired(JsonNode? field) => field!["required"]?.GetValue<bool>() == true;
    }

    private async Task<int> AssertDocumentedAsync(JsonNode document, JsonNode operation, string address)
    {
        using var response = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
        var status = (int)response.StatusCode;
        var documented = operation["responses"]![status.ToString(CultureInfo.InvariantCulture)];
        var schema = documented?["content"]?[response.Content.Headers.ContentType!.MediaType!]?["schema"];
        Assert.True(schema is not null, $"{address}: {status} is not in the document");

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        var outcome = SchemaOf(schema, document)
            .Evaluate(answer, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(outcome.IsValid, $"{address}: {JsonSerializer.Serialize(outcome)}");
        return status;
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
