using System.Net;
using System.Text.Json.Nodes;
using ReviewSite.Web.Pages.Admin.Reviews;

namespace ReviewSite.Web.Tests.Api;

/// <summary>What the document tells those who generate a client from it.</summary>
public sealed class ApiDescriptionTests
{
    private const string Films = "/api/v1/films";
    private const string Film = $"{Films}/{{slug}}";

    [Fact]
    public async Task Its_headers_can_be_asked_for_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri("/openapi/v1.json", UriKind.Relative));
        using var response = await Site.Seeded.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
    }

    [Theory]
    [InlineData(Film)]
    [InlineData($"{Film}/reviews")]
    [InlineData($"{Film}/reviews/{{position}}")]
    [InlineData("/api/v1/critics/{slug}")]
    [InlineData("/api/v1/publications/{slug}")]
    public async Task What_may_have_moved_says_where_it_is(string path)
    {
        var responses = (await OperationAsync(path, "get"))["responses"]!;

        Assert.NotNull(responses["301"]!["headers"]!["Location"]);
        Assert.NotNull(responses["404"]);
    }

    [Fact]
    public async Task Every_read_may_be_304_and_takes_a_token_or_none()
    {
        var reads =
            from path in (await DocumentAsync())["paths"]!.AsObject()
            where path.Value!["get"] is not null
            select (path.Key, Get: path.Value!["get"]!);

        foreach (var (path, get) in reads)
        {
            Assert.True(get["responses"]!["304"]!["headers"]!["ETag"] is not null, path);
            Assert.Contains(get["parameters"]!.AsArray(), p => p!["name"]!.GetValue<string>() == "If-None-Match");
            Assert.Equal("""[{},{"token":[]}]""", get["security"]!.ToJsonString());
        }
    }

    [Theory]
    [InlineData(Films, "post")]
    [InlineData($"{Film}/reviews", "post")]
    [InlineData($"{Film}/reviews/{{position}}", "patch")]
    public async Task What_may_be_asked_has_questions_in_its_conflict(string path, string method)
    {
        var conflict = (await OperationAsync(path, method))["responses"]!["409"]!["content"]![
            "application/problem+json"
        ]!;
        var problem = await SchemaAsync(conflict["schema"]!);
        var question = await SchemaAsync(problem["properties"]!["questions"]!["items"]!);

        Assert.Equal(["question", "url"], question["properties"]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task A_film_needs_a_title_when_it_is_added_and_none_when_it_is_changed()
    {
        var added = await BodyAsync(Films, "post");
        var changed = await BodyAsync(Film, "patch");

        Assert.Equal("""["title"]""", added["required"]!.ToJsonString());
        Assert.Equal("string", added["properties"]!["title"]!["type"]!.GetValue<string>());
        Assert.Null(changed["required"]);
    }

    [Theory]
    [InlineData("BandDocument", "basis", """["published","counted","derived","estimated",null]""")]
    [InlineData("ScoreDocument", "basis", """["published","counted","derived","estimated"]""")]
    [InlineData("ReviewDocument", "reception", """["positive","mixed","negative",null]""")]
    [InlineData("ReviewEntry", "leaning", """["favorable","unfavorable",null]""")]
    [InlineData("ReviewFields", "reception", """["positive","mixed","negative",null]""")]
    [InlineData("ImportedReview", "outcome", """["new","changed","unchanged","repeated","left-out"]""")]
    [InlineData("PollDocument", "rule", """["share","points","borda"]""")]
    public async Task A_field_with_few_values_lists_them(string document, string field, string values)
    {
        var schema = (await DocumentAsync())["components"]!["schemas"]![document]!["properties"]![field]!;

        Assert.Equal(values, schema["enum"]!.ToJsonString());
    }

    [Fact]
    public async Task The_scales_of_a_review_are_those_of_the_form()
    {
        var scale = (await BodyAsync($"{Film}/reviews", "post"))["properties"]!["scale"]!;

        Assert.Equal(
            ReviewInput.Scales,
            scale["enum"]!.AsArray().Where(s => s is not null).Select(s => s!.GetValue<int>())
        );
    }

    [Fact]
    public async Task The_verdicts_are_those_of_the_sites_scale()
    {
        using var site = new Site { Settings = { ["Scale:Preset"] = "games" } };
        var document = await site.JsonAsync("/openapi/v1.json");
        var film = (await site.JsonAsync("/api/v1/films/pusher"))["summary"]!;

        var keys = document["components"]!["schemas"]!["SummaryDocument"]!["properties"]!["verdictKey"]!["enum"]!;
        Assert.Equal(
            film["scale"]!["verdicts"]!.AsArray().Select(v => v!["key"]!.GetValue<string>()).Append("too-few"),
            keys.AsArray().Select(k => k?.GetValue<string>()).OfType<string>()
        );
    }

    [Fact]
    public async Task Fields_of_an_address_have_their_types()
    {
        var document = await DocumentAsync();

        Assert.Equal("""{"type":"boolean"}""", Field("/api/v1/imports", "post", "commit"));
        Assert.Equal("""{"enum":[100,20,10,6,5,4],"type":"integer"}""", Field("/api/v1/imports", "post", "scale"));
        Assert.Equal(
            """{"maximum":100,"minimum":1,"type":"integer","default":20}""",
            Field("/api/v1/critics", "get", "limit")
        );
        Assert.Equal("""{"type":"string","format":"date-time"}""", Field("/api/v1/changes", "get", "since"));

        string Field(string path, string method, string name) =>
            document["paths"]![path]![method]!["parameters"]!
                .AsArray()
                .Single(p => p!["name"]!.GetValue<string>() == name)!["schema"]!.ToJsonString();
    }

    [Fact]
    public async Task The_groups_of_operations_are_those_of_the_document()
    {
        var document = await DocumentAsync();
        var used = document["paths"]!
            .AsObject()
            .SelectMany(p => p.Value!.AsObject())
            .SelectMany(o => o.Value!["tags"]!.AsArray().Select(t => t!.GetValue<string>()));

        Assert.Equal(used.Distinct(), document["tags"]!.AsArray().Select(t => t!["name"]!.GetValue<string>()));
    }

    private static Task<JsonNode> DocumentAsync() => Site.Seeded.JsonAsync("/openapi/v1.json");

    private static async Task<JsonNode> OperationAsync(string path, string method) =>
        (await DocumentAsync())["paths"]![path]![method]!;

    private static async Task<JsonNode> BodyAsync(string path, string method) =>
        await SchemaAsync(
            (await OperationAsync(path, method))["requestBody"]!["content"]!["application/json"]!["schema"]!
        );

    private static async Task<JsonNode> SchemaAsync(JsonNode reference) =>
        (await DocumentAsync())["components"]!["schemas"]![reference["$ref"]!.GetValue<string>().Split('/')[^1]]!;
}
