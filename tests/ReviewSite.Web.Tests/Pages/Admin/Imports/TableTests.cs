using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Admin.Imports;

public sealed class TableTests : AdminTests
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

    private async Task<string> UploadAsync(params (string Name, byte[] Content)[] files)
    {
        var sent = await Editor.UploadAsync("/admin/imports/tables", "Uploads", files);
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

    [Fact]
    public async Task A_spreadsheet_is_refused_with_what_to_do()
    {
        var sent = await Editor.UploadAsync("/admin/imports/tables", "", "Uploads", [1, 2, 3], "reviews.ods");

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains(
            "reviews.ods is a spreadsheet. Save it as CSV, or copy its rows and paste them.",
            sent.Text("main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Columns_that_are_not_used_and_reviews_that_are_taken_for_films_are_told()
    {
        var address = await UploadAsync(
            "presse.csv",
            "Film,Jahr,Wer,Meinung\nPusher,1996,Ann,Good.\nPusher,1996,Bob,Bad.\nUp,2009,Ann,Fine.\n"
        );

        var done = await ImportedAsync(address);

        var text = done.Text("main");
        Assert.Contains("“Wer”, “Meinung”", text, StringComparison.Ordinal);
        Assert.Contains("these columns are not used", text, StringComparison.Ordinal);
        Assert.Contains("one row is about a film of an earlier row", text, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("%C3%A9", "Cancel")]
    [InlineData("%C3%A9", "Again")]
    [InlineData("%0d%0aX", "Cancel")]
    [InlineData("..%5Cx", "Again")]
    [InlineData("x", "Preview")]
    [InlineData("x", "")]
    public async Task An_address_that_no_upload_can_have_is_not_found(string id, string handler)
    {
        var token = (await Editor.GetAsync("/admin/imports/tables"))
            .Page.QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;

        var sent = await Editor.PostAsync(
            $"/admin/imports/tables/{id}?handler={handler}",
            [("__RequestVerificationToken", token)]
        );

        Assert.Equal(HttpStatusCode.NotFound, sent.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.GetAsync($"/admin/imports/tables/{id}")).Status);
    }

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
    public async Task A_file_for_reading_is_left_out_next_to_others_with_a_notice_and_no_mapping()
    {
        var critics = Encoding.UTF8.GetBytes($"slug,critic,{FormulaEscaping.Marker}\nann,Ann,\n");
        var reviews = Encoding.UTF8.GetBytes("title,critic,quote\nUnseen Film,Ann,Good.\n");
        var address = await UploadAsync(("critics.csv", critics), ("reviews.csv", reviews));
        var alone = await Editor.GetAsync(await UploadAsync(("critics.csv", critics), ("critics2.csv", critics)));

        var page = await Editor.GetAsync(address);

        Assert.StartsWith(
            "critics.csv will be left out: this file of a CSV export is only for information",
            string.Join(' ', page.Text("form .notice").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
        Assert.Empty(page.Page.QuerySelectorAll("form > p.field-error"));
        Assert.Single(page.Page.QuerySelectorAll("table.mapping"));
        Assert.Contains("1 film", page.Text("#dry-run"), StringComparison.Ordinal);
        await ImportedAsync(address);
        Assert.Equal(["Good."], await QuotesAsync("Unseen Film"));

        Assert.Empty(alone.Page.QuerySelectorAll("form .notice"));
        Assert.Equal(2, alone.Page.QuerySelectorAll("form > p.field-error").Length);
    }

    [Fact]
    public async Task Of_two_columns_with_one_header_the_chosen_one_is_read()
    {
        var address = await UploadAsync("twice.csv", "title,critic,score,score\nPusher,Ann,3/4,9/10\n");
        var asked = await Editor.GetAsync(address);

        var done = await ImportedAsync(address, ("column-0-2", ""), ("column-0-3", "OriginalScore"));

        Assert.Equal(("OriginalScore", ""), (ChosenIn(asked, 2), ChosenIn(asked, 3)));
        Assert.Contains("1 new", done.Text("#progress"), StringComparison.Ordinal);
        Assert.Equal(
            "9/10",
            await Site.ReadAsync(db =>
                db.Reviews.Where(r => r.Critic!.Name == "Ann").Select(r => r.OriginalScore).SingleAsync()
            )
        );
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

    [Fact]
    public async Task The_mapping_lists_each_column_with_examples_and_tells_what_would_change()
    {
        var address = await UploadAsync(
            "reviews.csv",
            "title,critic,body\nOne,Ann,Good.\nOne,Bob,Good.\nTwo,Ann,Fine.\nTwo,Bob,Bad.\nTwo,Cid,Odd.\n"
        );

        var page = await FiguresOfAsync(address);

        Assert.Equal(
            ["title One Two", "critic Ann Bob Cid", "body Good. Fine. Bad."],
            page.Page.QuerySelectorAll(".mapping tbody tr")
                .Select(r =>
                    r.QuerySelector("th")!.TextContent
                    + string.Concat(r.QuerySelectorAll(".samples li").Select(l => " " + l.TextContent))
                )
        );
        Assert.StartsWith("2 films 5 new reviews", page.Text("#dry-run"), StringComparison.Ordinal);
        Assert.Empty(await QuotesAsync("One"));
    }

    [Fact]
    public async Task Other_columns_and_a_film_for_all_rows_change_what_would_happen()
    {
        var address = await UploadAsync("reviews.csv", "critic,note\nAnn,Good.\nBob,Fine.\n");
        var unknown = await FiguresOfAsync(address);

        var sent = await Editor.SubmitAsync(
            unknown,
            address,
            "Preview",
            ("column-0-1", "Quote"),
            ("Input.FilmTitle", "One"),
            ("Input.FilmYear", "1996")
        );
        var known = await FiguresOfAsync(address);

        Assert.Contains("which film a row is about", unknown.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.StartsWith("1 film 2 new reviews", known.Text("#dry-run"), StringComparison.Ordinal);
        Assert.Empty(await QuotesAsync("One"));
        await Editor.SubmitAsync(known, address, handler: null, ("Input.Scale", ""));
        await EndOfAsync(address);
        Assert.Equal(["Good.", "Fine."], await QuotesAsync("One"));
    }

    [Fact]
    public async Task A_wrong_year_is_refused_and_an_unusable_row_is_named_before_the_import()
    {
        var address = await UploadAsync("reviews.csv", "title,critic,quote\nOne,Ann,Good.\n,Bob,Lost.\n");
        var page = await FiguresOfAsync(address);

        var refused = await Editor.SubmitAsync(page, address, handler: null, ("Input.FilmYear", "96"));

        Assert.Contains("line 3", page.Text("#dry-run .field-error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Enter a year from 1888", refused.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_copied_from_a_spreadsheet_are_imported_and_undone_from_the_message()
    {
        var sent = await Editor.SendAsync(
            "/admin/imports/tables",
            ("Pasted", "title\tcritic\tquote\r\nOne\tAnn\tGood, they said.\r\nOne\tBob\t\"Two\r\nlines.\"\r\n")
        );
        var done = await ImportedAsync(sent.Location!);
        Assert.Equal(["Good, they said.", "Two\nlines."], await QuotesAsync("One"));

        var undone = await Editor.SubmitAsync(done, "/admin/history", "Undo");

        Assert.Equal(HttpStatusCode.Redirect, undone.Status);
        Assert.Empty(await QuotesAsync("One"));
    }

    /// <summary>The mapping, once what it would change is known.</summary>
    private async Task<Answer> FiguresOfAsync(string address)
    {
        for (var tries = 0; ; tries++)
        {
            var page = await Editor.GetAsync(address);
            if (page.Page.QuerySelector("#dry-run")?.GetAttribute("aria-busy") == "false")
            {
                return page;
            }

            Assert.True(tries < 30, "It does not end.");
        }
    }

    [SqliteFact]
    public async Task After_a_restart_the_page_of_a_finished_import_says_where_to_find_it()
    {
        var address = await UploadAsync("new.csv", "title,critic,score\nNew,Ann,8/10\n");
        await ImportedAsync(address);

        var page = await PageAfterRestartAsync(address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("ended before the site was restarted", page.Text("main"), StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector("main a[href='/admin/imports']"));
    }

    [SqliteFact]
    public async Task After_a_restart_an_import_that_did_not_finish_can_be_started_again()
    {
        var address = await UploadAsync("new.csv", "title,critic,score\nNew,Ann,8/10\n,Bob,7/10\n");
        await ImportedAsync(address);

        var page = await PageAfterRestartAsync(address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("restarted after this import was started", page.Text(".notice"), StringComparison.Ordinal);
        Assert.Equal("OriginalScore", ChosenIn(page, 2));
    }

    [Fact]
    public async Task An_import_that_nobody_started_says_nothing_of_a_restart()
    {
        var address = await UploadAsync("new.csv", "title,critic,score\nNew,Ann,8/10\n");

        var page = await PageAfterRestartAsync(address);

        Assert.Contains("Nothing has been imported yet", page.Text("main"), StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector(".notice"));
    }

    private async Task<Answer> PageAfterRestartAsync(string address)
    {
        using var restarted = Site.Restarted();
        using var editor = await Person.SignedInAsync(restarted, Role.Administrator, "bob@example.org");
        return await editor.GetAsync(address);
    }
}
