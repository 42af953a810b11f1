using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Api.Writing;

public sealed class FilmWritingTests : WritingTests
{
    [Fact]
    public async Task An_IMDb_id_may_be_the_address_of_its_page()
    {
        await Program.PatchAsync(Pusher, """{ "imdbId": "https://www.imdb.com/title/tt0117407/" }""", "*");

        Assert.Equal(
            "tt0117407",
            await Site.ReadAsync(db => db.Films.Where(f => f.Slug == "pusher").Select(f => f.ImdbId).SingleAsync())
        );
    }

    [Fact]
    public async Task A_film_is_added_as_it_was_sent()
    {
        var added = await Program.PostAsync(
            Films,
            """
            {
              "title": "Le Fabuleux Destin", "originalTitle": "Amélie", "year": 2001,
              "directors": ["Jean-Pierre Jeunet", "Someone; Else"], "genres": ["Comedy"], "countries": ["France"],
              "languages": ["French"], "runtimeMinutes": 122, "synopsis": "A waitress.", "imdbId": "tt0211915"
            }
            """
        );

        var film = await Site.ReadAsync(db => db.Films.SingleAsync(f => f.Slug == "le-fabuleux-destin"));
        Assert.Equal(
            (HttpStatusCode.Created, "http://localhost/api/v1/films/le-fabuleux-destin"),
            (added.Status, added.Location)
        );
        Assert.Equal(["Jean-Pierre Jeunet", "Someone; Else"], film.Directors);
        Assert.Equal(("Amélie", 122, "tt0211915"), (film.OriginalTitle, film.RuntimeMinutes, film.ImdbId));
        Assert.True(film.EditedFields.HasFlag(EditableFilmFields.Synopsis));
        var read = await Program.GetAsync("/api/v1/films/le-fabuleux-destin");
        Assert.Equal((read.Text, read.Tag), (added.Text, added.Tag));
        Assert.Equal(
            """
            "directors":["Jean-Pierre Jeunet","Someone; Else"],"originalTitle":"Amélie","countries":["France"],
            "languages":["French"],"genres":["Comedy"],"runtimeMinutes":122,"synopsis":"A waitress.",
            "imdbId":"tt0211915","url":"http://localhost/films/le-fabuleux-destin","poster":null,"summary":
            """.ReplaceLineEndings(""),
            read.Text[
                read.Text.IndexOf("\"directors\"", StringComparison.Ordinal)..(
                    read.Text.IndexOf("\"summary\":", StringComparison.Ordinal) + 10
                )
            ]
        );
    }

    [Fact]
    public async Task A_film_that_went_with_its_text_comes_back_at_its_address()
    {
        await Site.ImportAsync("Bleeder", "1. 80\nGood.", 1999);
        var import = await Site.ReadAsync(db => db.Imports.MaxAsync(i => i.Id));
        await Site
            .Services.GetRequiredService<ImportWithdrawal>()
            .WithdrawAsync(import, Actor.CommandLine, CancellationToken.None);

        var added = await Program.PostAsync(Films, """{ "title": "Bleeder", "year": 1999 }""");

        Assert.Equal((HttpStatusCode.Created, "http://localhost/api/v1/films/bleeder"), (added.Status, added.Location));
        Assert.Equal(1, await Site.ReadAsync(db => db.Films.IgnoreQueryFilters().CountAsync(f => f.Year == 1999)));
    }

    [Theory]
    [InlineData("""{ "title": "" }""", "title")]
    [InlineData("""{ }""", "title")]
    [InlineData("""{ "title": "A", "year": 1700, "imdbId": "x", "runtimeMinutes": 0 }""", "imdbId runtimeMinutes year")]
    [InlineData("""{ "title": "A", "year": "1996" }""", "year")]
    [InlineData("""{ "title": "A", "year": 19.5, "directors": "B" }""", "directors year")]
    [InlineData("""{ "title": "A", "directors": ["B", null] }""", "directors")]
    [InlineData("""{ "title": "A", "slug": "b", "nonsense": 1 }""", "nonsense slug")]
    [InlineData("""{ "title": "A", "title": "B" }""", "body")]
    [InlineData("""[]""", "body")]
    [InlineData("""{ "title": """, "body")]
    [InlineData("", "body")]
    public async Task What_is_wrong_is_told_by_field_and_nothing_is_added(string body, string fields)
    {
        var refused = await Program.PostAsync(Films, body);

        Assert.Equal((HttpStatusCode.BadRequest, fields), (refused.Status, refused.Fields));
        Assert.Equal(1, await Site.ReadAsync(db => db.Films.CountAsync()));
    }

