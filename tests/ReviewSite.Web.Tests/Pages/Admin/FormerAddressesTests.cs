using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Pages.Admin;

/// <summary>Films, grids, collections and polls whose address was changed.</summary>
public sealed class FormerAddressesTests : AdminTests
{
    private async Task AddAsync(string kinds, string slug)
    {
        await ImportTableAsync("title,year,critic,score\nAlpha,2001,Ann,80/100\n");
        var added = await Editor.SendAsync(
            $"/admin/{kinds}/add",
            ("Input.Title", "Best"),
            ("Input.Slug", slug),
            kinds == "lists" ? ("Input.Lists", "# Ann\n1. Alpha (2001)\n") : ("Input.Films", "Alpha (2001)")
        );
        Assert.Equal(HttpStatusCode.Redirect, added.Status);
    }

    private async Task MoveAsync(string kinds, string slug, string to)
    {
        var address = $"/admin/{kinds}/{slug}";
        var moved = await Editor.SubmitAsync(
            await Editor.GetAsync(address),
            address,
            handler: null,
            ("Input.Slug", to)
        );
        Assert.Equal((HttpStatusCode.Redirect, $"/{kinds}/{to}"), (moved.Status, moved.Location?.Split('?')[0]));
    }

    private async Task<string?> LocationAsync(string address)
    {
        using var person = new Person(Site);
        return (await person.GetAsync(address)).Location;
    }

    [Theory]
    [InlineData("grids")]
    [InlineData("collections")]
    [InlineData("lists")]
    public async Task Every_address_before_leads_to_the_current_one(string kinds)
    {
        await AddAsync(kinds, "first");
        await MoveAsync(kinds, "first", "second");
        await MoveAsync(kinds, "second", "third");

        Assert.Equal($"/{kinds}/third?decimals=1", await LocationAsync($"/{kinds}/first?decimals=1"));
        Assert.Equal($"/{kinds}/third", await LocationAsync($"/{kinds}/second"));
        Assert.Equal($"/{kinds}/third", await LocationAsync($"/{kinds}/THIRD"));
        Assert.Null(await LocationAsync($"/{kinds}/fourth"));
    }

    [Theory]
    [InlineData("grids", "/grids/first.csv")]
    [InlineData("lists", "/lists/first.csv")]
    [InlineData("lists", "/api/v1/lists/first")]
    [InlineData("collections", "/api/v1/collections/first")]
    [InlineData("collections", "/grid?collection=first")]
    public async Task Programs_get_the_same_as_at_the_current_address(string kinds, string address)
    {
        await AddAsync(kinds, "first");
        var before = await Site.Client.GetStringAsync(address);
        await MoveAsync(kinds, "first", "second");

        Assert.Equal(
            before.Replace("first", "second", StringComparison.Ordinal),
            (await Site.Client.GetStringAsync(address)).Replace("first", "second", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/films/{0}?min=60")]
    [InlineData("/films/{0}/verdict?scores=shown")]
    [InlineData("/films/{0}/card?x=1")]
    [InlineData("/films/{0}/badge.svg?x=1")]
    [InlineData("/films/{0}/badge.json?x=1")]
    [InlineData("/films/{0}/share.png?x=1")]
    [InlineData("/films/{0}/feed.atom?x=1")]
    [InlineData("/films/{0}/feed.json?x=1")]
    [InlineData("/films/{0}.nfo?for=kodi")]
    [InlineData("/api/v1/films/{0}?fields=slug,title")]
    [InlineData("/api/v1/films/{0}/reviews?fields=critic")]
    [InlineData("/api/v1/films/{0}/reviews/1?fields=critic")]
    public async Task What_follows_a_films_former_address_is_kept(string address)
    {
        await Editor.SendAsync("/admin/films/pusher", ("Input.Slug", "pusher-one"));

        Assert.Equal(
            string.Format(CultureInfo.InvariantCulture, address, "pusher-one"),
            await LocationAsync(string.Format(CultureInfo.InvariantCulture, address, "pusher"))
        );
    }

    [Fact]
    public async Task An_address_belongs_to_the_page_that_has_it_now_and_a_removed_page_has_none()
    {
        await AddAsync("lists", "first");
        await MoveAsync("lists", "first", "second");
        await AddAsync("lists", "first");

        Assert.Null(await LocationAsync("/lists/first"));

        await MoveAsync("lists", "first", "third");
        Assert.Equal("/lists/third", await LocationAsync("/lists/first"));

        await Editor.SubmitAsync(await Editor.GetAsync("/admin/lists/third"), "/admin/lists/third", "Remove");
        Assert.Equal((404, null), ((await Site.GetAsync("/lists/first")).Status, await LocationAsync("/lists/first")));
    }

    [Fact]
    public async Task A_form_that_was_open_while_the_address_changed_is_saved()
    {
        await AddAsync("collections", "first");
        var open = await Editor.GetAsync("/admin/collections/first");
        await MoveAsync("collections", "first", "second");

        var saved = await Editor.SubmitAsync(
            open,
            "/admin/collections/first",
            handler: null,
            ("Input.Title", "Better")
        );

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(
            ("Better", "second"),
            await Site.ReadAsync(async db =>
            {
                var collection = await db.Collections.SingleAsync();
                return (collection.Title, collection.Slug);
            })
        );
    }

    [Fact]
    public async Task After_an_undo_the_address_given_up_leads_back()
    {
        await AddAsync("grids", "first");
        await MoveAsync("grids", "first", "second");
        var entry = await Site.ReadAsync(db => db.History.MaxAsync(e => e.Id));

        await Editor.SendAsync("/admin/history", ("id", entry.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(
            (null, "/grids/first"),
            (await LocationAsync("/grids/first"), await LocationAsync("/grids/second"))
        );
    }
}
