using System.Net;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class FilmFormTests : AdminTests
{
    [Theory]
    [InlineData("Jean-Pierre Jeunet, Marc Caro", "Jean-Pierre Jeunet|Marc Caro")]
    [InlineData("Robert Downey, Jr.; Someone Else", "Robert Downey, Jr.|Someone Else")]
    [InlineData("Robert Downey, Jr.;", "Robert Downey, Jr.")]
    public async Task Lists_are_separated_by_commas_where_there_is_no_semicolon(string typed, string expected)
    {
        await Editor.SendAsync("/admin/films/pusher", ("Input.Directors", typed));

        Assert.Equal(expected, string.Join('|', await DirectorsAsync()));
        await Editor.SendAsync("/admin/films/pusher", ("Input.Genres", "Crime"));
        Assert.Equal(expected, string.Join('|', await DirectorsAsync()));
    }

    [Fact]
    public async Task A_name_that_is_in_a_list_twice_is_saved_once()
    {
        await Editor.SendAsync("/admin/films/pusher", ("Input.Directors", "Ann Onym; Bo; ann onym"));

        Assert.Equal("Ann Onym|Bo", string.Join('|', await DirectorsAsync()));
    }

    [Fact]
    public async Task A_new_film_has_the_address_that_was_typed_unless_it_is_taken()
    {
        var taken = await Editor.SendAsync("/admin/films/add", ("Input.Title", "Another"), ("Input.Slug", "pusher"));
        var reserved = await Editor.SendAsync("/admin/films/add", ("Input.Title", "Another"), ("Input.Slug", "add"));
        var saved = await Editor.SendAsync("/admin/films/add", ("Input.Title", "Another"), ("Input.Slug", "my-own"));

        Assert.Equal(HttpStatusCode.BadRequest, taken.Status);
        Assert.Contains("Another film has this address: /films/pusher.", taken.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, reserved.Status);
        Assert.Equal((HttpStatusCode.Redirect, "/admin/films/my-own/paste"), (saved.Status, saved.Location));
        Assert.Equal(0, await Site.ReadAsync(db => db.FilmRedirects.CountAsync()));
    }

    [Theory]
    [InlineData("https://www.imdb.com/title/tt0117407/?ref_=nv_sr_1")]
    [InlineData("imdb.com/title/tt0117407")]
    [InlineData("tt0117407")]
    public async Task The_address_of_an_IMDb_page_is_as_good_as_its_number(string typed)
    {
        await Editor.SendAsync("/admin/films/pusher", ("Input.ImdbId", typed));

        Assert.Equal(
            "tt0117407",
            await Site.ReadAsync(db => db.Films.Where(f => f.Slug == "pusher").Select(f => f.ImdbId).SingleAsync())
        );
    }

    [Theory]
    [InlineData("Input.Title", "", "Enter a title (up to 300 characters).")]
    [InlineData("Input.Year", "soon", "Enter a whole number.")]
    [InlineData("Input.Year", "1066", "Enter a year from 1888 to 2200.")]
    [InlineData("Input.Runtime", "0", "Enter a runtime in minutes, from 1 to 60,000.")]
    [InlineData("Input.ImdbId", "Pusher", "Enter an IMDb id such as tt0117407")]
    public async Task A_field_that_is_wrong_says_what_to_enter_and_has_the_focus(
        string field,
        string value,
        string expected
    )
    {
        var sent = await Editor.SendAsync("/admin/films/pusher", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        var input = sent.Page.QuerySelector($"[name='{field}']")!;
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Same(input, sent.Page.QuerySelector("[autofocus]"));
        Assert.Contains(expected, sent.Text("form.form"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_film_whose_title_is_taken_is_added_only_when_it_is_said_to_be_another()
    {
        var asked = await Editor.SendAsync("/admin/films/add", ("Input.Title", "pusher"));
        var added = await Editor.SubmitAsync(asked, "/admin/films/add", handler: null, ("Input.IsAnother", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Equal("/films/pusher", asked.Page.QuerySelector(".conflicts a")?.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Redirect, added.Status);
    }

    [Theory]
    [InlineData("/admin/films/add")]
    [InlineData("/admin/films/other")]
    public async Task An_IMDb_id_of_another_film_is_refused_with_a_link_to_it(string form)
    {
        await Editor.SendAsync("/admin/films/pusher", ("Input.ImdbId", "tt0117407"));
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Other"));

        var refused = await Editor.SendAsync(form, ("Input.Title", "New"), ("Input.ImdbId", "tt0117407"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("Pusher (1996) has this IMDb id: /films/pusher.", refused.Text(".conflicts"));
        Assert.Equal("/films/pusher", refused.Page.QuerySelector(".conflicts a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task An_empty_address_becomes_a_free_one_by_the_title_and_the_year()
    {
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Another"), ("Input.Year", "2012"));

        var saved = await Editor.SendAsync("/admin/films/another", ("Input.Title", "Pusher"), ("Input.Slug", ""));

        Assert.Equal((HttpStatusCode.Redirect, "/films/pusher-2012"), (saved.Status, saved.Location));
    }

    [Fact]
    public async Task A_duplicate_is_merged_into_the_film_at_an_address()
    {
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Pusher I"), ("Input.Year", "1996"));

        var none = await Editor.SendAsync("/admin/films/pusher-i", "Merge", ("into", "Nothing"));
        var found = await Editor.SendAsync(
            "/admin/films/pusher-i",
            "Merge",
            ("into", "https://films.example/films/pusher")
        );

        Assert.Equal(HttpStatusCode.BadRequest, none.Status);
        Assert.Contains("There is no other film “Nothing”", none.Text("main"), StringComparison.Ordinal);
        Assert.Equal("/films/pusher", found.Location);
    }

    [Fact]
    public async Task Films_of_the_title_that_is_typed_are_offered()
    {
        var typed = await Editor.GetAsync("/admin/films/add?title=pusher");
        var other = await Editor.GetAsync("/admin/films/add?title=push");

        Assert.Equal("Already here: Pusher (1996)", typed.Text("#of-title"));
        Assert.Equal("/films/pusher", typed.Page.QuerySelector("#of-title a")!.GetAttribute("href"));
        Assert.Equal("pusher", typed.Page.QuerySelector("#Input_Title")!.GetAttribute("value"));
        Assert.Equal("", other.Text("#of-title"));
    }

    [Theory]
    [InlineData("http://localhost/films/pusher?x=1")]
    [InlineData("/films/pusher#reviews")]
    [InlineData("/films/pusher/reviews?page=2")]
    [InlineData("pusher")]
    public async Task A_film_is_merged_into_the_one_whose_address_is_copied_from_the_browser(string into)
    {
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Goes"));

        Assert.Equal("/films/pusher", (await Editor.SendAsync("/admin/films/goes", "Merge", ("into", into))).Location);
    }

    [Fact]
    public async Task A_film_is_chosen_among_those_that_a_title_finds()
    {
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "The Pusher Story"), ("Input.Year", "1997"));
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Goes"));

        var asked = await Editor.SendAsync("/admin/films/goes", "Merge", ("into", "story"));
        var form = asked.Page.QuerySelectorAll("form.duplicate").Single();
        var merged = await Editor.PostAsync(
            "/admin/films/goes?handler=Merge",
            form.QuerySelectorAll("input")
                .Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!))
                .Append(("confirmed", "true"))
        );

        Assert.Contains("The Pusher Story (1997)", form.TextContent, StringComparison.Ordinal);
        Assert.Equal("/films/the-pusher-story", merged.Location);
    }

    [Fact]
    public async Task A_poster_is_removed_by_its_own_button_and_not_by_saving_without_a_file()
    {
        await Editor.UploadAsync("/admin/films/pusher", "Poster", "poster", Pictures.Png(20, 30), "poster.png");

        var without = await Editor.SendAsync("/admin/films/pusher", "Poster");
        var kept = await PosterAsync();
        await Editor.SendAsync("/admin/films/pusher", "RemovePoster");

        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.NotNull(kept);
        Assert.Null(await PosterAsync());
    }

    private Task<string?> PosterAsync() =>
        Site.ReadAsync(db => db.Films.Where(f => f.Slug == "pusher").Select(f => f.Poster).SingleAsync());

    private Task<IReadOnlyList<string>> DirectorsAsync() =>
        Site.ReadAsync(db => db.Films.Where(f => f.Slug == "pusher").Select(f => f.Directors).SingleAsync());
}