    [Theory]
    [InlineData("""{ "title": "A", "year": 2001, "title": "B" }""", "title")]
    [InlineData("""{ "title": "A", "genres": [{ "a": 1, "a": 2 }] }""", "a")]
    public async Task A_key_that_is_sent_twice_is_named(string body, string key)
    {
        var refused = await Program.PostAsync(Films, body);

        Assert.Equal($"body: The key “{key}” is in an object more than once. Send it once.", refused.Detail);
    }

    [Theory]
    [InlineData("", "The body is empty. Send a JSON object.")]
    [InlineData("[]", "The body is not a JSON object: it begins with “[”, not “{”.")]
    [InlineData("null", "The body is not a JSON object: it begins with “n”, not “{”.")]
    [InlineData("{\n\"title\": \"A\",\n}", "The body is not valid JSON. See line 3.")]
    public async Task A_body_that_is_no_object_is_told_why(string body, string sentence)
    {
        var refused = await Program.PostAsync(Films, body);

        Assert.Equal((HttpStatusCode.BadRequest, $"body: {sentence}"), (refused.Status, refused.Detail));
    }

    [Fact]
    public async Task A_body_may_begin_with_a_byte_order_mark()
    {
        Assert.Equal(HttpStatusCode.Created, (await Program.PostAsync(Films, "\uFEFF{ \"title\": \"A\" }")).Status);
    }

