using System.Globalization;
using System.Text.Json.Nodes;

namespace ReviewSite.Web.Tests.Api;

public sealed class SearchEndpointTests : IDisposable
{
    private readonly Site _site = new() { HasOwnSeed = true };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task It_says_how_many_it_has_found_of_each_kind()
    {
        await ImportAsync(films: 10, reviewsOfEach: 3);

        var found = (await _site.JsonAsync("/api/v1/search?q=film&limit=20"))["found"]!;
        var quotes = await _site.JsonAsync("/api/v1/search?q=tense&limit=20");
        var rest = (await _site.JsonAsync(PathOf(quotes["next"]!)))["found"]!;

        Assert.Equal("""{"count":10,"isMore":false}""", found["films"]!.ToJsonString());
        Assert.Equal("""{"count":0,"isMore":false}""", found["critics"]!.ToJsonString());
        Assert.Equal("""{"count":30,"isMore":false}""", quotes["found"]!["reviews"]!.ToJsonString());
        Assert.Equal(
            """{"films":null,"critics":null,"publications":null,"reviews":{"count":30,"isMore":false}}""",
            rest.ToJsonString()
        );
    }

    [Fact]
    public async Task It_says_where_it_stops_counting()
    {
        await ImportAsync(films: 1, reviewsOfEach: 1_001);

        var (read, end) = (0, (JsonNode?)null);
        JsonNode? next = "/api/v1/search?q=tense&limit=100";
        while (next is not null)
        {
            end = await _site.JsonAsync(PathOf(next));
            read += end["reviews"]!.AsArray().Count;
            next = end["next"];
        }

        Assert.Equal(1_000, read);
        Assert.Equal("""{"count":1000,"isMore":true}""", end!["found"]!["reviews"]!.ToJsonString());
    }

    private async Task ImportAsync(int films, int reviewsOfEach)
    {
        using var tables = new Tables(_site);
        var rows =
            from film in Enumerable.Range(1, films)
            from review in Enumerable.Range(1, reviewsOfEach)
            select string.Create(
                CultureInfo.InvariantCulture,
                $"Film {film},2001,Critic {review},70/100,Tense {review}."
            );
        await tables.ImportAsync(tables.Write("a.csv", "title,year,critic,score,quote\n" + string.Join('\n', rows)));
    }

    private static string PathOf(JsonNode address) =>
        new Uri(new Uri("http://localhost"), address.GetValue<string>()).PathAndQuery;
}
