using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Tests.Pages.Admin.Imports;

public sealed class TableTests : DeskTests
{
    private async Task<string> UploadAsync(string name, string text, Encoding? encoding = null)
    {
        var sent = await Editor.UploadAsync(
            "/admin/imports/tables",
            "",
            "Uploads",
            (encoding ?? Encoding.UTF8).GetBytes(text),
            name
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        return sent.Location!;
    }

    private async Task<Answer> EndOfAsync(string address)
    {
        for (var tries = 0; ; tries++)
        {
            var page = await Editor.GetAsync(address);
            if (page.Page.QuerySelector("#progress")?.GetAttribute("aria-busy") == "false")
            {
                return page;
            }

            Assert.True(tries < 300, "It does not end.");
            await Task.Delay(100);
        }
    }

    private async Task<Answer> ImportedAsync(string address, params (string Name, string Value)[] fields)
    {
        var sent = await Editor.SubmitAsync(
            await Editor.GetAsync(address),
            address,
            handler: null,
            [("Input.Scale", ""), .. fields]
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        return await EndOfAsync(address);
    }

    private static string ChosenIn(Answer page, int column) =>
        page.Page.QuerySelector($"select[name=column-0-{column}]") is IHtmlSelectElement select
            ? select.Value ?? ""
            : "no column";

    private static bool SaysWindows(Answer page) =>
        page.Page.QuerySelector("[name='Input.IsWindows']") is IHtmlInputElement { IsChecked: true };

    private Task<List<string?>> QuotesAsync(string film) =>
        Site.ReadAsync(db =>
            db.Reviews.Where(r => r.Film.Title == film).OrderBy(r => r.Id).Select(r => r.Quote).ToListAsync()
        );

    [Fact]
    public async Task A_file_from_old_Windows_shows_its_columns_once_that_was_said_and_goes_in_at_the_second_press()
    {
        var address = await UploadAsync("old.csv", "title,critic,quote\nÉté,Ann,Déjà vu.\n", Encoding.Latin1);
        var unread = await Editor.GetAsync(address);

        var read = await Editor.SubmitAsync(
            unread,
            address,
            handler: null,
            ("Input.IsWindows", "true"),
            ("Input.SkipsErrors", "true")
        );
        Assert.Equal("no column", ChosenIn(unread, 2));
        Assert.Equal((HttpStatusCode.OK, "Quote", true), (read.Status, ChosenIn(read, 2), SaysWindows(read)));
        Assert.Contains("Été", read.Text("tbody"), StringComparison.Ordinal);
        Assert.Null((await Editor.GetAsync(address)).Page.QuerySelector("#progress"));

        Assert.Equal(
            HttpStatusCode.Redirect,
            (await Editor.SubmitAsync(read, address, handler: null, ("Input.Scale", ""))).Status
        );
        await EndOfAsync(address);
        Assert.Equal(["Déjà vu."], await QuotesAsync("Été"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_starts_nothing()
    {
        var address = await UploadAsync("old.csv", "title,critic,quote\nÉté,Ann,Déjà vu.\n", Encoding.Latin1);

        var sent = await Editor.SubmitAsync(
            await Editor.GetAsync(address),
            address,
            handler: null,
            ("Input.Scale", "")
        );

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains("is not valid utf-8", sent.Text("main"), StringComparison.Ordinal);
        Assert.Null((await Editor.GetAsync(address)).Page.QuerySelector("#progress"));
    }

    [Fact]
    public async Task What_was_said_is_still_said_when_it_is_tried_again_or_refused()
    {
        var address = await UploadAsync(
            "old.csv",
            "title,critic,quote,stars\nÉté,Ann,Déjà vu.,4\n,Bob,Né.,5\n",
            Encoding.Latin1
        );
        var read = await Editor.SubmitAsync(
            await Editor.GetAsync(address),
            address,
            handler: null,
            ("Input.IsWindows", "true")
        );
        var refused = await Editor.SubmitAsync(
            read,
            address,
            handler: null,
            ("Input.Scale", "none"),
            ("column-0-1", ""),
            ("column-0-3", "OriginalScore")
        );
        Assert.Equal(
            (HttpStatusCode.BadRequest, "", "OriginalScore", true),
            (refused.Status, ChosenIn(refused, 1), ChosenIn(refused, 3), SaysWindows(refused))
        );

        await Editor.SubmitAsync(refused, address, handler: null, ("Input.Scale", "5"));
        var failed = await EndOfAsync(address);
        await Editor.SubmitAsync(failed, address, "Again");
        var again = await Editor.GetAsync(address);

        Assert.Contains("line 3", failed.Text("#progress"), StringComparison.Ordinal);
        Assert.Equal(
            ("", "Quote", "OriginalScore", true),
            (ChosenIn(again, 1), ChosenIn(again, 2), ChosenIn(again, 3), SaysWindows(again))
        );
        Assert.Equal("5", again.Page.QuerySelector("[name='Input.Scale']")!.GetAttribute("value"));
        var done = await ImportedAsync(address, ("Input.SkipsErrors", "true"), ("Input.Scale", "5"));
        Assert.Contains("1 new", done.Text("#progress"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_were_left_out_are_offered_and_go_in_once_they_are_mended_under_the_name_they_came_with()
    {
        var address = await UploadAsync("reviews.csv", "title,critic,quote\nÉté,Ann,Good.\n,Bob,Lost.\n");
        var done = await ImportedAsync(address, ("Input.SkipsErrors", "true"));
        var link = done.Page.QuerySelector("#progress a[href*=Skipped]")!.GetAttribute("href")!;
        using var file = await Editor.DownloadAsync(link);
        var rows = await file.Content.ReadAsStringAsync();
        Assert.Equal("reviews.skipped.csv", file.Content.Headers.ContentDisposition!.FileName);

        foreach (var name in new[] { "reviews.skipped.csv", "skipped-rows.csv" })
        {
            var mended = await ImportedAsync(
                await UploadAsync(
                    name,
                    rows.Replace("\n,Bob", "\nÉté,Bob " + name[0], StringComparison.Ordinal) + ",Cid,Lost.,,\n"
                ),
                ("Input.SkipsErrors", "true")
            );
            Assert.Contains("1 new", mended.Text("#progress"), StringComparison.Ordinal);
            Assert.Contains("1 row was skipped", mended.Text("#progress"), StringComparison.Ordinal);
        }
    }
}