    [Fact]
    public async Task A_body_in_another_encoding_is_refused()
    {
        var latin = await Program.SendBytesAsync(
            HttpMethod.Post,
            Films,
            Encoding.Latin1.GetBytes("""{ "title": "Amélie" }"""),
            ("Content-Type", "application/json")
        );
        var compressed = await Program.SendAsync(
            HttpMethod.Post,
            Films,
            """{ "title": "A" }""",
            ("Content-Type", "application/json"),
            ("Content-Encoding", "gzip")
        );

        Assert.Equal(HttpStatusCode.BadRequest, latin.Status);
        Assert.Equal("body: The body is not in UTF-8. Convert it first.", latin.Detail);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, compressed.Status);
        Assert.Contains("gzip", compressed.Detail, StringComparison.Ordinal);
        Assert.Equal(1, await Site.ReadAsync(db => db.Films.CountAsync()));
    }

    [Fact]
    public async Task A_change_that_asks_nothing_may_be_confirmed()
    {
        var changed = await Program.PatchAsync($"{Pusher}?confirmed=true", """{ "year": 1997 }""", "*");

        Assert.Equal(HttpStatusCode.OK, changed.Status);
    }

    [Fact]
    public async Task A_body_that_is_not_json_or_too_long_is_refused()
    {
        var form = await Program.SendAsync(
            HttpMethod.Post,
            Films,
            "title=A",
            ("Content-Type", "application/x-www-form-urlencoded")
        );
        var tooLong = await Program.PostAsync(
            Films,
            $$"""{ "title": "A", "synopsis": "{{new string('a', 300_000)}}" }"""
        );

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.Status);
        Assert.Contains("Content-Type: application/json", form.Detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.Status);
    }

    [Fact]
    public async Task A_film_that_is_there_is_not_added_again()
    {
        var same = await Program.PostAsync($"{Films}?confirmed=true", """{ "title": "PUSHER", "year": 1996 }""");
        var perhaps = await Program.PostAsync(Films, """{ "title": "Pusher" }""");
        var another = await Program.PostAsync($"{Films}?confirmed=true", """{ "title": "Pusher" }""");

        Assert.Equal(
            [HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Created],
            [same.Status, perhaps.Status, another.Status]
        );
        Assert.Contains("http://localhost/films/pusher", same.Detail, StringComparison.Ordinal);
        Assert.Equal(
            "http://localhost/films/pusher",
            perhaps.Json["questions"]!.AsArray().Single()!["url"]!.GetValue<string>()
        );
        Assert.Contains("?confirmed=true", perhaps.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_sets_what_it_names_clears_what_is_null_and_leaves_the_rest()
    {
        await Program.PostAsync(Films, """{ "title": "New", "year": 2001, "synopsis": "Old.", "genres": ["Crime"] }""");
        var version = await Program.VersionAsync($"{Films}/new");

        var changed = await Program.PatchAsync(
            $"{Films}/new",
            """{ "synopsis": null, "genres": ["Drama"] }""",
            version
        );

        var film = await Site.ReadAsync(db => db.Films.SingleAsync(f => f.Slug == "new"));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(("New", 2001, null), (film.Title, film.Year, film.Synopsis));
        Assert.Equal(["Drama"], film.Genres);
        Assert.Equal(await Program.VersionAsync($"{Films}/new"), changed.Tag);
        Assert.NotEqual(version, changed.Tag);
    }

    [Fact]
    public async Task A_title_keeps_its_address_unless_another_is_asked_for()
    {
        var renamed = await Program.PatchAsync(Pusher, """{ "title": "Pusher I" }""", "*");
        var moved = await Program.PatchAsync(Pusher, """{ "slug": null }""", renamed.Tag);
        var redirected = await new ApiProgram(Site, null).GetAsync(Pusher);

        Assert.Equal("pusher", renamed.Json["slug"]!.GetValue<string>());
        Assert.Equal(
            ("pusher-i", "http://localhost/api/v1/films/pusher-i"),
            (moved.Json["slug"]!.GetValue<string>(), moved.Location)
        );
        Assert.Equal(HttpStatusCode.MovedPermanently, redirected.Status);
    }

    [Fact]
    public async Task A_slug_that_is_left_to_the_title_is_free_as_that_of_a_film_that_is_added()
    {
        await Program.PostAsync($"{Films}?confirmed=true", """{ "title": "Pusher", "year": 2012 }""");
        await Program.PatchAsync($"{Films}/pusher-2012", """{ "slug": "remake" }""", "*");

        var back = await Program.PatchAsync($"{Films}/remake", """{ "slug": null }""", "*");
        var same = await Program.PatchAsync($"{Films}/pusher-2012", """{ "slug": null }""", "*");
        var later = await Program.PatchAsync($"{Films}/pusher-2012", """{ "slug": null, "year": 2013 }""", "*");

        Assert.Equal((HttpStatusCode.OK, "pusher-2012"), (back.Status, back.Json["slug"]?.GetValue<string>()));
        Assert.Equal((HttpStatusCode.OK, "pusher-2012"), (same.Status, same.Json["slug"]?.GetValue<string>()));
        Assert.Equal("pusher-2013", later.Json["slug"]?.GetValue<string>());
    }

    [Fact]
    public async Task A_slug_that_is_left_to_the_title_is_not_one_that_leads_to_another_film()
    {
        await Program.PatchAsync(Pusher, """{ "slug": "the-first" }""", "*");
        await Program.PostAsync(Films, """{ "title": "Other", "year": 2012 }""");

        var moved = await Program.PatchAsync($"{Films}/other", """{ "title": "Pusher", "slug": null }""", "*");
        var back = await Program.PatchAsync($"{Films}/the-first", """{ "slug": null }""", "*");

        Assert.Equal("pusher-2012", moved.Json["slug"]?.GetValue<string>());
        Assert.Equal("pusher", back.Json["slug"]?.GetValue<string>());
    }

    [Theory]
    [InlineData("PATCH", """{ "year": 1997 }""")]
    [InlineData("DELETE", null)]
    public async Task Nothing_is_changed_unless_its_version_is_the_one_that_was_read(string method, string? body)
    {
        var old = await Program.VersionAsync(Pusher);
        await Program.PatchAsync(Pusher, """{ "synopsis": "Meanwhile." }""", old);
        var weak = (await new ApiProgram(Site, null).GetAsync(Pusher)).Tag;

        var statuses = new List<HttpStatusCode>();
        foreach (var version in new[] { null, old, weak, "nonsense", "\"\"" })
        {
            statuses.Add((await SendAsync(version)).Status);
        }

        Assert.Equal(HttpStatusCode.PreconditionRequired, statuses[0]);
        Assert.All(statuses[1..], s => Assert.Equal(HttpStatusCode.PreconditionFailed, s));
        Assert.Equal((1996, false), await FilmAsync());
        Assert.True(
            (await SendAsync($"\"x\", {await Program.VersionAsync(Pusher)}")).Status
                is HttpStatusCode.OK
                    or HttpStatusCode.NoContent
        );
        Assert.NotEqual((1996, false), await FilmAsync());

        Task<Reply> SendAsync(string? version) =>
            Program.SendAsync(HttpMethod.Parse(method), Pusher, body, ("If-Match", version));
    }

    [Theory]
    [InlineData("DELETE", "other", null)]
    [InlineData("PATCH", "other", """{ "year": 1997 }""")]
    [InlineData("DELETE", "other/reviews/1", null)]
    [InlineData("PATCH", "other/reviews/1", """{ "quote": "Changed." }""")]
    public async Task Any_version_at_a_former_address_is_of_no_other_film(string method, string address, string? body)
    {
        await Program.PostAsync(Films, """{ "title": "Other", "year": 2012 }""");
        using var editor = await Person.SignedInAsync(Site, Role.Editor, "ann@example.org");
        await editor.SendAsync("/admin/films/other", "Merge", ("into", "pusher"));
        var before = await Program.VersionAsync($"{Films}/pusher");

        var refused = await Program.SendAsync(HttpMethod.Parse(method), $"{Films}/{address}", body, ("If-Match", "*"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.Status);
        Assert.Equal(
            "The film is now at http://localhost/api/v1/films/pusher. Fetch it, and send your change there.",
            refused.Detail
        );
        Assert.Equal(before, await Program.VersionAsync($"{Films}/pusher"));
    }

    [Fact]
    public async Task A_film_that_is_withdrawn_is_gone_until_that_is_undone()
    {
        var withdrawn = await Program.DeleteAsync(Pusher, "*");
        var again = await Program.DeleteAsync(Pusher, "*");

        Assert.Equal((HttpStatusCode.NoContent, ""), (withdrawn.Status, withdrawn.Text));
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Equal(
            "Film withdrawn",
            await Site.ReadAsync(db => db.History.OrderBy(h => h.Id).Select(h => h.What).LastAsync())
        );
    }

    [Fact]
    public async Task A_film_takes_no_IMDb_id_of_another()
    {
        await Program.PatchAsync(Pusher, """{ "imdbId": "tt0117407" }""", "*");
        var added = await Program.PostAsync(Films, """{ "title": "Other", "imdbId": "tt0117407" }""");
        await Program.PostAsync(Films, """{ "title": "Other" }""");
        var changed = await Program.PatchAsync("/api/v1/films/other", """{ "imdbId": "tt0117407" }""", "*");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (added.Status, changed.Status));
        Assert.Equal("Pusher (1996) has this IMDb id: http://localhost/films/pusher.", added.Detail);
        Assert.Equal(added.Detail, changed.Detail);
    }

    [Fact]
    public async Task Films_that_have_shared_an_IMDb_id_can_still_be_edited()
    {
        await Program.PatchAsync(Pusher, """{ "imdbId": "tt0117407" }""", "*");
        await Program.PostAsync(Films, """{ "title": "Other" }""");
        await Site.ReadAsync(db =>
            db.Films.Where(f => f.Slug == "other").ExecuteUpdateAsync(f => f.SetProperty(o => o.ImdbId, "tt0117407"))
        );

        var changed = await Program.PatchAsync("/api/v1/films/other", """{ "year": 2001 }""", "*");

        Assert.Equal(HttpStatusCode.OK, changed.Status);
    }

    [Theory]
    [InlineData("""{ "title": "Other" }""", HttpStatusCode.Conflict)]
    [InlineData("""{ "slug": "other" }""", HttpStatusCode.Conflict)]
    [InlineData("""{ "slug": "add" }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "slug": "Not A Slug" }""", HttpStatusCode.BadRequest)]
    public async Task A_film_takes_no_title_or_address_of_another(string change, HttpStatusCode status)
    {
        await Program.PostAsync(Films, """{ "title": "Other", "year": 1996 }""");

        Assert.Equal(status, (await Program.PatchAsync(Pusher, change, "*")).Status);
    }

    private async Task<(int? Year, bool IsWithdrawn)> FilmAsync()
    {
        var film = await Site.ReadAsync(db => db.Films.IgnoreQueryFilters().SingleAsync());
        return (film.Year, film.IsWithdrawn);
    }
}
