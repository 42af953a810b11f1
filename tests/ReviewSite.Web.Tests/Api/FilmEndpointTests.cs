using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Api;

public sealed class FilmEndpointTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_seed_is_told_in_the_names_that_programs_rely_on()
    {
        var film = await Site.Seeded.JsonAsync("/api/v1/films/pusher");
        var expected = JsonNode.Parse(
            """
            { "slug": "pusher", "title": "Pusher", "year": 1996, "directors": ["Nicolas Winding Refn"],
              "originalTitle": null, "countries": ["Denmark"], "languages": ["Danish", "Swedish", "Serbian"],
              "genres": [], "runtimeMinutes": 105, "synopsis": null, "imdbId": null,
              "url": "http://localhost/films/pusher", "poster": null,
              "summary": {
                "verdict": "Generally favorable reviews", "verdictKey": "generally-favorable",
                "verdictBasis": "published",
                "computedVerdict": "Generally favorable reviews",
                "critics": 11, "criticsBasis": "published", "scored": 1, "favorable": null,
                "positive": { "count": 9, "basis": "published" }, "mixed": { "count": 2, "basis": "derived" },
                "negative": { "count": 0, "basis": "published" }, "unknown": 0,
                "score": { "value": 74, "basis": "estimated", "likely": [69, 79], "possible": [58.9, 91.0],
                  "evidence": { "scores": 1, "tally": 10, "leanings": 0 } },
                "published": { "verdict": "Generally favorable reviews", "critics": 11, "positive": 9,
                  "mixed": null, "negative": 0, "score": null },
                "conflicts": [], "notices": [],
                "scale": { "name": "films", "positiveFrom": 61, "mixedFrom": 40, "estimates": true, "verdicts": [
                  { "key": "universal-acclaim", "phrase": "Universal acclaim", "from": 81 },
                  { "key": "generally-favorable", "phrase": "Generally favorable reviews", "from": 61 },
                  { "key": "mixed-or-average", "phrase": "Mixed or average reviews", "from": 40 },
                  { "key": "generally-unfavorable", "phrase": "Generally unfavorable reviews", "from": 20 },
                  { "key": "overwhelming-dislike", "phrase": "Overwhelming dislike", "from": 0 }] } } }
            """
        )!;
        var reviews = film["reviews"]!.AsArray();
        film.AsObject().Remove("reviews");

        Assert.Equal(expected.ToJsonString(), film.ToJsonString());
        Assert.Equal(11, reviews.Count);
        Assert.Equal(
            """{"position":2,"critic":null,"criticSlug":null,"credit":null,"publication":null"""
                + ""","publicationSlug":null,"score":80"""
                + ""","originalScore":"80","reception":"positive","receptionBasis":"derived","leaning":null"""
                + ""","date":null,"url":null,"language":null}""",
            WithoutQuote(reviews[1]!)
        );
        Assert.Equal(
            """{"position":3,"critic":null,"criticSlug":null,"credit":"Staff [Not Credited]","publication":null"""
                + ""","publicationSlug":null"""
                + ""","score":null,"originalScore":null,"reception":null,"receptionBasis":null,"leaning":null"""
                + ""","date":"2013-07-15","url":null,"language":null}""",
            WithoutQuote(reviews[2]!)
        );
    }

    [Fact]
    public async Task A_film_has_the_address_of_its_poster()
    {
        await _site.ReadAsync(db => db.Films.ExecuteUpdateAsync(f => f.SetProperty(o => o.Poster, "a-1.webp")));

        var film = await _site.JsonAsync("/api/v1/films/pusher");
        var listed = (await _site.JsonAsync("/api/v1/films"))["items"]![0]!;

        Assert.Equal("http://localhost/posters/a-1.webp", film["poster"]!.GetValue<string>());
        film.AsObject().Remove("reviews");
        Assert.Equal(film.ToJsonString(), listed.ToJsonString());
    }

    [Fact]
    public async Task Figures_that_are_known_for_sure_have_no_ranges()
    {
        await _site.ImportAsync("Sure", ReviewTexts.Scored("Mixed or average reviews", 50, 50, 50, 50));

        var summary = (await _site.JsonAsync("/api/v1/films/sure"))["summary"]!;

        Assert.Equal(
            """{"value":50,"basis":"counted","likely":null,"possible":null,"evidence":null}""",
            summary["score"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("/api/v1/films/none")]
    [InlineData("/api/v1/nothing")]
    public async Task What_is_not_there_is_404_as_problem_details(string address)
    {
        using var response = await Site.Seeded.Client.GetAsync(new Uri(address, UriKind.Relative));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(404, problem["status"]!.GetValue<int>());
    }

    private static string WithoutQuote(JsonNode review)
    {
        review.AsObject().Remove("quote");
        return review.ToJsonString();
    }
}
