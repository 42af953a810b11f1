using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Embeds;

public sealed class BadgeTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_badge_is_a_small_picture_that_says_in_words_what_it_shows()
    {
        await _site.ImportAsync("Sure", ReviewTexts.Scored("Mixed or average reviews", 50, 50, 50, 50));

        var svg = await _site.Client.GetStringAsync(new Uri("/films/sure/badge.svg", UriKind.Relative));

        var root = XDocument.Parse(svg).Root!;
        Assert.InRange(Encoding.UTF8.GetByteCount(svg), 1, 2 * 1024);
        Assert.Equal("{http://www.w3.org/2000/svg}svg", root.Name);
        Assert.Equal(("img", "critics: 50 · 4 reviews"), (root.Attribute("role")?.Value, Label(root)));
        Assert.Equal(Label(root), root.Elements().First(e => e.Name.LocalName == "title").Value);
        Assert.DoesNotContain(root.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "style" or "image");
        Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "href" or "style");
    }

    [Theory]
    [InlineData("", "no reviews")]
    [InlineData("70", "70 · 1 review")]
    [InlineData("90 90 90 90", "90 · 4 reviews")]
    public async Task A_badge_shows_the_score_and_how_many_reviews_there_are(string scores, string message)
    {
        var numbers = scores.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();
        await _site.ImportAsync("Badge", ReviewTexts.Scored("Too few reviews", numbers));

        Assert.Equal(message, (await ShieldsAsync("badge"))["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_estimate_is_called_one() =>
        Assert.Matches(
            "^about [0-9]+ \\(estimated\\) · 11 reviews$",
            (await ShieldsAsync("pusher"))["message"]!.GetValue<string>()
        );

    [Fact]
    public async Task The_mean_of_some_of_too_few_reviews_is_not_shown_as_the_score()
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write("t.csv", "title,critic,score\nPartial,Ann,6/6\nPartial,Bob,fresh\nPartial,Cid,rotten\n")
        );

        Assert.Equal("too few reviews · 1 of 3 scores", (await ShieldsAsync("partial"))["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Shields_gets_the_fields_that_it_knows()
    {
        await _site.ImportAsync("Sure", ReviewTexts.Scored("Mixed or average reviews", 50, 50, 50, 50));

        var expected = JsonNode.Parse(
            """{ "schemaVersion": 1, "label": "critics", "message": "50 · 4 reviews", "color": "#7a5b00" }"""
        );
        var actual = await ShieldsAsync("sure");
        Assert.True(JsonNode.DeepEquals(expected, actual), actual.ToJsonString());
    }

    [Theory]
    [InlineData("badge.svg")]
    [InlineData("badge.json")]
    public async Task Any_page_may_show_a_badge_and_it_is_asked_for_again_only_when_it_changed(string name)
    {
        var address = new Uri($"/films/pusher/{name}", UriKind.Relative);
        using var first = await _site.Client.GetAsync(address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.Add("If-None-Match", first.Headers.ETag!.ToString());
        again.Headers.Add("Origin", "https://other.example");
        using var known = await _site.Client.SendAsync(again);

        Assert.Equal("cross-origin", first.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Equal("*", known.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Theory]
    [InlineData("badge.svg")]
    [InlineData("badge.json")]
    public async Task A_badge_of_no_film_is_404_and_of_one_that_moved_leads_on(string name)
    {
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/pusher", ("Input.Slug", "pusher-one"));
        }

        using var none = await _site.Client.GetAsync(new Uri($"/films/none/{name}", UriKind.Relative));
        using var moved = await _site.Client.GetAsync(new Uri($"/films/pusher/{name}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal($"/films/pusher-one/{name}", moved.Headers.Location?.ToString());
    }

    private Task<JsonNode> ShieldsAsync(string film) => _site.JsonAsync($"/films/{film}/badge.json");

    private static string? Label(XElement root) => root.Attribute("aria-label")?.Value;

    [Fact]
    public async Task Any_page_may_read_what_OMDb_clients_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/omdb?t=Pusher", UriKind.Relative));
        request.Headers.Add("Origin", "https://other.example");
        using var answer = await _site.Client.SendAsync(request);

        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }
}
