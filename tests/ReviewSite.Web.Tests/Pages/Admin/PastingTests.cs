using System.Net;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class PastingTests : DeskTests
{
    [Fact]
    public async Task What_was_not_shown_is_not_saved()
    {
        const string Text = "1. 80\nReviewed by: New One\nGood.\n2. 20\nReviewed by: New Two\nBad.";
        var preview = await Editor.SendAsync("/admin/films/pusher/paste", ("Text", Text));

        var changed = await Editor.SubmitAsync(
            preview,
            "/admin/films/pusher/paste",
            "Save",
            ("Text", Text.Replace("80", "90", StringComparison.Ordinal))
        );
        var key = preview.Page.QuerySelector("tbody tr:last-child input")!.GetAttribute("value")!;
        var ticked = await Editor.SubmitAsync(preview, "/admin/films/pusher/paste", "Save", ("LeaveOut", key));
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", ("Input.OriginalScore", "70"));
        var late = await Editor.SubmitAsync(preview, "/admin/films/pusher/paste", "Save");

        Assert.Equal(
            [HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict],
            [changed.Status, ticked.Status, late.Status]
        );
        Assert.Contains("Nothing was saved", late.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(11, await Site.ReadAsync(db => db.Reviews.CountAsync()));

        Assert.Equal("left out", ticked.Page.QuerySelector("tbody tr:last-child")!.Children[6].TextContent);
        var again = await Editor.SubmitAsync(
            ticked,
            "/admin/films/pusher/paste",
            handler: null,
            ("Text", "\n\n" + Text)
        );
        Assert.Equal("left out", again.Page.QuerySelector("tbody tr:last-child")!.Children[6].TextContent);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await Editor.SubmitAsync(again, "/admin/films/pusher/paste", "Save")).Status
        );
        Assert.Equal(12, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task A_pasted_text_is_shown_first_and_then_saved_and_withdrawn()
    {
        var text =
            ReviewTexts.Head("Mixed or average reviews", 5, 1, 4, 0)
            + "1. 50\nReviewed by: New One\nSo so.\n2. Reviewed by: Noel Murray\nJul 15, 2013\n";
        var before = await Site.ReadAsync(db => db.State.Select(s => s.Generation).SingleAsync());

        var preview = await Editor.SendAsync("/admin/films/pusher/paste", ("Text", text));

        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal(
            ["new", "already saved"],
            preview.Page.QuerySelectorAll("tbody tr").Select(r => r.Children[6].TextContent)
        );
        Assert.Equal(before, await Site.ReadAsync(db => db.State.Select(s => s.Generation).SingleAsync()));
        Assert.Equal(11, await Site.ReadAsync(db => db.Reviews.CountAsync()));

        var saved = await Editor.SubmitAsync(preview, "/admin/films/pusher/paste", "Save");
        Assert.Equal("/films/pusher", saved.Location);
        Assert.Equal(12, await Site.ReadAsync(db => db.Reviews.CountAsync()));

        var import = await Site.ReadAsync(db => db.Imports.MaxAsync(i => i.Id));
        Assert.Contains(
            "ann@example.org",
            (await Editor.GetAsync($"/admin/imports/{import}")).Text("main"),
            StringComparison.Ordinal
        );
        await Editor.SendAsync($"/admin/imports/{import}");
        Assert.Equal(11, await Site.ReadAsync(db => db.Reviews.CountAsync()));
        Assert.Equal("Generally favorable reviews", (await Editor.GetAsync("/films/pusher")).Text(".verdict-phrase"));
    }

    [Fact]
    public async Task What_went_with_a_withdrawn_import_comes_back_with_the_next_and_not_what_anEditor_withdrew()
    {
        var seed = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "seed-data", "pusher", "critic-reviews.txt")
        );
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(11)}", "Withdraw");
        await Editor.SendAsync("/admin/imports/1");
        Assert.Equal(0, await Site.ReadAsync(db => db.Reviews.CountAsync()));

        var result = await Site.ImportAsync("Pusher", seed, 1996);

        Assert.Equal((0, 10, 1), (result.Added, result.Changed, result.Unchanged));
        Assert.Contains(result.Warnings, w => w.Contains("it stays withdrawn", StringComparison.Ordinal));
        Assert.Equal(10, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task A_text_beyond_all_limits_is_refused()
    {
        var sent = await Editor.SendAsync("/admin/films/pusher/paste", ("Text", new string('x', 50 * 1024 * 1024)));

        Assert.InRange((int)sent.Status, 400, 413);
    }

    [Fact]
    public async Task A_file_with_other_line_ends_is_saved_as_it_was_shown_and_known_again()
    {
        var preview = await Editor.SendAsync(
            "/admin/films/pusher/paste",
            ("Text", "1. 80\nReviewed by: New One\nGood.")
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await Editor.SubmitAsync(
                    preview,
                    "/admin/films/pusher/paste",
                    "Save",
                    ("Text", "1. 80\r\nReviewed by: New One\r\nGood.")
                )
            ).Status
        );

        var again = await Editor.SendAsync(
            "/admin/films/pusher/paste",
            ("Text", "1. 80\r\nReviewed by: New One\r\nGood.")
        );
        Assert.Contains("There is nothing to do", again.Text("form.form"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_shows_what_will_stand_there_and_why()
    {
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", ("Input.OriginalScore", "30"));

        var preview = await Editor.SendAsync(
            "/admin/films/pusher/paste",
            ("Text", "1. 75\nReviewed by: Noel Murray\nJul 15, 2013\n")
        );

        Assert.Equal("30", preview.Page.QuerySelector("tbody tr")!.Children[3].TextContent);
        Assert.Contains(
            "an editor's value is kept instead of the file's",
            preview.Text(".findings"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_preview_of_one_film_is_not_saved_with_another()
    {
        await Site.ImportAsync("Other", "1. 80\nGood.");
        var preview = await Editor.SendAsync(
            "/admin/films/pusher/paste",
            ("Text", "1. 80\nReviewed by: New One\nGood.")
        );
        var fields = preview
            .Page.QuerySelectorAll("main form.form input[type=hidden]")
            .Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));

        var sent = await Editor.PostAsync(
            "/admin/films/other/paste?handler=Save",
            [.. fields, ("Text", "1. 80\nReviewed by: New One\nGood.")]
        );

        Assert.Equal(HttpStatusCode.Conflict, sent.Status);
    }

    [Fact]
    public async Task A_critic_whom_an_editor_corrected_or_cleared_stays_so_whatever_a_file_says()
    {
        await PasteAsync("pusher", "1. 80\nReviewed by: Critic X\nGood one.\n2. 70\nReviewed by: Critic Y\nFine one.");
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(12)}", ("Input.Critic", "Fixed Name"));
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(13)}", ("Input.Critic", ""));

        await PasteAsync(
            "pusher",
            "\n1. 80\nReviewed by: Critic X\nGood one.\n2. 70\nReviewed by: Critic Y\nFine one.\n3. "
                + "60\nReviewed by: Critic Z\nNew one."
        );

        var critics = await Site.ReadAsync(db =>
            db.Reviews.Where(r => r.Position > 11).OrderBy(r => r.Position).Select(r => r.Critic!.Name).ToListAsync()
        );
        Assert.Equal<string?>(["Fixed Name", null, "Critic Z"], critics);
    }
}
