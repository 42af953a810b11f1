using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Discovery;

/// <summary>The data for search engines on a film's page: JSON-LD in the words of schema.org.</summary>
public sealed class StructuredDataTests
{
    private const string Counted = "Generally favorable reviews";

    /// <summary>What schema.org lets a property be: a text, a whole number, an address, or things of a type.</summary>
    private static readonly Dictionary<string, Dictionary<string, string>> _ranges = new()
    {
        ["Movie"] = new()
        {
            ["@context"] = "url",
            ["url"] = "url",
            ["name"] = "text",
            ["alternateName"] = "text",
            ["dateCreated"] = "text",
            ["description"] = "text",
            ["image"] = "url",
            ["sameAs"] = "url",
            ["duration"] = "text",
            ["genre"] = "text",
            ["director"] = "Person",
            ["countryOfOrigin"] = "Country",
            ["review"] = "CriticReview",
            ["aggregateRating"] = "AggregateRating",
        },
        ["CriticReview"] = new()
        {
            ["author"] = "Person Organization",
            ["publisher"] = "Organization",
            ["datePublished"] = "text",
            ["description"] = "text",
            ["url"] = "url",
            ["reviewRating"] = "Rating",
        },
        ["AggregateRating"] = new()
        {
            ["ratingValue"] = "number",
            ["bestRating"] = "number",
            ["worstRating"] = "number",
            ["reviewCount"] = "number",
        },
        ["Rating"] = new()
        {
            ["ratingValue"] = "number",
            ["bestRating"] = "number",
            ["worstRating"] = "number",
        },
        ["Person"] = new() { ["name"] = "text" },
        ["Organization"] = new() { ["name"] = "text" },
        ["Country"] = new() { ["name"] = "text" },
    };

    [Theory]
    [InlineData("own")]
    [InlineData("all")]
    [InlineData("none")]
    public async Task Every_property_is_one_of_schema_org_and_holds_what_it_may(string ratings)
    {
        using var site = SiteWith(ratings);
        await ImportAsync(site);

        AssertValid(await ReadAsync(site, "/films/counted"), "Movie");
        AssertValid(await ReadAsync(site, "/films/pusher"), "Movie");
    }

    [Fact]
    public async Task A_film_is_described_with_its_names_dates_and_links()
    {
        using var site = SiteWith("own");
        await ImportAsync(site);

        var film = await ReadAsync(site, "/films/counted");

        Assert.Equal(
            ("https://films.example/films/counted", "Counted", "2001", "PT90M"),
            (Text(film, "url"), Text(film, "name"), Text(film, "dateCreated"), Text(film, "duration"))
        );
        Assert.Equal("https://www.imdb.com/title/tt0117407/", Text(film, "sameAs"));
        Assert.Equal("Ann Lee", film["director"]![0]!["name"]!.GetValue<string>());
        Assert.Equal(4, film["review"]!.AsArray().Count);
        Assert.Contains(film["review"]!.AsArray(), r => Text(r!, "datePublished") == "2020-01-01");
    }

