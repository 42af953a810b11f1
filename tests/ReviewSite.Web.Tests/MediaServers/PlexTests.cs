using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.MediaServers;

/// <summary>Exchanges as Plex Media Server has them with a custom metadata provider.</summary>
public sealed class PlexTests : IAsyncLifetime
{
    private const string Matches = "/plex/library/metadata/matches";

    private Site _site = null!;
    private Site? _own;

    public async Task InitializeAsync() => _site = await MediaSite.Shared;

    public Task DisposeAsync()
    {
        _own?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>For a test that changes something.</summary>
    private async Task StartOwnAsync() => _site = _own = await MediaSite.StartAsync();

    [Theory]
    [InlineData("/plex", "plex-provider.json")]
    [InlineData("/plex/library/metadata/counted", "plex-film.json")]
    public async Task Plex_reads(string address, string golden) =>
        AssertSame(MediaSite.GoldenJson(golden), await _site.JsonAsync(address));

    [Theory]
    [InlineData("""{ "type": 1, "guid": "imdb://tt0117407" }""")]
    [InlineData("""{ "type": 1, "guid": "tmdb://1", "title": "Counted", "year": 2001, "filename": "/a/b.mkv" }""")]
    [InlineData("""{ "type": 1, "guid": "tv.plex.agents.custom.reviewsite://movie/counted" }""")]
    [InlineData("""{ "type": 1, "title": "Counted", "year": 1950, "manual": 1, "includeAdult": false }""")]
    public async Task A_film_is_matched(string asked)
    {
        var (status, answer) = await MatchAsync(asked);

        Assert.Equal(HttpStatusCode.OK, status);
        AssertSame(MediaSite.GoldenJson("plex-film.json"), answer);
    }

    [Theory]
    [InlineData("""{ "type": 1, "title": "Counted", "year": 1950 }""")]
    [InlineData("""{ "type": 1, "title": "No such film" }""")]
    [InlineData("""{ "type": 1, "guid": "imdb://tt9999999", "title": "counted", "year": 2001 }""")]
    [InlineData("""{ "type": 1 }""")]
    [InlineData("""{ "type": 2, "title": "Counted", "year": 2001 }""")]
    [InlineData("""{ "type": 1, "guid": "imdb://tt0000003" }""")]
    [InlineData("""{ "type": 1, "guid": "tv.plex.agents.custom.reviewsite://movie/none" }""")]
    public async Task What_is_not_matched_is_an_empty_list_and_no_error(string asked)
    {
        var (status, answer) = await MatchAsync(asked);

        Assert.Equal(HttpStatusCode.OK, status);
        AssertSame(MediaSite.GoldenJson("plex-nothing.json"), answer);
    }

    [Theory]
    [InlineData("Counted", 2000, "counted")]
    [InlineData("Talt & <b>så</b>", 2001, "counted")]
    [InlineData("Fast & Furious", 2010, "fast-and-furious")]
    [InlineData("Fast & Furious", 2012, null)]
    [InlineData("Twice", 2005, null)]
    [InlineData("Twice", 2006, "twice-2006")]
    [InlineData("Twice", 2007, "twice-2006")]
    public async Task A_title_that_is_written_otherwise_or_of_the_year_beside_is_matched_if_one_film_fits(
        string title,
        int year,
        string? slug
    )
    {
        await StartOwnAsync();
        foreach (
            var film in (FilmDetails[])
                [FilmDetails.Of("Fast and Furious", 2009), FilmDetails.Of("Twice", 2004), FilmDetails.Of("Twice", 2006)]
        )
        {
            await _site.ImportAsync(film, ReviewTexts.Scored("Too few reviews", 70));
        }

        var (_, matched) = await MatchAsync($$"""{ "type": 1, "title": "{{title}}", "year": {{year}} }""");

        Assert.Equal(
            slug,
            matched["MediaContainer"]!["Metadata"]!.AsArray().SingleOrDefault()?["ratingKey"]!.GetValue<string>()
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"type\": \"film\" }")]
    public async Task What_is_no_question_is_a_problem(string asked)
    {
        var (status, answer) = await MatchAsync(asked);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("JSON object", answer["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/plex/library/metadata/none")]
    [InlineData("/plex/library/metadata/none/images")]
    [InlineData("/plex/nothing")]
    public async Task An_unknown_key_is_404_as_a_problem(string address)
    {
        using var response = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_estimate_is_told_only_when_it_is_asked_for()
    {
        var usual = await _site.JsonAsync("/plex/library/metadata/estimated");
        var asked = await _site.JsonAsync("/plex/library/metadata/estimated?estimates=true");

        Assert.Null(usual["MediaContainer"]!["Metadata"]![0]!["Rating"]);
        Assert.InRange(
            asked["MediaContainer"]!["Metadata"]![0]!["Rating"]![0]!["value"]!.GetValue<decimal>(),
            4.0m,
            9.0m
        );
    }

    [Fact]
    public async Task A_film_without_an_IMDb_id_is_matched_by_its_title_and_has_a_key_that_Plex_can_keep()
    {
        await StartOwnAsync();
        await _site.ImportAsync(FilmDetails.Of("Пушер & сын", 2005), ReviewTexts.Scored("Too few reviews", 70));

        var (_, matched) = await MatchAsync(
            """{ "type": 1, "guid": "imdb://tt9999999", "title": "Пушер & сын", "year": 2005 }"""
        );

        var film = matched["MediaContainer"]!["Metadata"]![0]!;
        Assert.Matches("^[A-Za-z0-9_-]+$", film["ratingKey"]!.GetValue<string>());
        AssertSame(matched, await _site.JsonAsync($"/plex{film["key"]!.GetValue<string>()}"));
        AssertSame(matched, (await MatchAsync($$"""{ "type": 1, "guid": "{{film["guid"]}}" }""")).Answer);
        AssertSame(matched, await _site.JsonAsync("/plex/library/metadata/пушер-сын"));
    }

    [Fact]
    public async Task The_key_of_a_film_that_moved_still_finds_it()
    {
        await StartOwnAsync();
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/counted", ("Input.Slug", "counted-one"));
        }

        var kept = await _site.JsonAsync("/plex/library/metadata/counted");
        var (_, matched) = await MatchAsync(
            """{ "type": 1, "guid": "tv.plex.agents.custom.reviewsite://movie/counted" }"""
        );

        Assert.Equal("counted-one", kept["MediaContainer"]!["Metadata"]![0]!["ratingKey"]!.GetValue<string>());
        AssertSame(kept, matched);
    }

    [Fact]
    public async Task A_long_film_has_its_whole_duration()
    {
        await StartOwnAsync();
        await _site.ImportAsync(
            FilmDetails.Of("Long", 2005) with
            {
                RuntimeMinutes = 60_000,
            },
            ReviewTexts.Scored("Too few reviews", 70)
        );

        var film = (await _site.JsonAsync("/plex/library/metadata/long"))["MediaContainer"]!["Metadata"]![0]!;

        Assert.Equal(3_600_000_000, film["duration"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_film_without_a_picture_has_an_empty_list_of_them() =>
        Assert.Equal(
            0,
            (await _site.JsonAsync("/plex/library/metadata/counted/images"))["MediaContainer"]!["size"]!.GetValue<int>()
        );

    private async Task<(HttpStatusCode Status, JsonNode Answer)> MatchAsync(string asked)
    {
        using var content = new StringContent(asked, Encoding.UTF8, "application/json");
        using var response = await _site.Client.PostAsync(new Uri(Matches, UriKind.Relative), content);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private static void AssertSame(JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), actual.ToJsonString());
}
