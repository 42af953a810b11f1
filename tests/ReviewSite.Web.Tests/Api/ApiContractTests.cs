using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Api.Writing;

namespace ReviewSite.Web.Tests.Api;

/// <summary>What the API answers is what its document says.</summary>
public sealed class ApiContractTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_document_is_valid()
    {
        await using var stream = await Site.Seeded.Client.GetStreamAsync(new Uri("/openapi/v1.json", UriKind.Relative));
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

    /// <summary>Programs that are written from the document name their methods by these.</summary>
    [Fact]
    public async Task Each_operation_has_a_name_of_its_own_and_examples_of_its_types()
    {
        var document = await Site.Seeded.JsonAsync("/openapi/v1.json");
        var operations = document["paths"]!
            .AsObject()
            .SelectMany(p => p.Value!.AsObject().Select(o => o.Value!))
            .ToList();

        var names = operations.Select(o => o["operationId"]!.GetValue<string>()).ToList();
        var examples =
            from operation in operations
            from parameter in operation["parameters"]?.AsArray() ?? []
            where parameter!["schema"]?["type"]?.ToString() == "integer" && parameter["example"] is not null
            select parameter["example"]!.GetValueKind();

        Assert.Contains("getFilmsBySlug", names);
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(examples, kind => Assert.Equal(JsonValueKind.Number, kind));
        Assert.NotEmpty(examples);
    }

    /// <summary>Each as it is, of nothing, and with every field in each of its ways, right and wrong.</summary>
    [Fact]
    public async Task Every_route_answers_as_the_document_says_whatever_it_is_asked()
    {
        await ImportAsync();
        var document = await _site.JsonAsync("/openapi/v1.json");
        var (statuses, paths) = (new List<int>(), new List<string>());

        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            if (operations!["get"] is { } get)
            {
                paths.Add(path);
                foreach (var address in AddressesOf(path, get))
                {
                    statuses.Add(await AssertDocumentedAsync(document, get, HttpMethod.Get, address));
                }
            }
        }

        Assert.Equal(15, paths.Count);
        Assert.InRange(statuses.Count, 100, int.MaxValue);
        Assert.Equal([200, 400, 404], statuses.Distinct().Order());
    }

    /// <summary>In each way that it can end, as far as a test can bring it about.</summary>
    [Fact]
    public async Task Every_change_answers_as_the_document_says_however_it_ends()
    {
        var document = await _site.JsonAsync("/openapi/v1.json");
        var token = await ApiProgram.TokenAsync(_site);
        var readOnly = await ApiProgram.TokenAsync(_site, ApiScopes.Read, email: "reader@site.example");
        var ended = new Dictionary<string, HashSet<int>>();
        const string Films = "/api/v1/films";
        const string Film = "/api/v1/films/{slug}";
        const string Reviews = "/api/v1/films/{slug}/reviews";
        const string Review = "/api/v1/films/{slug}/reviews/{position}";
        const string Imports = "/api/v1/imports";

        await TryAsync(HttpMethod.Post, Films, """{ "title": "New", "year": 2001 }""", key: "a");
        await TryAsync(HttpMethod.Post, Films, """{ "title": "New", "year": 2002 }""", key: "a");
        await TryAsync(HttpMethod.Post, Films, """{ "title": "New", "year": 2001 }""");
        await TryAsync(HttpMethod.Patch, Film, """{ "year": "x" }""", ifMatch: "*");
        await TryAsync(HttpMethod.Patch, Film, """{ "title": "New", "year": 2001 }""", ifMatch: "*");
        await TryAsync(HttpMethod.Patch, Film, """{ "year": 1996 }""", ifMatch: "*");
        await TryAsync(HttpMethod.Post, Reviews, """{ "critic": "Ann", "originalScore": "3/4" }""");
        await TryAsync(HttpMethod.Post, Reviews, """{ "critic": "Ann", "originalScore": "3/4" }""");
        await TryAsync(HttpMethod.Patch, Review, """{ "date": "1900-01-01" }""", ifMatch: "*");
        await TryAsync(HttpMethod.Patch, Review, """{ "originalScore": "3/4" }""", ifMatch: "*");
        await TryAsync(HttpMethod.Post, Imports, "• 75 — Bob Writer, Weekly (Jul 16, 2013): Rough.", "?film=pusher");
        await TryAsync(HttpMethod.Post, Imports, "• 75 — Bob Writer, Weekly (Jul 16, 2013): Rough.", ifMatch: "\"x\"");
        await TryAsync(HttpMethod.Post, Imports, "nothing", "?film=pusher");
        foreach (var (method, path) in Operations())
        {
            await TryAsync(method, path, """{ "title": 1, "critic": 1 }""", "?film=none&commit=x", ifMatch: "*");
            await TryAsync(method, path, "{}", ifMatch: "\"x\"", film: "pusher");
            await TryAsync(method, path, "{}", film: "none", ifMatch: "*");
            await TryAsync(method, path, "{}", ifMatch: null);
            await TryAsync(method, path, "{}", type: "image/png", ifMatch: "*");
            await TryAsync(method, path, "{}", by: null);
            await TryAsync(method, path, "{}", by: "wrong");
            await TryAsync(method, path, "{}", by: readOnly);
            await TryAsync(method, path, new string(' ', 300 * 1024), ifMatch: "*", type: "application/json");
        }

        foreach (var path in new[] { Review, Film })
        {
            await TryAsync(HttpMethod.Delete, path, ifMatch: null);
            await TryAsync(HttpMethod.Delete, path, ifMatch: "\"x\"");
            await TryAsync(HttpMethod.Delete, path, ifMatch: "*", film: "none");
            await TryAsync(HttpMethod.Delete, path, ifMatch: "*", by: null);
            await TryAsync(HttpMethod.Delete, path, ifMatch: "*", by: readOnly);
            await TryAsync(HttpMethod.Delete, path, ifMatch: "*");
        }

        Assert.Equal(
            new Dictionary<string, string>
            {
                [$"POST {Films}"] = "201 400 401 403 409 413 415 422",
                [$"PATCH {Film}"] = "200 400 401 403 404 409 412 413 415 428",
                [$"DELETE {Film}"] = "204 401 403 404 412 428",
                [$"POST {Reviews}"] = "201 400 401 403 404 409 413 415",
                [$"PATCH {Review}"] = "200 400 401 403 404 409 412 413 415 428",
                [$"DELETE {Review}"] = "204 401 403 404 412 428",
                [$"POST {Imports}"] = "200 400 401 403 412 415",
            },
            ended.ToDictionary(e => e.Key, e => string.Join(' ', e.Value.Order()))
        );

        IEnumerable<(HttpMethod Method, string Path)> Operations() =>
            from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            where operation.Key is not ("get" or "delete")
            select (HttpMethod.Parse(operation.Key), path.Key);

        async Task TryAsync(
            HttpMethod method,
            string path,
            string? body = null,
            string query = "?film=pusher&commit=true",
            string? ifMatch = null,
            string? key = null,
            string? type = null,
            string film = "pusher",
            string? by = "token"
        )
        {
            var operation = document["paths"]![path]![method.Method.ToLowerInvariant()]!;
            var address = path.Replace("{slug}", film, StringComparison.Ordinal)
                .Replace("{position}", film == "pusher" ? "1" : "99", StringComparison.Ordinal);
            using var content = new StringContent(body ?? "");
            content.Headers.ContentType = new(type ?? (path == Imports ? "text/plain" : "application/json"));
            var status = await AssertDocumentedAsync(
                document,
                operation,
                method,
                path == Imports ? address + query : address,
                content,
                ("Authorization", by is null ? null : $"Bearer {(by == "token" ? token : by)}"),
                ("If-Match", ifMatch),
                ("Idempotency-Key", key)
            );
            ended.TryAdd($"{method} {path}", []);
            ended[$"{method} {path}"].Add(status);
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
    [InlineData("/api/v1/films?fields=,", "fields")]
    [InlineData("/api/v1/films?imdb=pusher", "imdb")]
    [InlineData("/api/v1/films?genre=none", "genre")]
    [InlineData("/api/v1/reviews?critic=none", "critic")]
    [InlineData("/api/v1/reviews?reception=mixed", "reception")]
    [InlineData("/api/v1/search", "q")]
    [InlineData("/api/v1/changes?since=yesterday", "since")]
    [InlineData("/api/v1/changes?since=12:00", "since")]
    [InlineData("/api/v1/changes?since=01/02/2026", "since")]
    [InlineData("/api/v1/films/pusher/reviews?limit=0", "limit")]
    public async Task A_wrong_field_is_400_as_problem_details_that_name_it(string address, string field)
    {
        using var response = await Site.Seeded.Client.GetAsync(new Uri(address, UriKind.Relative));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(problem["errors"]![field]);
    }

    [Fact]
    public async Task A_method_that_is_not_taken_is_a_problem_even_to_a_browser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri("/api/v1/films", UriKind.Relative));
        request.Headers.Add("Accept", "text/html");
        using var response = await _site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Every_operation_can_be_tried_on_the_page()
    {
        var operations = (await Site.Seeded.JsonAsync("/openapi/v1.json"))["paths"]!
            .AsObject()
            .SelectMany(p => p.Value!.AsObject().Select(o => $"{o.Key.ToUpperInvariant()} {p.Key}"))
            .ToLookup(o => o.StartsWith("GET ", StringComparison.Ordinal));
        var page = await Site.Seeded.PageAsync("/docs/api");

        var tried = page.QuerySelectorAll("main section:has(form) > p code").Select(c => c.TextContent);
        var listed = page.QuerySelectorAll("main section li code").Select(c => c.TextContent);
        Assert.Equal(operations[true].Order(StringComparer.Ordinal), tried.Order(StringComparer.Ordinal));
        Assert.Equal(operations[false].Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
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

    /// <summary>
    /// A film with critics and publications, a collection and a poll: every field of every answer is there once.
    /// </summary>
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
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        await editor.SendAsync(
            "/admin/collections/add",
            ("Input.Title", "Season"),
            ("Input.Films", "Sure\n# Late\nPusher")
        );
        await editor.SendAsync(
            "/admin/lists/add",
            ("Input.Title", "Year"),
            ("Input.Lists", "# Ann\n1. Sure\n# Ben\nPusher")
        );
    }

    private static IEnumerable<string> AddressesOf(string path, JsonNode operation)
    {
        path = path.Replace("{position}", "1", StringComparison.Ordinal);
        var known = path.Replace(
            "{slug}",
            path.Contains("films", StringComparison.Ordinal) ? "pusher"
                : path.Contains("critics", StringComparison.Ordinal) ? "ann"
                : path.Contains("collections", StringComparison.Ordinal) ? "season"
                : path.Contains("lists", StringComparison.Ordinal) ? "year"
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
                if (fields.Any(f => NameOf(f) == "film"))
                {
                    yield return $"{known}?{(IsRequired(field) ? "" : needed)}&{NameOf(field)}={value}&film=pusher";
                }
            }
        }

        static string NameOf(JsonNode? field) => field!["name"]!.GetValue<string>();
        static bool IsRequired(JsonNode? field) => field!["required"]?.GetValue<bool>() == true;
    }

    private async Task<int> AssertDocumentedAsync(
        JsonNode document,
        JsonNode operation,
        HttpMethod method,
        string address,
        HttpContent? content = null,
        params (string Name, string? Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        foreach (var (name, value) in headers.Where(h => h.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _site.Client.SendAsync(request);
        var status = (int)response.StatusCode;
        var place = $"{method} {address}: {status}";
        var documented = operation["responses"]![status.ToString(CultureInfo.InvariantCulture)];
        Assert.True(documented is not null, $"{place} is not in the document");
        if (status == StatusCodes.Status204NoContent)
        {
            return status;
        }

        var schema = documented["content"]?[response.Content.Headers.ContentType!.MediaType!]?["schema"];
        Assert.True(schema is not null, $"{place} is not in the document as {response.Content.Headers.ContentType}");
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        var outcome = SchemaOf(schema, document)
            .Evaluate(answer, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(outcome.IsValid, $"{place}: {JsonSerializer.Serialize(outcome)}");
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
