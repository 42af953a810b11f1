using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Imports.Posters;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class PostersTests : AdminTests
{
    private const string Address = "/admin/posters";

    /// <returns>The page once everything is done.</returns>
    private async Task<Answer> UploadAsync(
        IEnumerable<(string Name, byte[] Content)> files,
        params (string, string)[] fields
    )
    {
        var sent = await Editor.UploadAsync(Address, "Uploads", files, fields);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var job = await Site.Services.GetRequiredService<PosterJobs>().FindAsync(sent.Location!.Split('=')[1], default);
        await job!.Ended;
        return await Editor.GetAsync(sent.Location!);
    }

    private Task<string?> PosterAsync() =>
        Site.ReadAsync(db => db.Films.Where(f => f.Slug == "pusher").Select(f => f.Poster).SingleAsync());

    [Fact]
    public async Task Pictures_are_added_and_undone_from_the_same_page()
    {
        var done = await UploadAsync([("pusher.png", Pictures.Png(1)), ("<b>.png", Pictures.Png(2))]);

        Assert.Equal("2 files: 1 poster has been saved. 1 file was not used.", done.Text(".saved p"));
        Assert.Contains("<b>.png: no film has", done.Text(".findings"), StringComparison.Ordinal);
        Assert.NotNull(await PosterAsync());
        var undone = await Editor.SubmitAsync(done, Address, "Undo");
        Assert.Equal(HttpStatusCode.Redirect, undone.Status);
        Assert.Equal("Undone: Posters added.", (await Editor.GetAsync(undone.Location!)).Text(".saved p"));
        Assert.Null(await PosterAsync());
    }

    [Fact]
    public async Task A_ZIP_is_taken_and_a_poster_is_replaced_only_if_that_is_ticked()
    {
        await UploadAsync([("posters.zip", Zip.Of(("a/pusher.png", Pictures.Png(1))))]);
        var first = await PosterAsync();

        var kept = await UploadAsync([("posters.ZIP", Zip.Of(("pusher.png", Pictures.Png(2))))]);
        var afterKept = await PosterAsync();
        var replaced = await UploadAsync(
            [("posters.zip", Zip.Of(("pusher.png", Pictures.Png(2))))],
            ("Replaces", "true")
        );

        Assert.Equal("posters.ZIP: 0 posters have been saved. 1 film already had one.", kept.Text(".saved p"));
        Assert.Equal(first, afterKept);
        Assert.Equal("posters.zip: 1 poster has been saved.", replaced.Text(".saved p"));
        Assert.NotEqual(first, await PosterAsync());
    }

    [Fact]
    public async Task Nothing_of_an_upload_stays_behind_and_a_bad_one_says_why()
    {
        var failed = await UploadAsync([("posters.zip", "Hello"u8.ToArray())]);

        Assert.Contains("posters.zip is neither", failed.Text(".field-error"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(Site.DataFolder, "uploads")));
    }

    [Fact]
    public async Task An_upload_without_a_file_and_one_that_is_not_known()
    {
        var empty = await Editor.UploadAsync(Address, "Uploads", []);
        var unknown = await Editor.GetAsync($"{Address}?upload=nothing");
        var cancelled = await Editor.PostAsync($"{Address}?handler=Cancel", []);

        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Contains("Choose a ZIP file or pictures", empty.Text(".field-error"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown.Status, cancelled.Status));
    }

    [Fact]
    public async Task Nothing_is_left_of_an_upload_whose_sender_leaves()
    {
        using var picture = new MemoryStream(Pictures.Png(1));
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Site
                .Services.GetRequiredService<PosterJobs>()
                .StartAsync([("pusher.png", picture)], replaces: false, new Actor("ann@example.org", null), left.Token)
        );

        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(Site.DataFolder, "uploads")));
    }

    [Fact]
    public async Task As_many_pictures_as_a_ZIP_may_hold_are_taken_by_themselves()
    {
        var done = await UploadAsync(Enumerable.Range(0, 1_500).Select(i => ($"x{i}.png", new byte[] { 1 })));

        Assert.Contains("1,500 files were not used", done.Text(".saved p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_leads_there() =>
        Assert.NotNull((await Editor.GetAsync("/admin")).Page.QuerySelector($"main a[href='{Address}']"));
}
