using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.MediaServers;

/// <summary>Files and answers for Jellyfin, Kodi, Kometa, Radarr and programs for OMDb.</summary>
public sealed class MediaServerTests : IAsyncLifetime
{
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
    [InlineData("/films/counted.nfo?for=jellyfin", "jellyfin.nfo", "text/xml")]
    [InlineData("/films/counted.nfo?for=kodi", "kodi.nfo", "text/xml")]
    [InlineData("/films.kometa.yml", "films.kometa.yml", "application/yaml")]
    [InlineData("/films.kometa.estimates.yml", "films.kometa.estimates.yml", "application/yaml")]
    [InlineData("/omdb?i=tt0000003&r=xml&apikey=x", "omdb-film.xml", "text/xml")]
    public async Task A_file_is_as_its_program_reads_it(string address, string golden, string type)
    {
        var (content, received) = await GetAsync(address);

        Assert.Equal(MediaSite.Golden(golden).TrimEnd(), content.TrimEnd());
        Assert.Equal(type, received);
        Assert.Equal((content, received), await GetAsync(address));
    }

    [Theory]
    [InlineData("/lists/best.radarr.json", "radarr.json")]
    [InlineData("/omdb?i=tt0117407&plot=full&apikey=x", "omdb-film.json")]
    [InlineData("/omdb?t=counted&y=2001", "omdb-film.json")]
    [InlineData("/omdb?s=count", "omdb-search.json")]
    public async Task An_answer_is_as_its_program_reads_it(string address, string golden)
    {
        var (content, received) = await GetAsync(address);

        Assert.True(JsonNode.DeepEquals(MediaSite.GoldenJson(golden), JsonNode.Parse(content)), content);
        Assert.Equal("application/json", received);
    }

