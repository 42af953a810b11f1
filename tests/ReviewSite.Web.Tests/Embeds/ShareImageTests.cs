using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Shared.Sharing;
using ReviewSite.Web.Store.Entities;
using SkiaSharp;

namespace ReviewSite.Web.Tests.Embeds;

/// <summary>The picture that other sites show of a link to a film.</summary>
public sealed class ShareImageTests : IDisposable
{
    private const int MostBytes = 150 * 1024;

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("Pusher")]
    [InlineData("Пушер – Ωμέγα")]
    [InlineData("Ærø – “naïve” & <b>")]
    [InlineData(
        "A title that is so long that it does not fit into two lines of the image at any size that can be read,"
            + " and that goes on and on until the reader has lost all interest in what the film is about, and still on"
    )]
    [InlineData("LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgogerychwyrndrobwll")]
    public async Task It_is_a_png_of_the_size_that_sites_ask_for(string title)
    {
        var film = (
            await _site.ImportAsync(title, ReviewTexts.Scored("Mixed or average reviews", 50, 51, 90, 20))
        ).Film;

        using var response = await GetAsync($"/films/{film.Slug}/share.png");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var image = SKBitmap.Decode(bytes);

        Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((1200, 630), (image.Width, image.Height));
        Assert.InRange(bytes.Length, 5_000, MostBytes);
        Assert.All(Margins(image), color => Assert.Equal(image.GetPixel(0, 0), color));
    }

    [Fact]
    public async Task Its_bar_shows_the_distribution()
    {
        await _site.ImportAsync("Halves", ReviewTexts.Scored("Mixed or average reviews", 90, 90, 20, 20));

        using var image = SKBitmap.Decode(await BytesAsync("/films/halves/share.png"));

        Assert.Equal(
            (SKColor.Parse("#2f6b43"), SKColor.Parse("#a5302f")),
            (image.GetPixel(400, 520), image.GetPixel(800, 520))
        );
    }

    [Fact]
    public async Task A_film_without_reviews_has_one_too()
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example");
        await editor.SendAsync("/admin/films/add", ("Input.Title", "Bare"));

        Assert.InRange((await BytesAsync("/films/bare/share.png")).Length, 2_000, MostBytes);
    }

    [Fact]
    public async Task It_is_kept_until_the_content_changes_and_follows_a_changed_address()
    {
        using var first = await GetAsync("/films/pusher/share.png");
        using var again = await GetAsync("/films/pusher/share.png");
        var tag = first.Headers.ETag;
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/pusher", ("Input.Slug", "pusher-one"));
        }

        using var moved = await GetAsync("/films/pusher/share.png");
        using var changed = await GetAsync("/films/pusher-one/share.png");

        Assert.NotNull(again.Headers.Age);
        Assert.Equal(tag, again.Headers.ETag);
        Assert.Equal(
            (HttpStatusCode.MovedPermanently, "/films/pusher-one/share.png"),
            (moved.StatusCode, moved.Headers.Location?.ToString())
        );
        Assert.NotEqual(tag, changed.Headers.ETag);
    }

    [Theory]
    [InlineData("فيلم")]
    [InlineData("סרט")]
    [InlineData("\U000F0000")]
    public async Task A_title_that_cannot_be_drawn_as_it_is_read_has_none(string title)
    {
        var film = (
            await _site.ImportAsync(FilmDetails.Of(title, 2001), ReviewTexts.Scored("Too few reviews", 70))
        ).Film;

        await AssertNoneAsync(_site, film.Slug);
    }

    [Fact]
    public void A_character_that_no_font_has_cannot_be_drawn()
    {
        var fonts = ShareFonts.OfMachine();

        Assert.True(fonts.CanDraw("Pusher – Пушер"));
        Assert.False(fonts.CanDraw("Pusher \U0010FFFD"));
    }

    [Fact]
    public async Task Without_a_font_there_is_none_and_the_page_is_as_before()
    {
        using var site = new Site { Replace = services => services.AddSingleton(new ShareFonts(() => null)) };

        await AssertNoneAsync(site, "pusher");
    }

    [Fact]
    public async Task Where_the_library_cannot_be_loaded_there_is_none()
    {
        using var site = new Site
        {
            Replace = services => services.AddSingleton(new ShareFonts(() => throw new DllNotFoundException())),
        };

        await AssertNoneAsync(site, "pusher");
    }

    private static async Task AssertNoneAsync(Site site, string slug)
    {
        var page = await site.PageAsync($"/films/{slug}");
        using var response = await site.Client.GetAsync(new Uri($"/films/{slug}/share.png", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Null(page.QuerySelector("meta[property^='og:image']"));
        Assert.Equal("summary", page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content"));
    }

    /// <summary>Where nothing may be written: it would be cut.</summary>
    private static IEnumerable<SKColor> Margins(SKBitmap image) =>
        Enumerable
            .Range(0, image.Height)
            .SelectMany(y => new[] { image.GetPixel(20, y), image.GetPixel(image.Width - 20, y) })
            .Concat(Enumerable.Range(0, image.Width).Select(x => image.GetPixel(x, image.Height - 10)));

    private Task<HttpResponseMessage> GetAsync(string address) =>
        _site.Client.GetAsync(new Uri(address, UriKind.Relative));

    private Task<byte[]> BytesAsync(string address) =>
        _site.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
}