    [Theory]
    [InlineData("own")]
    [InlineData("none")]
    public async Task Ratings_of_other_sites_are_not_told(string ratings)
    {
        using var site = SiteWith(ratings);
        await ImportAsync(site);

        Assert.DoesNotContain(
            "ating\"",
            (await ReadAsync(site, "/films/counted")).ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_published_score_is_told_with_the_critics_that_it_comes_from()
    {
        using var site = SiteWith("all");
        using var tables = new Web.Tests.Tables(site);
        await tables.ImportAsync(
            tables.Write(
                "films.csv",
                "title,year,meta_positive,meta_mixed,meta_negative,metascore\nPublished,1999,8,1,2,71\n"
            )
        );

        var rating = (await ReadAsync(site, "/films/published"))["aggregateRating"];

        Assert.Equal(
            (71, 11),
            (rating?["ratingValue"]!.GetValue<int>() ?? 0, rating?["reviewCount"]!.GetValue<int>() ?? 0)
        );
    }

    [Theory]
    [InlineData("own", 66, 2)]
    [InlineData("all", 75, 4)]
    [InlineData("none", null, 0)]
    public async Task Ratings_of_the_owners_own_critics_are_told_and_shown(string ratings, int? value, int reviews)
    {
        using var site = SiteWith(ratings);
        await site.ImportAsync(
            "Ours",
            ReviewTexts
                .Scored(Counted, 70, 61, 90, 80)
                .Replace("A Critic", "A Critic\n    Publication: Our Paper", StringComparison.Ordinal)
                .Replace("B Critic", "B Critic\n    Publication: Our Paper", StringComparison.Ordinal)
        );
        using (var admin = await Person.SignedInAsync(site, Role.Administrator, "boss@site.example"))
        {
            await admin.SendAsync("/admin/publications", "Mark");
        }

        var film = await ReadAsync(site, "/films/ours");
        var page = (await site.PageAsync("/films/ours")).Body!.TextContent;

        var rating = film["aggregateRating"];
        Assert.Equal(
            (value, reviews),
            (rating?["ratingValue"]!.GetValue<int>(), rating?["reviewCount"]!.GetValue<int>() ?? 0)
        );
        Assert.Equal(reviews, film["review"]!.AsArray().Count(r => r!["reviewRating"] is not null));
        Assert.Equal(ratings == "own", page.Contains("Our own critics: 66 out of 100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_published_score_stands_when_its_publication_is_marked()
    {
        using var site = SiteWith("own");
        var text = ReviewTexts
            .Scored(Counted, 70, 61, 90, 80)
            .Replace("B Critic", "B Critic\n    Publication: Our Paper", StringComparison.Ordinal);
        await site.ImportAsync("Ours", text);
        var before = (await site.JsonAsync("/api/v1/films/ours"))["summary"]!.ToJsonString();
        using var admin = await Person.SignedInAsync(site, Role.Administrator, "boss@site.example");

        await admin.SendAsync("/admin/publications", "Mark");

        Assert.Equal(before, (await site.JsonAsync("/api/v1/films/ours"))["summary"]!.ToJsonString());
        Assert.True(await site.ReadAsync(db => db.ImportedSummaries.AllAsync(s => s.ScoreStands)));
    }

    [Fact]
    public async Task The_owner_may_have_all_ratings_told_but_an_estimate_is_none()
    {
        using var site = SiteWith("all");
        await ImportAsync(site);

        var rating = (await ReadAsync(site, "/films/counted"))["aggregateRating"]!;

        var expected = JsonNode.Parse(
            """
            { "@type": "AggregateRating", "ratingValue": 75, "bestRating": 100, "worstRating": 0, "reviewCount": 4 }
            """
        );
        Assert.True(JsonNode.DeepEquals(expected, rating), rating.ToJsonString());
        Assert.Null((await ReadAsync(site, "/films/pusher"))["aggregateRating"]);
    }

    [Fact]
    public async Task No_author_is_made_of_a_credit_that_names_nobody()
    {
        using var site = SiteWith("own");

        var film = await ReadAsync(site, "/films/pusher");

        Assert.DoesNotContain("Not Credited", film.ToJsonString(), StringComparison.Ordinal);
        Assert.All(film["review"]!.AsArray(), r => Assert.NotNull(r!["author"]));
    }

    [Fact]
    public async Task An_excerpt_is_the_beginning_of_the_quote_and_not_long()
    {
        using var site = SiteWith("own");
        var quote = string.Join(' ', Enumerable.Repeat("wörd", 100));
        await site.ImportAsync(
            "Long",
            ReviewTexts.Head("Too few reviews", 1, 1, 0, 0) + $"  1. 90\n    Reviewed by: A\n    {quote}"
        );

        var excerpt = Text((await ReadAsync(site, "/films/long"))["review"]![0]!, "description")!;

        Assert.InRange(excerpt.Length, 190, 200);
        Assert.StartsWith(excerpt + " ", quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_excerpt_without_a_space_ends_with_a_whole_character()
    {
        using var site = SiteWith("own");
        var quote = "a" + string.Concat(Enumerable.Repeat("😀", 120));
        await site.ImportAsync(
            "Long",
            ReviewTexts.Head("Too few reviews", 1, 1, 0, 0) + $"  1. 90\n    Reviewed by: A\n    {quote}"
        );

        var excerpt = Text((await ReadAsync(site, "/films/long"))["review"]![0]!, "description")!;

        Assert.Equal(quote[..199], excerpt);
    }

    /// <summary>The block is no script to a browser, so the policy lets it stand; and no text can end it.</summary>
    [Fact]
    public async Task No_text_ends_the_block_and_the_policy_stays_strict()
    {
        const string Attack = "</script><script>alert(1)</script><!-- & “so”";
        using var site = SiteWith("own");
        await site.ImportAsync(
            Attack,
            ReviewTexts.Head("Too few reviews", 1, 1, 0, 0) + $"  1. 90\n    Reviewed by: {Attack}\n    {Attack}"
        );
        var slug = (await site.JsonAsync("/api/v1/films?q=alert"))["items"]![0]!["slug"]!.GetValue<string>();

        using var response = await site.Client.GetAsync(new Uri($"/films/{slug}", UriKind.Relative));
        var page = await site.PageAsync($"/films/{slug}");
        var film = await ReadAsync(site, $"/films/{slug}");

        Assert.Equal(
            ["application/ld+json", "module"],
            page.QuerySelectorAll("script").Select(s => s.GetAttribute("type")).Order(StringComparer.Ordinal)
        );
        Assert.Equal((Attack, Attack), (Text(film, "name"), Text(film["review"]![0]!, "description")));
        Assert.StartsWith(
            "default-src 'self';",
            response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_setting_that_is_none_stops_the_start()
    {
        using var site = SiteWith("some");

        Assert.ThrowsAny<Exception>(() => site.Services);
    }

    private static Site SiteWith(string ratings)
    {
        var site = new Site
        {
            PublicOrigin = "https://films.example",
            Settings = { ["Site:StructuredRatings"] = ratings },
        };
        site.ClientOptions.BaseAddress = new Uri("https://films.example");
        return site;
    }

    private static Task ImportAsync(Site site) =>
        site.ImportAsync(
            new FilmDetails("Counted", 2001, ["Ann Lee"], ["Denmark"], ["Danish"], 90)
            {
                OriginalTitle = "Talt",
                Genres = ["Crime"],
                Synopsis = "They count.",
                ImdbId = "tt0117407",
            },
            ReviewTexts.Scored(Counted, 70, 80, 90, 60)
        );

    private static async Task<JsonNode> ReadAsync(Site site, string address) =>
        JsonNode.Parse(
            (await site.PageAsync(address)).QuerySelectorAll("script[type='application/ld+json']").Single().TextContent
        )!;

    private static string? Text(JsonNode thing, string name) => thing[name]?.GetValue<string>();

    private static void AssertValid(JsonNode thing, string types)
    {
        var type = Text(thing, "@type")!;
        Assert.Contains(type, types.Split(' '));
        foreach (var (name, value) in thing.AsObject().Where(p => p.Key != "@type"))
        {
            Assert.True(_ranges[type].TryGetValue(name, out var range), $"{type} has no {name}");
            var values = value is JsonArray many ? many.ToList() : [value];
            Assert.NotEmpty(values);
            Assert.All(values, v => AssertInRange(v!, range));
        }
    }

    private static void AssertInRange(JsonNode value, string range)
    {
        switch (range)
        {
            case "number":
                Assert.InRange(value.GetValue<int>(), 0, 100);
                break;
            case "text":
                Assert.NotEmpty(value.GetValue<string>());
                break;
            case "url":
                Assert.True(Uri.IsWellFormedUriString(value.GetValue<string>(), UriKind.Absolute));
                break;
            default:
                AssertValid(value, range);
                break;
        }
    }
}
