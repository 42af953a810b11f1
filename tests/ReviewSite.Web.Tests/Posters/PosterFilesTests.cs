using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Tests.Pages.Admin;

namespace ReviewSite.Web.Tests.Posters;

public sealed class PosterFilesTests : AdminTests
{
    private string Folder => Path.Combine(Site.DataFolder, "posters");

    private async Task<string> SaveAsync(byte[] picture)
    {
        var sent = await UploadAsync(picture);
        Assert.Equal((HttpStatusCode.Redirect, ""), (sent.Status, sent.Text("#poster ~ .field-error")));
        return (
            await Site.ReadAsync(db => db.Films.Where(f => f.Slug == "pusher").Select(f => f.Poster).SingleAsync())
        )!;
    }

    private Task<Answer> UploadAsync(byte[] picture) =>
        Editor.UploadAsync("/admin/films/pusher", "Poster", "poster", picture, "a.jpg");

    private async Task<(string? Type, byte[] Content, TimeSpan? MaxAge)> FetchAsync(string address)
    {
        using var response = await Site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsByteArrayAsync(),
            response.Headers.CacheControl?.MaxAge
        );
    }

    private string Store(string name, byte[] content)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllBytes(Path.Combine(Folder, name), content);
        return name;
    }

    private static string NameOf(byte[] content, string ending) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)) + ending;

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task A_large_picture_is_stored_as_WebP_of_640_pixels_and_served_small_too(string kind)
    {
        var name = await SaveAsync(
            kind switch
            {
                "jpeg" => Pictures.Jpeg(1000, 1500),
                "png" => Pictures.Png(1000, 1500),
                _ => Pictures.WebP(1000, 1500),
            }
        );

        var large = await FetchAsync($"/posters/{name}");
        var small = await FetchAsync($"/posters/small/{name}");

        Assert.Equal(("image/webp", (640, 960)), (large.Type, Pictures.SizeOf(large.Content)));
        Assert.Equal(("image/webp", (240, 360)), (small.Type, Pictures.SizeOf(small.Content)));
        Assert.Equal(NameOf(large.Content, ".webp"), name);
        Assert.Equal((365, 365), (large.MaxAge?.Days, small.MaxAge?.Days));
    }

    [Fact]
    public async Task A_picture_is_never_enlarged()
    {
        var name = await SaveAsync(Pictures.Png(100, 150));

        Assert.Equal((100, 150), Pictures.SizeOf((await FetchAsync($"/posters/{name}")).Content));
        Assert.Equal((100, 150), Pictures.SizeOf((await FetchAsync($"/posters/small/{name}")).Content));
    }

    [Theory]
    [InlineData(1, "left", 600, 400)]
    [InlineData(2, "right", 600, 400)]
    [InlineData(3, "right", 600, 400)]
    [InlineData(4, "left", 600, 400)]
    [InlineData(5, "top", 400, 600)]
    [InlineData(6, "top", 400, 600)]
    [InlineData(7, "bottom", 400, 600)]
    [InlineData(8, "bottom", 400, 600)]
    public async Task A_picture_is_turned_as_it_says_and_keeps_nothing_else_that_it_says(
        byte orientation,
        string red,
        int width,
        int height
    )
    {
        var name = await SaveAsync(Pictures.Turned(600, 400, orientation));

        var stored = (await FetchAsync($"/posters/{name}")).Content;

        Assert.Equal((red, (width, height)), (Pictures.RedSideOf(stored), Pictures.SizeOf(stored)));
        Assert.DoesNotContain("Secret", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Even_noise_takes_at_most_300_KB()
    {
        var name = await SaveAsync(Pictures.Noise(700, 2000));

        Assert.InRange((await FetchAsync($"/posters/{name}")).Content.Length, 1, 300 * 1024);
    }

    [Fact]
    public async Task A_strip_is_narrowed_until_it_is_no_higher_than_a_poster_can_be()
    {
        var name = await SaveAsync(Pictures.Png(300, 30_000));

        Assert.Equal((19, 1920), Pictures.SizeOf((await FetchAsync($"/posters/{name}")).Content));
    }

    [Theory]
    [InlineData("cut JPEG", "damaged")]
    [InlineData("cut PNG", "damaged")]
    [InlineData("header of a JPEG", "damaged")]
    [InlineData("too many pixels", "50 megapixels")]
    [InlineData("too large", "10 MB")]
    [InlineData("large AVIF", "300 KB")]
    [InlineData("GIF", "not a supported image")]
    [InlineData("nothing", "not a supported image")]
    public async Task What_cannot_be_shown_is_refused_and_says_why(string content, string why)
    {
        var sent = await UploadAsync(
            content switch
            {
                "cut JPEG" => Pictures.Jpeg(1000, 1500)[..5_000],
                "cut PNG" => Pictures.Png(500, 500)[..300],
                "header of a JPEG" => [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3],
                "too many pixels" => Pictures.Empty(10_000, 5_001),
                "too large" => [0xFF, 0xD8, 0xFF, .. new byte[10 * 1024 * 1024]],
                "large AVIF" => Pictures.Avif(300 * 1024 + 1),
                "GIF" => "GIF89a..."u8.ToArray(),
                _ => [],
            }
        );

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains(why, sent.Text("#poster ~ .field-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_AVIF_is_served_as_it_is_in_both_sizes()
    {
        var avif = Pictures.Avif(1000);
        var name = await SaveAsync(avif);

        foreach (var address in new[] { $"/posters/{name}", $"/posters/small/{name}" })
        {
            var (type, content, _) = await FetchAsync(address);
            Assert.Equal("image/avif", type);
            Assert.Equal(avif, content);
        }
    }

    [Fact]
    public async Task The_small_picture_is_made_once_beside_the_large_one()
    {
        var name = await SaveAsync(Pictures.Jpeg(600, 900));
        Assert.False(Directory.Exists(Path.Combine(Folder, "small")));

        var first = await FetchAsync($"/posters/small/{name}");
        var file = new FileInfo(Directory.GetFiles(Path.Combine(Folder, "small")).Single());
        var made = file.LastWriteTimeUtc;
        await FetchAsync($"/posters/small/{name}");
        file.Refresh();

        Assert.Equal((made, first.Content.Length), (file.LastWriteTimeUtc, file.Length));
    }

    [Fact]
    public async Task Many_may_ask_for_the_same_small_picture_at_once()
    {
        var name = await SaveAsync(Pictures.Jpeg(600, 900));

        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => FetchAsync($"/posters/small/{name}")));

        Assert.All(all, a => Assert.Equal((240, 360), Pictures.SizeOf(a.Content)));
        Assert.Single(Directory.GetFiles(Path.Combine(Folder, "small")));
    }

    [Fact]
    public async Task A_poster_of_an_earlier_version_gets_a_small_picture_and_stays_as_it_is()
    {
        var png = Pictures.Png(500, 750);
        var name = Store(NameOf(png, ".png"), png);

        var small = await FetchAsync($"/posters/small/{name}");

        Assert.Equal(("image/webp", (240, 360)), (small.Type, Pictures.SizeOf(small.Content)));
        Assert.Equal(png, (await FetchAsync($"/posters/{name}")).Content);
    }

    [Fact]
    public async Task A_stored_poster_that_cannot_be_decoded_is_served_as_it_is()
    {
        byte[] broken = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
        var name = Store(NameOf(broken, ".jpg"), broken);

        var (type, content, maxAge) = await FetchAsync($"/posters/small/{name}");

        Assert.Equal(("image/jpeg", TimeSpan.FromHours(1)), (type, maxAge));
        Assert.Equal(broken, content);
    }

    [Fact]
    public async Task Where_no_small_picture_can_be_written_the_large_one_is_served_for_a_while()
    {
        var name = await SaveAsync(Pictures.Jpeg(600, 900));

        // A file in the place of the folder stops everybody, a mode would not stop root.
        await File.WriteAllTextAsync(Path.Combine(Folder, "small"), "");
        var (_, content, maxAge) = await FetchAsync($"/posters/small/{name}");

        Assert.Equal(((600, 900), TimeSpan.FromHours(1)), (Pictures.SizeOf(content), maxAge));
    }

    [Theory]
    [InlineData("/posters/small/nothing.webp")]
    [InlineData("/posters/small/..%2Freviewsite.db")]
    [InlineData("/posters/small")]
    public async Task What_is_no_poster_is_not_found(string address)
    {
        using var response = await Site.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Every_picture_of_a_poster_has_its_size_and_a_choice_of_two()
    {
        var name = await SaveAsync(Pictures.Jpeg(500, 700));

        foreach (
            var (page, selector, isLazy) in new[]
            {
                ("/films", "img.tile", true),
                ("/", "img.tile", true),
                ("/films/pusher", "img.poster", false),
                ("/admin/films/pusher", "img.poster", false),
            }
        )
        {
            var image = (await Editor.GetAsync(page)).Page.QuerySelector(selector)!;
            Assert.True(
                image is not null
                    && image.HasAttribute("width")
                    && image.HasAttribute("height")
                    && image.GetAttribute("loading") == (isLazy ? "lazy" : null)
                    && image.GetAttribute("srcset") == $"/posters/small/{name} 240w, /posters/{name} 640w",
                $"{page}: {image?.OuterHtml}"
            );
        }

        var own = (await Editor.GetAsync("/films/pusher")).Page.QuerySelector("img.poster")!;
        Assert.Equal(("500", "700"), (own.GetAttribute("width"), own.GetAttribute("height")));
    }

    [Fact]
    public async Task A_poster_whose_size_cannot_be_read_gets_the_usual_proportions()
    {
        await SaveAsync(Pictures.Avif(1000));

        var image = (await Editor.GetAsync("/films/pusher")).Page.QuerySelector("img.poster")!;

        Assert.Equal(("640", "960"), (image.GetAttribute("width"), image.GetAttribute("height")));
        Assert.True(image.ClassList.Contains("boxed"));
    }
}
