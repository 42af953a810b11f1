using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.Imports.Catalogue;

public sealed class CatalogueImportTests : IDisposable
{
    private readonly Site _site = new();
    private readonly Site _empty = new() { HasOwnSeed = true };

    public void Dispose()
    {
        _site.Dispose();
        _empty.Dispose();
    }

    [Fact]
    public async Task A_store_that_holds_films_is_refused_and_stays_as_it_is()
    {
        var given = await _site.CatalogueAsync();

        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => _site.ImportAsync(given));

        Assert.StartsWith("a full-site import needs an empty store", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(given, await _site.CatalogueAsync());
    }

    [Theory]
    [InlineData("films[0].reviews[1].score", "101", "expected 0 to 100, found 101")]
    [InlineData("films[0].reviews[1].score", "\"high\"", "expected what an export writes here")]
    [InlineData("films[0].reviews[1].critic", "\"nobody\"", "there is no “nobody” above")]
    [InlineData("films[0].reviews[2].position", "1", "position 1 appears twice")]
    [InlineData("films[0].reviews[0].url", "\"javascript:alert(1)\"", "a link must start with http:// or https://")]
    [InlineData(
        "films[0].reviews[0].statedReception",
        "\"great\"",
        "expected positive, mixed, negative or null, found “great”"
    )]
    [InlineData("films[0].reviews[0].date", "\"2013-02-30\"", "expected what an export writes here")]
    [InlineData("films[0].reviews[0].editedFields", "[\"mood\"]", "expected some of critic, publication")]
    [InlineData("films[0].editedFields", "[\"isWithdrawn\"]", "expected some of title, year")]
    [InlineData("films[0].reviews[0].erasedQuotes", "[\"no hash\"]", "expected 64 hexadecimal digits")]
    [InlineData("films[0].year", "1066", "expected 1888 to 2200, found 1066")]
    [InlineData("films[0].slug", "\"Not A Slug\"", "expected lowercase letters")]
    [InlineData("films[0].poster", "\"../secret.png\"", "which is not among them")]
    [InlineData("critics[1].name", "\"  \"", "expected a name with visible characters")]
    [InlineData("imports[0].film", "\"other\"", "there is no “other” above")]
    [InlineData("imports[0].at", "\"2020-01-01T00:00:00\"", "expected a time in UTC")]
    [InlineData("imports[0].mentions[0].positions", "\"1-12\"", "1 to 12 are not reviews of “pusher”")]
    [InlineData("imports[0].mentions[0].positions", "\"all\"", "expected positions such as")]
    [InlineData("imports[0].published[0].critics", "-1", "expected 0 to 100000, found -1")]
    [InlineData("version", "3", "this program reads versions 1 to 2")]
    public async Task A_wrong_value_is_named_by_its_place_and_nothing_is_stored(
        string path,
        string value,
        string message
    )
    {
        var json = JsonNode.Parse(await _site.CatalogueAsync())!;
        Replace(json, path, JsonNode.Parse(value));

        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => _empty.ImportAsync(json.ToJsonString()));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            path.EndsWith("poster", StringComparison.Ordinal) ? "posters" : path,
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            0,
            await _empty.ReadAsync(db => db.Films.CountAsync()) + await _empty.ReadAsync(db => db.Critics.CountAsync())
        );
    }

    [Theory]
    [InlineData(
        "{\"format\":\"reviewsite\",\"version\":1,\"critics\":[{\"slug\":\"a\",\"name\":\"A\"}",
        "line 1: this is not valid JSON"
    )]
    [InlineData(
        "{\"format\":\"reviewsite\",\"version\":1,\n\"critics\":[],\n\"publications\":[x]}",
        "line 3: this is not valid JSON"
    )]
    [InlineData(
        "{\"format\":\"reviewsite\",\"version\":1,\"critics\":[{\"slug\":\"a\"}]}",
        "critics[0]: expected what an export writes here"
    )]
    [InlineData(
        "{\"format\":\"reviewsite\",\"version\":1,\"people\":[1]}",
        "people[0]: expected format, version, scale, critics"
    )]
    [InlineData(
        "{\"format\":\"reviewsite\",\"version\":1,\"publications\":[{\"slug\":\"a\",\"name\":\"A\",\"weight\":1}],"
            + "\"critics\":[{\"slug\":\"a\",\"name\":\"A\"}]}",
        "critics[0]: expected format, version"
    )]
    [InlineData(
        "{\"format\":\"reviewsite\",\"version\":1,\"films\":[null]}",
        "films[0]: expected what an export writes here"
    )]
    [InlineData("[1]", ": expected format, version")]
    public async Task What_is_no_export_is_refused_with_the_place_where_it_stops_being_one(string json, string message)
    {
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => _empty.ImportAsync(json));

        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_tells_what_would_be_and_leaves_nothing()
    {
        var counts = await _empty.ImportAsync(await _site.CatalogueAsync(), isDryRun: true);

        Assert.Equal((1, 11, 1), (counts.Films, counts.Reviews, counts.Imports));
        Assert.Equal(0, await _empty.ReadAsync(db => db.Films.CountAsync()));
    }

    [Fact]
    public async Task It_is_told_in_the_history_and_the_same_text_again_is_known()
    {
        await _empty.ImportAsync(await _site.CatalogueAsync());
        var seed = await File.ReadAllBytesAsync(
            Path.Combine(AppContext.BaseDirectory, "seed-data", "pusher", "critic-reviews.txt")
        );

        var again = await _empty.ImportAsync("Pusher", System.Text.Encoding.UTF8.GetString(seed), 1996);

        Assert.True(again.IsKnown);
        Assert.Equal("Import of site.json", await _empty.ReadAsync(db => db.History.Select(e => e.What).SingleAsync()));
    }

    private static void Replace(JsonNode json, string path, JsonNode? value)
    {
        var steps = path.Replace("]", "", StringComparison.Ordinal).Split('.', '[');
        var parent = steps[..^1]
            .Aggregate(
                json,
                (node, step) =>
                    int.TryParse(step, CultureInfo.InvariantCulture, out var index) ? node[index]! : node[step]!
            );
        parent[steps[^1]] = value;
    }
}
