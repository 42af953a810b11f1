using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Api;

public sealed class ApiListTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("added")]
    [InlineData("title")]
    [InlineData("best")]
    [InlineData("score")]
    [InlineData("reviews")]
    [InlineData("divisive")]
    [InlineData("year")]
    public async Task A_walk_gives_each_film_once_and_in_the_order_of_the_whole_list(string sort)
    {
        await AddFilmsAsync();

        var whole = Slugs(await _site.JsonAsync($"/api/v1/films?sort={sort}&limit=100"));
        var walked = await WalkAsync($"/api/v1/films?sort={sort}&limit=2");

        Assert.Equal(9, whole.Count);
        Assert.Equal(whole, walked);
    }

    [Fact]
    public async Task A_film_that_is_added_during_a_walk_moves_no_other()
    {
        await AddFilmsAsync();
        var first = await _site.JsonAsync("/api/v1/films?limit=3");
        var before = Slugs(await _site.JsonAsync("/api/v1/films?limit=100"));

        await _site.ImportAsync("Aardvark", ReviewTexts.Scored("Universal acclaim", 99, 99, 99, 99), 1950);
        var rest = await WalkAsync(PathOf(first["next"]!));

        Assert.Equal(before.Append("aardvark"), Slugs(first).Concat(rest));
    }

    [Fact]
    public async Task A_walk_gives_each_film_once_while_imports_change_them_all_between_its_parts()
    {
        await AddFilmsAsync();
        var before = Slugs(await _site.JsonAsync("/api/v1/films?limit=100"));
        var walked = new List<string>();
        JsonNode? next = "/api/v1/films?limit=1";
        for (var part = 0; next is not null; part++)
        {
            Assert.InRange(part, 0, 100);
            var list = await _site.JsonAsync(PathOf(next));
            walked.AddRange(Slugs(list));
            next = list["next"];
            if (part < before.Count)
            {
                await _site.ImportAsync($"A{part}", ReviewTexts.Scored("Universal acclaim", 99, 99, 99, 99), 1950);
                await _site.ImportAsync("Loved", ReviewTexts.Scored("Overwhelming dislike", part, part, 0, 0), 2002);
            }
        }

        Assert.Equal(before, walked[..before.Count]);
        Assert.Equal(walked.Count, walked.Distinct().Count());
    }

    [Fact]
    public async Task A_walk_gives_each_film_once_while_an_import_commits_beside_it()
    {
        await AddFilmsAsync();
        var before = Slugs(await _site.JsonAsync("/api/v1/films?limit=100"));
        var importing = Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await _site.ImportAsync($"A{i}", ReviewTexts.Scored("Universal acclaim", 99, 99, 99, 99), 1950);
            }
        });

        bool wasLast;
        do
        {
            wasLast = importing.IsCompleted;
            var walked = await WalkAsync("/api/v1/films?limit=2");
            Assert.Equal(before, walked[..before.Count]);
            Assert.Equal(walked.Count, walked.Distinct().Count());
        } while (!wasLast);

        await importing;
        Assert.Equal(before.Count + 10, (await WalkAsync("/api/v1/films?limit=2")).Count);
    }

    [Theory]
    [InlineData("year=2001", "split")]
    [InlineData("letter=h", "hated")]
    [InlineData("decade=2000&verdict=universal-acclaim", "loved")]
    [InlineData("critics=5&q=love", "loved")]
    public async Task Films_are_narrowed_as_on_their_page(string filter, string found)
    {
        await AddFilmsAsync();

        var page = await _site.PageAsync($"/films?{filter}");
        var listed = page.QuerySelectorAll(".film-list a[href^='/films/']").Select(a => a.GetAttribute("href"));

        Assert.Equal([found], Slugs(await _site.JsonAsync($"/api/v1/films?{filter}")));
        Assert.Equal([$"/films/{found}"], listed.Distinct());
    }

    [Fact]
    public async Task A_list_names_its_next_part_in_a_header_too()
    {
        await AddFilmsAsync();
        using var response = await _site.Client.GetAsync(new Uri("/api/v1/films?limit=2&x=", UriKind.Relative));
        var next = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["next"]!.GetValue<string>();

        Assert.Equal($"<{next}>; rel=\"next\"", response.Headers.GetValues("Link").Single());
        Assert.DoesNotContain("x=", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_order_is_refused_with_all_that_there_are()
    {
        using var response = await Site.Seeded.Client.GetAsync(new Uri("/api/v1/films?sort=none", UriKind.Relative));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(
            "“sort” is “none”; it must be one of added, title, best, score, reviews, divisive, year.",
            problem["errors"]!["sort"]![0]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task The_reviews_of_a_film_are_listed_as_the_film_has_them()
    {
        var film = await Site.Seeded.JsonAsync("/api/v1/films/pusher");
        var listed = new JsonArray();
        JsonNode? next = "/api/v1/films/pusher/reviews?limit=4";
        while (next is not null)
        {
            var part = await Site.Seeded.JsonAsync(PathOf(next));
            part["items"]!.AsArray().ToList().ForEach(r => listed.Add(r!.DeepClone()));
            next = part["next"];
        }

        Assert.Equal(film["reviews"]!.ToJsonString(), listed.ToJsonString());
    }

    [Fact]
    public async Task The_reviews_of_no_film_are_not_found()
    {
        using var response = await Site.Seeded.Client.GetAsync(new Uri("/api/v1/films/none/reviews", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("70/100", "null")]
    [InlineData("70/100,70/100", "0")]
    [InlineData("70/100,80/100", "5")]
    public async Task The_scores_of_a_critic_have_a_deviation_if_there_are_two(string scores, string deviation)
    {
        using var tables = new Tables(_site);
        var rows = scores.Split(',').Select((score, i) => $"Film {i},Ann,{score}\n");
        await tables.ImportAsync(tables.Write("a.csv", "title,critic,score\n" + string.Concat(rows)));

        var critic = await _site.JsonAsync("/api/v1/critics/ann");

        Assert.Equal(deviation, critic["deviation"]?.ToJsonString() ?? "null");
    }

    [Fact]
    public async Task A_critic_s_reviews_of_a_film_are_asked_for_by_both()
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write("a.csv", "title,critic,score\nA,Ann,90/100\nA,Bob,80/100\nB,Ann,70/100\nB,Bob,60/100\n")
        );

        var reviews = (await _site.JsonAsync("/api/v1/reviews?film=b&critic=ann"))["items"]!.AsArray();

        Assert.Equal(70, Assert.Single(reviews)!["score"]!.GetValue<int>());
    }

    [Fact]
    public async Task Reviews_are_walked_newest_first_and_those_without_a_date_last()
    {
        var dates = new List<string?>();
        JsonNode? next = "/api/v1/reviews?film=pusher&limit=4";
        while (next is not null)
        {
            var part = await Site.Seeded.JsonAsync(PathOf(next));
            dates.AddRange(part["items"]!.AsArray().Select(r => r!["date"]?.GetValue<string>()));
            next = part["next"];
        }

        Assert.Equal(11, dates.Count);
        Assert.Null(dates[^1]);
        Assert.DoesNotContain(null, dates[..^1]);
    }

    [Fact]
    public async Task Only_the_fields_that_are_asked_for_are_sent()
    {
        var film = await Site.Seeded.JsonAsync("/api/v1/films/pusher?fields=slug,year");

        Assert.Equal("""{"slug":"pusher","year":1996}""", film.ToJsonString());
    }

    [Fact]
    public async Task A_film_is_found_by_its_imdb_id()
    {
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/pusher", ("Input.ImdbId", "tt0117407"));
        }

        var known = await _site.JsonAsync("/api/v1/films?imdb=tt0117407");
        var page = await _site.JsonAsync("/api/v1/films?imdb=https://www.imdb.com/title/tt0117407/");
        var unknown = await _site.JsonAsync("/api/v1/films?imdb=tt9999999");

        Assert.Equal(["pusher"], Slugs(known));
        Assert.Equal(["pusher"], Slugs(page));
        Assert.Empty(Slugs(unknown));
    }

    [Fact]
    public async Task Critics_are_listed_with_their_number_of_reviews_and_described()
    {
        var critics = (await Site.Seeded.JsonAsync("/api/v1/critics?q=murray"))["items"]!.AsArray();
        var critic = await Site.Seeded.JsonAsync("/api/v1/critics/noel-murray");

        Assert.Equal("noel-murray", critics.Single()!["slug"]!.GetValue<string>());
        Assert.Equal(1, critics.Single()!["reviews"]!.GetValue<int>());
        Assert.Equal((1, 1), (critic["reviews"]!.GetValue<int>(), critic["unknown"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("films")]
    [InlineData("critics")]
    [InlineData("publications")]
    public async Task A_search_without_a_letter_or_digit_is_refused(string list)
    {
        using var response = await Site.Seeded.Client.GetAsync(new Uri($"/api/v1/{list}?q=!!!", UriKind.Relative));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("“!!!” contains no letter or digit.", problem["errors"]?["q"]?[0]?.GetValue<string>());
    }

    [Fact]
    public async Task A_change_names_its_film_and_nobody()
    {
        _ = await _site.PageAsync("/");
        var start = DateTime.UtcNow;
        await _site.ImportAsync("Sure", ReviewTexts.Scored("Mixed or average reviews", 50, 50, 50, 50));

        var all = (await _site.JsonAsync("/api/v1/changes"))["items"]!.AsArray();
        var since = (await _site.JsonAsync($"/api/v1/changes?since={start:O}"))["items"]!.AsArray();

        Assert.True(all.Count > since.Count);
        Assert.Equal("sure", since.Single()!["films"]![0]!["slug"]!.GetValue<string>());
        Assert.DoesNotContain("command line", since.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_known_already_is_304_and_any_site_may_read_it()
    {
        using var first = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/films", UriKind.Relative));
        first.Headers.Add("Origin", "https://other.example");
        using var answer = await _site.Client.SendAsync(first);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/films", UriKind.Relative));
        again.Headers.Add("If-None-Match", answer.Headers.ETag!.ToString());
        using var known = await _site.Client.SendAsync(again);

        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Theory]
    [InlineData("2026-01-01", "midnight after")]
    [InlineData("2026-01-01T00:00Z", "midnight after")]
    [InlineData("2026-01-01T00:00:00Z", "midnight after")]
    [InlineData("2026-01-01T00:00:00.123456789Z", "after")]
    [InlineData("2026-01-01T00:00:00%2B02:00", "evening midnight after")]
    [InlineData("2026-01-01T00:00:00-02:00", "")]
    public async Task Changes_are_asked_for_since_a_day_or_a_time(string since, string expected)
    {
        var clock = new StoppedTime(DateTimeOffset.UnixEpoch);
        using var site = new Site
        {
            HasOwnSeed = true,
            Replace = services => services.AddSingleton<TimeProvider>(clock),
        };
        foreach (
            var (title, time) in new[]
            {
                ("Before", "2025-12-31T21:59:59Z"),
                ("Evening", "2025-12-31T22:00:00Z"),
                ("Midnight", "2026-01-01T00:00:00Z"),
                ("After", "2026-01-01T00:00:00.2Z"),
            }
        )
        {
            clock.Now = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
            await site.ImportAsync(title, ReviewTexts.Scored("Mixed or average reviews", 50, 50, 50, 50));
        }

        var changes = (await site.JsonAsync($"/api/v1/changes?since={since}"))["items"]!.AsArray();

        Assert.Equal(expected, string.Join(' ', changes.Select(c => c!["films"]![0]!["slug"]!.GetValue<string>())));
    }

    [Fact]
    public async Task A_network_that_asks_too_often_is_told_when_to_come_back()
    {
        using var site = new Site
        {
            Replace = services =>
                services.AddSingleton<IStartupFilter>(
                    new Around(before: context => context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7"))
                ),
            Settings = { ["Limits:ApiRequestsPerMinute"] = "2" },
        };
        // Three requests of which two fit: in two minutes at most, so five of them exceed one of the two.
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await site.Client.GetAsync(new Uri("/api/v1/films/pusher", UriKind.Relative)));
        }

        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal("\"default\";q=2;w=60", answers[0].Headers.GetValues("RateLimit-Policy").Single());
        Assert.StartsWith(
            "\"default\";r=1;t=",
            answers[0].Headers.GetValues("RateLimit").Single(),
            StringComparison.Ordinal
        );
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        answers.ForEach(a => a.Dispose());
    }

    private async Task AddFilmsAsync()
    {
        await _site.ImportAsync("Same", ReviewTexts.Scored("Mixed or average reviews", 50, 50, 50, 50), 1990);
        await _site.ImportAsync("Same", ReviewTexts.Scored("Mixed or average reviews", 50, 50, 50, 50), 1991);
        await _site.ImportAsync("Same", ReviewTexts.Scored("Mixed or average reviews", 50, 50, 50, 50));
        await _site.ImportAsync("Split", ReviewTexts.Scored("Mixed or average reviews", 0, 100, 0, 100), 2001);
        await _site.ImportAsync("Loved", ReviewTexts.Scored("Universal acclaim", 90, 91, 92, 93, 94), 2002);
        await _site.ImportAsync("One", ReviewTexts.Scored("Too few reviews", 70), 2003);
        await _site.ImportAsync("Two", ReviewTexts.Scored("Too few reviews", 70, 70));
        await _site.ImportAsync("Hated", ReviewTexts.Scored("Overwhelming dislike", 1, 2, 3, 4), 2004);
    }

    private async Task<List<string>> WalkAsync(string address)
    {
        var found = new List<string>();
        JsonNode? next = address;
        while (next is not null)
        {
            var part = await _site.JsonAsync(PathOf(next));
            found.AddRange(Slugs(part));
            next = part["next"];
        }

        return found;
    }

    private static List<string> Slugs(JsonNode list) =>
        [.. list["items"]!.AsArray().Select(f => f!["slug"]!.GetValue<string>())];

    private static string PathOf(JsonNode address) =>
        new Uri(new Uri("http://localhost"), address.GetValue<string>()).PathAndQuery;
}
