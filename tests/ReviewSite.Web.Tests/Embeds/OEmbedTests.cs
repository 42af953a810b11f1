using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Embeds;

public sealed class OEmbedTests : IDisposable
{
    private const string Pusher = "https://films.example/films/pusher";

    private readonly Site _site = new() { PublicOrigin = "https://films.example" };

    public OEmbedTests() => _site.ClientOptions.BaseAddress = new Uri("https://films.example");

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_address_of_a_film_gives_a_card_in_a_frame()
    {
        var answer = await Site.SeededAndPublic.JsonAsync($"/oembed?url={Uri.EscapeDataString(Pusher)}&format=json");

        var expected = JsonNode.Parse(
            """
            {
              "version": "1.0",
              "type": "rich",
              "title": "Pusher",
              "provider_name": "ReviewSite",
              "provider_url": "https://films.example/",
              "html": null,
              "width": 360,
              "height": 180
            }
            """
        )!;
        expected["html"] =
            "<iframe src=\"https://films.example/films/pusher/card\" width=\"360\" height=\"180\" "
            + "title=\"Pusher: reviews\" loading=\"lazy\" style=\"border:0\"></iframe>";
        Assert.True(JsonNode.DeepEquals(expected, answer), answer.ToJsonString());
    }

    [Fact]
    public async Task As_xml_it_says_the_same()
    {
        using var response = await Site.SeededAndPublic.Client.GetAsync(
            new Uri($"/oembed?url={Pusher}&format=xml", UriKind.Relative)
        );
        var root = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        var json = (await Site.SeededAndPublic.JsonAsync($"/oembed?url={Pusher}")).AsObject();

        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("oembed", root.Name);
        Assert.Equal(
            json.Select(f => (f.Key, f.Value!.ToString())),
            root.Elements().Select(e => (e.Name.LocalName, e.Value))
        );
    }

    [Theory]
    [InlineData("&maxwidth=200", 200, 180)]
    [InlineData("&maxwidth=2000&maxheight=100", 360, 100)]
    public async Task The_card_is_no_larger_than_there_is_room(string room, int width, int height)
    {
        var answer = await Site.SeededAndPublic.JsonAsync($"/oembed?url={Pusher}{room}");

        Assert.Equal((width, height), (answer["width"]!.GetValue<int>(), answer["height"]!.GetValue<int>()));
        Assert.Contains(
            $"width=\"{width}\" height=\"{height}\"",
            answer["html"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("?url=pusher")]
    [InlineData("?url=/films/pusher")]
    [InlineData("?url=https://films.example/films/none")]
    [InlineData("?url=https://films.example/films/")]
    [InlineData("?url=https://films.example/films/pusher/verdict")]
    [InlineData("?url=https://films.example/critics/noel-murray")]
    [InlineData("?url=https://other.example/films/pusher")]
    [InlineData("?url=https://films.example:8443/films/pusher")]
    [InlineData("?url=https://films.example@other.example/films/pusher")]
    [InlineData("?url=https://other.example%23@films.example/films/pusher/..%2f..")]
    [InlineData("?url=javascript:alert(1)//films.example/films/pusher")]
    [InlineData("?url=ftp://films.example/films/pusher")]
    public async Task Any_other_address_is_404_as_a_problem(string query)
    {
        using var response = await Site.SeededAndPublic.Client.GetAsync(new Uri($"/oembed{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?url=")]
    [InlineData("?format=xml")]
    public async Task A_request_without_an_address_is_told_what_is_missing(string query)
    {
        using var response = await Site.SeededAndPublic.Client.GetAsync(new Uri($"/oembed{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            "“url” is missing; give the address of a film's page.",
            JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("&format=yaml", HttpStatusCode.NotImplemented)]
    [InlineData("&maxwidth=wide", HttpStatusCode.BadRequest)]
    [InlineData("&maxheight=0", HttpStatusCode.BadRequest)]
    public async Task A_wrong_field_is_a_problem(string field, HttpStatusCode status)
    {
        using var response = await Site.SeededAndPublic.Client.GetAsync(
            new Uri($"/oembed?url={Pusher}{field}", UriKind.Relative)
        );

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_card_of_a_film_that_moved_is_at_its_new_address()
    {
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/pusher", ("Input.Slug", "pusher-one"));
        }

        var html = (await _site.JsonAsync($"/oembed?url={Pusher}"))["html"]!.GetValue<string>();

        Assert.Contains("https://films.example/films/pusher-one/card", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_cannot_leave_its_attribute()
    {
        await _site.ImportAsync("\"><script>x</script>", ReviewTexts.Scored("Too few reviews", 70));

        var html = (await _site.JsonAsync("/oembed?url=https://films.example/films/script-x-script"))["html"]!;

        var parsed = await new HtmlParser().ParseDocumentAsync(html.GetValue<string>());
        Assert.Empty(parsed.QuerySelectorAll("script"));
        Assert.Equal("\"><script>x</script>: reviews", parsed.QuerySelector("iframe")!.GetAttribute("title"));
    }

    [Fact]
    public async Task A_films_page_says_where_its_card_is()
    {
        var link = (await Site.SeededAndPublic.PageAsync("/films/pusher")).QuerySelector(
            "link[type='application/json+oembed']"
        )!;

        Assert.Equal(
            $"https://films.example/oembed?url={Uri.EscapeDataString(Pusher)}&format=json",
            link.GetAttribute("href")
        );
        var found = await Site.SeededAndPublic.JsonAsync(new Uri(link.GetAttribute("href")!).PathAndQuery);
        Assert.Equal("Pusher", found["title"]!.GetValue<string>());
    }
}
