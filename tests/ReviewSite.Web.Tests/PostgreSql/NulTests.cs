using System.Buffers.Text;
using System.Net;
using System.Text;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>The character 0, which no text in PostgreSQL can have. In what is saved, it is replaced before.</summary>
public sealed class NulTests : IDisposable
{
    private readonly Site _site = Site.On(PostgreSqlServer.Shared);

    public void Dispose() => _site.Dispose();

    [PostgreSqlFact]
    public async Task In_a_query_it_finds_nothing_or_is_a_bad_request()
    {
        string[] queries =
        [
            "/films?q=a%00b",
            "/films?genre=%00",
            "/films?country=a%00b",
            "/films?director=%00",
            "/films/pusher?critic=%00",
            "/films/pusher?publication=a%00b",
            "/critics?q=%00",
            "/critics?q=a%00b",
            "/publications?q=a%00b",
            "/search?q=a%00b",
            "/search/names?q=a%00b",
            "/grid?critics=a%00b",
            "/grid?director=a%00b",
            "/grid?collection=a%00b",
            "/api/v1/films?q=a%00b",
            "/api/v1/films?genre=a%00b",
            "/api/v1/reviews?critic=a%00b",
            "/api/v1/search?q=a%00b",
            "/oembed?url=http://localhost/films/a%00b",
        ];

        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/admin/export?film=%00")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await editor.GetAsync("/admin/export/file?film=%00&format=json")).Status
        );
        foreach (var query in queries)
        {
            using var answer = await _site.Client.GetAsync(new Uri(query, UriKind.Relative));
            Assert.True((int)answer.StatusCode is 200 or 400 or 404, $"{query}: {answer.StatusCode}");
        }
    }

    [PostgreSqlFact]
    public async Task In_a_form_it_is_a_bad_request()
    {
        using var person = new Person(_site);

        var refused = await person.SendAsync(
            "/account/sign-in",
            ("Input.Email", "a\0b@example.org"),
            ("Input.Password", "wrong\0")
        );

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
    }

    [PostgreSqlFact]
    public async Task Encoded_in_an_address_or_in_JSON_it_finds_nothing_or_is_a_bad_request()
    {
        var cursor = Base64Url.EncodeToString("{\"list\":\"critics\",\"id\":1,\"key\":\"\\u0000\"}"u8);
        string[] queries =
        [
            "/plex/library/metadata/_AA",
            $"/api/v1/critics?cursor={cursor}",
            "/oembed?url=http://localhost/films/%2500",
        ];
        foreach (var query in queries)
        {
            using var answer = await _site.Client.GetAsync(new Uri(query, UriKind.Relative));
            Assert.True((int)answer.StatusCode is 400 or 404, $"{query}: {answer.StatusCode}");
        }

        foreach (var guid in new[] { "imdb://", "tv.plex.agents.custom.reviewsite://movie/" })
        {
            using var match = new StringContent(
                $$"""{ "type": 1, "guid": "{{guid}}\u0000", "title": "a\u0000" }""",
                Encoding.UTF8,
                "application/json"
            );
            using var matched = await _site.Client.PostAsync(
                new Uri("/plex/library/metadata/matches", UriKind.Relative),
                match
            );
            Assert.Equal(HttpStatusCode.OK, matched.StatusCode);
        }
    }
}
