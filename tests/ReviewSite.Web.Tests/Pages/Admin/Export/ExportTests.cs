using System.IO.Compression;
using System.Net;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.Pages.Admin.Export;

public sealed class ExportTests : AdminTests
{
    [Fact]
    public async Task An_editor_downloads_the_same_JSON_that_the_command_writes()
    {
        using var editor = await Person.SignedInAsync(Site, Role.Editor, "bob@example.org");
        var dashboard = await editor.GetAsync("/admin");
        var page = await editor.GetAsync(
            dashboard.Page.QuerySelector("a[href='/admin/export']")!.GetAttribute("href")!
        );

        using var file = await editor.DownloadAsync(
            page.Page.QuerySelector("a[href*='format=json']")!.GetAttribute("href")!
        );

        Assert.Equal(await Site.CatalogueAsync(), await file.Content.ReadAsStringAsync());
        Assert.Equal(
            ("attachment", "reviewsite.json"),
            (
                file.Content.Headers.ContentDisposition?.DispositionType,
                file.Content.Headers.ContentDisposition?.FileName
            )
        );
        Assert.True(file.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("csv", "reviews.csv films.csv critics.csv publications.csv published-summaries.csv scale.csv")]
    [InlineData("text", "pusher.txt")]
    public async Task Several_files_come_in_one(string format, string names)
    {
        using var file = await Editor.DownloadAsync($"/admin/export/file?format={format}");

        await using var zip = new ZipArchive(await file.Content.ReadAsStreamAsync());

        Assert.Equal(names, string.Join(' ', zip.Entries.Select(e => e.Name)));
        Assert.All(zip.Entries, e => Assert.True(e.Length > 0));
    }

    [Fact]
    public async Task One_film_is_downloaded_by_its_name()
    {
        using var file = await Editor.DownloadAsync("/admin/export/file?format=text&film=pusher");

        Assert.Equal("pusher.txt", file.Content.Headers.ContentDisposition?.FileName);
        Assert.StartsWith(
            "Generally favorable reviews - based on 11 Critics",
            await file.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/admin/export?film=none", HttpStatusCode.NotFound)]
    [InlineData("/admin/export/file?format=json&film=none", HttpStatusCode.NotFound)]
    [InlineData("/admin/export/file?format=xml", HttpStatusCode.BadRequest)]
    [InlineData("/admin/export/file", HttpStatusCode.BadRequest)]
    [InlineData("/admin/export?film=pusher", HttpStatusCode.OK)]
    public async Task What_is_not_there_is_not_given(string address, HttpStatusCode expected) =>
        Assert.Equal(expected, (await Editor.GetAsync(address)).Status);

    [Theory]
    [InlineData("/admin/export")]
    [InlineData("/admin/export/file?format=json")]
    public async Task A_visitor_is_asked_to_sign_in(string address)
    {
        using var visitor = new Person(Site);

        var answer = await visitor.GetAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("/account/sign-in", answer.Location, StringComparison.Ordinal);
    }
}
