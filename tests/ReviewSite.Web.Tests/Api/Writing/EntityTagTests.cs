using System.Net;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Api.Writing;

/// <summary>With an ETag, a program reads only what is new, and changes only what it has read.</summary>
public sealed class EntityTagTests : WritingTests
{
    private const string Review = """{ "critic": "Ann", "originalScore": "3/4" }""";

    [Theory]
    [InlineData(Pusher)]
    [InlineData($"{Pusher}?fields=slug")]
    [InlineData(Reviews)]
    [InlineData($"{Reviews}/1")]
    [InlineData(Films)]
    [InlineData("/api/v1/critics/noel-murray")]
    public async Task What_is_known_is_304_until_something_changes(string address)
    {
        var first = await Program.GetAsync(address);
        var known = await Program.GetAsync(address, $"\"other\", {first.Tag}");
        await Program.PostAsync(Reviews, Review);
        var changed = await Program.GetAsync(address, first.Tag);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK),
            (first.Status, known.Status, changed.Status)
        );
        Assert.Equal(("", first.Tag), (known.Text, known.Tag));
        Assert.Contains("private", known.CacheControl, StringComparison.Ordinal);
        Assert.NotEqual(first.Tag, changed.Tag);
    }

    [Fact]
    public async Task An_error_has_no_tag()
    {
        Assert.Null((await Program.GetAsync($"{Films}/none")).Tag);
        Assert.Null((await Program.GetAsync($"{Films}?limit=0")).Tag);
    }

    [Fact]
    public async Task A_change_of_a_review_is_no_change_of_its_film_nor_of_another_review()
    {
        var (film, review) = (await Program.VersionAsync(Pusher), await Program.VersionAsync($"{Reviews}/1"));
        await Program.PostAsync(Reviews, Review);

        Assert.Equal(HttpStatusCode.OK, (await Program.PatchAsync(Pusher, """{ "year": 1997 }""", film)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Program.DeleteAsync($"{Reviews}/1", review)).Status);
    }

    [Fact]
    public async Task A_tag_of_an_earlier_version_of_the_program_still_names_what_is_changed()
    {
        var (id, version) = await Site.ReadAsync(async db =>
        {
            var film = await db.Films.SingleAsync();
            return (film.Id, film.Version);
        });

        var later = await ChangeAsync($"\"{id}.{version + 1}\"");
        var other = await ChangeAsync($"\"{id + 1}.{version}\"");
        var weak = await ChangeAsync($"W/\"{id}.{version}\"");
        var same = await ChangeAsync($"\"{id}.{version}\"");

        Assert.All([later, other, weak], refused => Assert.Equal(HttpStatusCode.PreconditionFailed, refused.Status));
        Assert.Equal(HttpStatusCode.OK, same.Status);

        Task<Reply> ChangeAsync(string tag) => Program.PatchAsync(Pusher, """{ "year": 1997 }""", tag);
    }
}