    [Theory]
    [InlineData("/omdb?i=tt9999999", "Movie not found!")]
    [InlineData("/omdb?t=None", "Movie not found!")]
    [InlineData("/omdb?t=counted&y=1950", "Movie not found!")]
    [InlineData("/omdb?t=counted&type=series", "Movie not found!")]
    [InlineData("/omdb?s=zzzz", "Movie not found!")]
    [InlineData("/omdb?s=count&page=2", "Movie not found!")]
    [InlineData("/omdb?s=count&page=101", "“page” is “101”; it must be a whole number from 1 to 100.")]
    [InlineData("/omdb?i=117407", "Incorrect IMDb ID.")]
    [InlineData("/omdb", "Incorrect IMDb ID.")]
    public async Task What_omdb_would_not_find_is_said_in_its_words(string address, string error)
    {
        var (content, _) = await GetAsync(address);

        var expected = new JsonObject { ["Response"] = "False", ["Error"] = error };
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(content)), content);
    }

    [Fact]
    public async Task A_program_for_omdb_that_asks_too_often_is_told_so_in_omdbs_words()
    {
        using var site = new Site
        {
            Replace = services =>
                services.AddSingleton<IStartupFilter>(
                    new Around(before: context => context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7"))
                ),
            Settings = { ["Limits:ApiRequestsPerMinute"] = "1" },
        };
        var answers = new List<string>();

        // Of three, at least two are in the same minute.
        for (var i = 0; i < 3; i++)
        {
            using var response = await site.Client.GetAsync(new Uri("/omdb?i=tt0117407", UriKind.Relative));
            answers.Add($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        Assert.Contains("""429 {"Response":"False","Error":"Request limit reached!"}""", answers);
    }

    [Theory]
    [InlineData("/films/estimated.nfo?for=jellyfin", "criticrating")]
    [InlineData("/films/estimated.nfo?for=kodi", "<ratings>")]
    [InlineData("/films.kometa.yml?", "tt0000002")]
    [InlineData("/lists/best.radarr.json?", "tt0000002")]
    [InlineData("/omdb?i=tt0000002", "/100")]
    public async Task An_estimate_is_left_out_unless_it_is_asked_for(string address, string rating)
    {
        var (usual, _) = await GetAsync(address);
        var (asked, _) = await GetAsync($"{address}&estimates=true");

        Assert.DoesNotContain(rating, usual, StringComparison.Ordinal);
        Assert.Contains(rating, asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/films/partial.nfo?for=jellyfin", "criticrating")]
    [InlineData("/films/partial.nfo?for=kodi", "<ratings>")]
    [InlineData("/films.kometa.yml?", "tt0000005")]
    [InlineData("/lists/best.radarr.json?", "tt0000005")]
    [InlineData("/omdb?i=tt0000005", "/100")]
    [InlineData("/plex/library/metadata/partial?", "\"Rating\"")]
    public async Task The_mean_of_some_of_too_few_reviews_is_left_out_unless_it_is_asked_for(
        string address,
        string rating
    )
    {
        await StartOwnAsync();
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write(
                "t.csv",
                "title,year,imdb_id,critic,score\nPartial,2003,tt0000005,Ann,6/6\nPartial,2003,tt0000005,Bob,fresh\n"
                    + "Partial,2003,tt0000005,Cid,rotten\n"
            )
        );

        var (usual, _) = await GetAsync(address);
        var (asked, _) = await GetAsync($"{address}&estimates=true");

        Assert.DoesNotContain(rating, usual, StringComparison.Ordinal);
        Assert.Contains(rating, asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mean_of_all_of_few_reviews_is_given()
    {
        await StartOwnAsync();
        await _site.ImportAsync("Few", ReviewTexts.Scored("Too few reviews", 70, 80));

        Assert.Contains(
            "<criticrating>75</criticrating>",
            (await GetAsync("/films/few.nfo?for=jellyfin")).Content,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Talt & <b>så</b>", "counted")]
    [InlineData("Fast and Furious", "fast-furious")]
    [InlineData("Fast & Furious", "fast-furious")]
    [InlineData("Alien Resurrection", "alien-resurrection")]
    [InlineData("Sense & Sensibility", "sense-and-sensibility")]
    public async Task OMDb_finds_a_title_that_is_written_otherwise(string title, string slug)
    {
        await StartOwnAsync();
        await _site.ImportAsync("Fast & Furious", ReviewTexts.Scored("Too few reviews", 70));
        await _site.ImportAsync("Alien: Resurrection", ReviewTexts.Scored("Too few reviews", 70));
        await _site.ImportAsync("Sense and Sensibility", ReviewTexts.Scored("Too few reviews", 70));

        var (content, _) = await GetAsync($"/omdb?t={Uri.EscapeDataString(title)}");

        Assert.Equal($"https://films.example/films/{slug}", JsonNode.Parse(content)!["Website"]?.GetValue<string>());
    }

    [Fact]
    public async Task A_search_of_OMDb_lists_only_films_that_its_clients_can_open()
    {
        await StartOwnAsync();
        await _site.ImportAsync("Counted Again", ReviewTexts.Scored("Too few reviews", 70));

        var (content, _) = await GetAsync("/omdb?s=count");

        Assert.True(JsonNode.DeepEquals(MediaSite.GoldenJson("omdb-search.json"), JsonNode.Parse(content)), content);
    }

    /// <summary>Jellyfin keeps the last country alone, and makes two people of a name with a comma.</summary>
    [Theory]
    [InlineData("jellyfin", "Robert Downey, Jr.| Ann Lee", "France / Denmark")]
    [InlineData("kodi", "Robert Downey, Jr. Ann Lee", "France Denmark")]
    public async Task Names_and_countries_stay_whole(string program, string directors, string countries)
    {
        await StartOwnAsync();
        await _site.ImportAsync(
            new FilmDetails("Two Lands", 2004, ["Robert Downey, Jr.", "Ann Lee"], ["France", "Denmark"], [], null),
            ReviewTexts.Scored("Too few reviews", 70)
        );

        var (content, _) = await GetAsync($"/films/two-lands.nfo?for={program}");

        Assert.Equal((directors, countries), (TextsOf("director"), TextsOf("country")));

        string TextsOf(string name) =>
            string.Join(' ', XDocument.Parse(content).Descendants(name).Select(e => e.Value));
    }

    /// <summary>Jellyfin would take a rating in a list for that of its viewers, and a review for the plot.</summary>
    [Fact]
    public async Task The_file_for_jellyfin_has_no_list_of_ratings_and_no_review()
    {
        var (content, _) = await GetAsync("/films/counted.nfo?for=jellyfin");

        var names = XDocument.Parse(content).Descendants().Select(e => e.Name.LocalName);
        Assert.Empty(names.Intersect(["ratings", "rating", "review"]));
    }

    [Theory]
    [InlineData("universal-acclaim", 0)]
    [InlineData("generally-favorable", 1)]
    [InlineData("title", 2)]
    public async Task A_list_for_radarr_is_one_of_an_order_or_a_verdict(string list, int films)
    {
        var (content, _) = await GetAsync($"/lists/{list}.radarr.json");

        Assert.Equal(films, JsonNode.Parse(content)!.AsArray().Count);
    }

    [Fact]
    public async Task A_film_without_a_score_is_in_no_list_for_radarr()
    {
        await StartOwnAsync();
        await _site.ImportAsync(
            FilmDetails.Of("Counted Twice", 2003) with
            {
                ImdbId = "tt0000004",
            },
            "  1. Reviewed by: A"
        );

        foreach (var list in (string[])["best", "title", "year"])
        {
            var (content, _) = await GetAsync($"/lists/{list}.radarr.json?estimates=true");

            Assert.Contains("tt0117407", content, StringComparison.Ordinal);
            Assert.DoesNotContain("tt0000004", content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_collection_and_a_poll_are_lists_for_radarr()
    {
        await StartOwnAsync();
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await _site.ImportAsync(FilmDetails.Of("Without id", 2003), "1. Reviewed by: A\nFine.");
            await editor.SendAsync(
                "/admin/collections/add",
                ("Input.Title", "Ours"),
                ("Input.Films", "Without id\nEstimated\n# More\nCounted")
            );
            await editor.SendAsync(
                "/admin/lists/add",
                ("Input.Title", "Votes"),
                ("Input.Lists", "# Ann\n1. Estimated\n2. Counted\n# Bob\n1. Counted\n2. tt0000003")
            );
            await editor.SendAsync("/admin/collections/ours", ("Input.Slug", "theirs"));
        }

        Assert.Equal(["Estimated", "Counted"], await TitlesAsync("/collections/theirs.radarr.json"));
        Assert.Equal(["Counted", "Estimated", "It's “Så”: 😀"], await TitlesAsync("/lists/votes.radarr.json"));
        using var moved = await _site.Client.GetAsync(new Uri("/collections/ours.radarr.json", UriKind.Relative));
        Assert.Equal(
            (HttpStatusCode.MovedPermanently, "/collections/theirs.radarr.json"),
            (moved.StatusCode, moved.Headers.Location?.ToString())
        );

        async Task<IEnumerable<string>> TitlesAsync(string address) =>
            JsonNode.Parse((await GetAsync(address)).Content)!.AsArray().Select(f => f!["title"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/collections/none.radarr.json", HttpStatusCode.NotFound)]
    [InlineData("/films/counted.nfo", HttpStatusCode.BadRequest)]
    [InlineData("/films/counted.nfo?for=emby", HttpStatusCode.BadRequest)]
    [InlineData("/films/none.nfo?for=kodi", HttpStatusCode.NotFound)]
    [InlineData("/lists/none.radarr.json", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_an_error(string address, HttpStatusCode status)
    {
        using var response = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task The_file_of_a_film_that_moved_is_found_at_its_new_address()
    {
        await StartOwnAsync();
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/counted", ("Input.Slug", "counted-one"));
        }

        using var response = await _site.Client.GetAsync(new Uri("/films/counted.nfo?for=kodi", UriKind.Relative));

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal("/films/counted-one.nfo?for=kodi", response.Headers.Location!.ToString());
    }

    private async Task<(string Content, string? Type)> GetAsync(string address)
    {
        using var response = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType);
    }
}
