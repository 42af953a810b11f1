using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class PastingTests : AdminTests
{
    private const string Paste = "/admin/films/pusher/paste";

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
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", ("Input.OriginalScore", "70"));
        var late = await Editor.SubmitAsync(preview, "/admin/films/pusher/paste", "Save");

        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.Conflict], [changed.Status, late.Status]);
        Assert.Contains("Nothing was saved", late.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(11, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task The_box_that_leaves_a_review_out_has_a_label()
    {
        var preview = await Editor.SendAsync(Paste, ("Text", "1. 80\nReviewed by: New One\nGood."));

        var box = preview.Page.QuerySelector(".pasted [name=LeaveOut]")!;

        Assert.False(box.HasAttribute("aria-label"));
        var label = preview.Page.QuerySelector(".pasted label")!;
        Assert.Same(label, box.Closest("label"));
        Assert.Equal("Leave out the review on line 1", string.Join(' ', label.TextContent.Split().Where(w => w != "")));
        Assert.Equal("Leave out", label.QuerySelector(".leave-out")!.FirstChild!.TextContent.Trim());
    }

    [Fact]
    public async Task What_is_left_out_is_left_out_in_one_step_and_stays_so_when_the_text_moves()
    {
        const string Text = "1. 80\nReviewed by: New One\nGood.\n2. 20\nReviewed by: New Two\nBad.";
        var preview = await Editor.SendAsync("/admin/films/pusher/paste", ("Text", Text));
        var key = preview.Page.QuerySelector("tbody tr:last-child [name=LeaveOut]")!.GetAttribute("value")!;

        var ticked = await Editor.SubmitAsync(
            preview,
            "/admin/films/pusher/paste",
            handler: null,
            ("LeaveOut", key),
            ("Text", Text)
        );

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
            (await Editor.SubmitAsync(preview, "/admin/films/pusher/paste", "Save", ("LeaveOut", key))).Status
        );
        Assert.Equal(12, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task A_pasted_text_is_shown_first_and_then_saved_and_withdrawn()
    {
        var text =
            ReviewTexts.Head("Mixed or average reviews", 5, 1, 4, 0)
            + "1. 50\nReviewed by: New One\nSo so.\n2. Reviewed by: Noel Murray\nJul 15, 2013\n";
        var before = await Site.ReadAsync(db => db.ContentVersionAsync(default));

        var preview = await Editor.SendAsync("/admin/films/pusher/paste", ("Text", text));

        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal(
            ["new", "already saved"],
            preview.Page.QuerySelectorAll("tbody tr").Select(r => r.Children[6].TextContent)
        );
        Assert.Equal(before, await Site.ReadAsync(db => db.ContentVersionAsync(default)));
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
    public async Task What_went_with_a_withdrawn_import_comes_back_with_the_next_and_not_what_an_editor_withdrew()
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
    public async Task A_file_that_is_not_utf8_is_refused_with_its_line()
    {
        var sent = await Editor.UploadAsync(
            Paste,
            "",
            "Upload",
            Encoding.Latin1.GetBytes("1. 80\nReviewed by: Renée One\nGood."),
            "page.txt"
        );

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Equal(
            "Line 2 of page.txt is not UTF-8. Save the file as UTF-8 and choose it again, or paste its text.",
            sent.Text("#upload-error")
        );
    }

    [Fact]
    public async Task A_spreadsheet_is_refused_with_what_to_do()
    {
        var sent = await Editor.UploadAsync(Paste, "", "Upload", "PK\u0003\u0004"u8.ToArray(), "reviews.xlsx");

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Equal(
            "reviews.xlsx is a spreadsheet. Save it as CSV, or copy its rows and paste them.",
            sent.Text("#upload-error")
        );
    }

    [Fact]
    public async Task A_text_beyond_all_limits_is_refused()
    {
        var changes = await LastChangeAsync();

        var sent = await Editor.SendAsync("/admin/films/pusher/paste", ("Text", new string('x', 50 * 1024 * 1024)));

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Equal(changes, await LastChangeAsync());
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

        Assert.Equal("= 30", preview.Page.QuerySelector("tbody tr")!.Children[3].TextContent.Trim());
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
        Assert.Equal(0, await Site.ReadAsync(db => db.Critics.CountAsync(c => c.Name == "New One")));
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

    [Fact]
    public async Task What_was_read_wrongly_is_corrected_in_place_and_saved_in_one_step()
    {
        var preview = await Editor.SendAsync(
            Paste,
            ("Text", "1. 80\nReviewed by: New One\nGood.\n2. 20\nReviewed by: New Two\nBad.")
        );
        var names = preview.Page.QuerySelectorAll("tbody tr:first-child [name]").Select(i => i.GetAttribute("name")!);
        string Field(string field) => names.Single(n => n.EndsWith("-" + field, StringComparison.Ordinal));

        var saved = await Editor.SubmitAsync(
            preview,
            Paste,
            "Save",
            (Field("Critic"), "Right Name"),
            (Field("Publication"), "The Daily"),
            (Field("Score"), "3.5/4"),
            (Field("Date"), "2014-02-03"),
            (Field("Quote"), "Better.")
        );

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var review = await Site.ReadAsync(db =>
            db.Reviews.Include(r => r.Critic).Include(r => r.Publication).SingleAsync(r => r.Position == 12)
        );
        Assert.Equal(
            ("Right Name", "The Daily", "3.5/4", 88, new DateOnly(2014, 2, 3), "Better."),
            (
                review.Critic!.Name,
                review.Publication!.Name,
                review.OriginalScore,
                review.Score!.Value.Value,
                review.Date,
                review.Quote
            )
        );
        Assert.Equal(13, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Theory]
    [InlineData("Date", "soon", "Write the date as 2013-07-15.")]
    [InlineData("Critic", "\u200b", "Enter a name of at most 200 characters.")]
    public async Task A_correction_that_is_wrong_is_told_at_its_field_and_nothing_is_saved(
        string field,
        string value,
        string expected
    )
    {
        var preview = await Editor.SendAsync(Paste, ("Text", "1. 80\nReviewed by: New One\nGood."));
        var name = preview.Page.QuerySelector($"tbody [name$='-{field}']")!.GetAttribute("name")!;

        var sent = await Editor.SubmitAsync(preview, Paste, "Save", (name, value));

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains(expected, sent.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Equal("true", sent.Page.QuerySelector($"[name='{name}']")?.GetAttribute("aria-invalid"));
        Assert.Equal(11, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task What_changes_in_a_stored_review_is_shown_before_and_after()
    {
        await PasteAsync("pusher", "1. 80\nReviewed by: New One\nJul 15, 2014\nGood.");

        var preview = await Editor.SendAsync(Paste, ("Text", "1. 40\nReviewed by: New One\nJul 15, 2014\nGood."));

        var status = preview.Page.QuerySelector("tbody tr")!.Children[6].TextContent;
        Assert.StartsWith("updates an existing review", status, StringComparison.Ordinal);
        Assert.Contains("score out of 100: 80 → 40", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scale_of_scores_without_one_is_asked_once_for_all_of_them()
    {
        const string Text = """
            Critic,Publication,Score
            Ann Critic,Example Times,8
            Bob Writer,Example Weekly,7.5
            Cay Author,Example Post,9
            """;

        var asked = await Editor.SendAsync(Paste, ("Text", Text));
        var saved = await Editor.SubmitAsync(asked, Paste, "Save", ("Scale", "10"));

        Assert.StartsWith(
            "These scores have no scale: 8, 7.5, 9.",
            asked.Text("label[for=Scale]"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(
            [80, 75, 90],
            await Site.ReadAsync(db =>
                db.Reviews.Where(r => r.Position > 11)
                    .OrderBy(r => r.Position)
                    .Select(r => r.Score!.Value.Value)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task A_corrected_score_is_out_of_what_the_page_says()
    {
        const string Text = """
            Critic,Publication,Note /20
            Ann Critic,Example Times,14
            Bob Writer,Example Weekly,7
            """;

        var preview = await Editor.SendAsync(Paste, ("Text", Text));
        var scores = preview.Page.QuerySelectorAll("tbody [name$='-Score']").Select(i => i.GetAttribute("name")!);
        await Editor.SubmitAsync(preview, Paste, "Save", [.. scores.Zip(["15", "8"])]);

        Assert.Equal(
            [75, 40],
            await Site.ReadAsync(db =>
                db.Reviews.Where(r => r.Position > 11)
                    .OrderBy(r => r.Position)
                    .Select(r => r.Score!.Value.Value)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task The_scale_of_a_corrected_score_is_asked_for_as_long_as_nothing_says_it()
    {
        var preview = await Editor.SendAsync(Paste, ("Text", "1. 80\nReviewed by: New One\nGood."));
        var score = preview.Page.QuerySelector("tbody [name$='-Score']")!.GetAttribute("name")!;

        var asked = await Editor.SubmitAsync(preview, Paste, handler: null, (score, "4"));
        var answered = await Editor.SubmitAsync(asked, Paste, handler: null, ("Scale", "5"));

        Assert.Empty(preview.Page.QuerySelectorAll("label[for=Scale]"));
        Assert.StartsWith("A score has no scale: 4.", asked.Text("label[for=Scale]"), StringComparison.Ordinal);
        Assert.NotEmpty(answered.Page.QuerySelectorAll("label[for=Scale]"));
        Assert.Equal("= 80", answered.Page.QuerySelector("tbody tr")!.Children[3].TextContent.Trim());
    }

    private const string TwoNames = """
        80/100
        Xandor Quill
        Velta Brin
        03/04/2013
        Tense from the first minute to the last.

        70/100
        Orwen Tace
        Mirth Sallow
        05/06/2013
        A rough first film with a steady hand.
        """;

    [Fact]
    public async Task What_can_be_read_in_two_ways_is_asked_once_and_the_answer_holds_for_all_rows()
    {
        var asked = await Editor.SendAsync(Paste, ("Text", TwoNames));
        var chosen = await Editor.SubmitAsync(
            asked,
            Paste,
            handler: null,
            ("Choices.First", "Critic"),
            ("Choices.Dates", "DayMonthYear")
        );
        var saved = await Editor.SubmitAsync(chosen, Paste, "Save");

        Assert.StartsWith(
            "These names can be read in two ways. Of two names, such as “Xandor Quill” and “Velta Brin”",
            asked.Text("label[for=first-name]"),
            StringComparison.Ordinal
        );
        Assert.StartsWith("Dates such as “03/04/2013”", asked.Text("label[for=dates]"), StringComparison.Ordinal);
        Assert.Equal(["Velta Brin", "Mirth Sallow"], ValuesOf(asked, "Critic"));
        Assert.Equal(["Xandor Quill", "Orwen Tace"], ValuesOf(chosen, "Critic"));
        Assert.Equal(["Velta Brin", "Mirth Sallow"], ValuesOf(chosen, "Publication"));
        Assert.Equal(["2013-04-03", "2013-06-05"], ValuesOf(chosen, "Date"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(
            [
                new { Critic = "Xandor Quill", Date = (DateOnly?)new DateOnly(2013, 4, 3) },
                new { Critic = "Orwen Tace", Date = (DateOnly?)new DateOnly(2013, 6, 5) },
            ],
            await Site.ReadAsync(db =>
                db.Reviews.Where(r => r.Position > 11)
                    .OrderBy(r => r.Position)
                    .Select(r => new { Critic = r.Critic!.Name, r.Date })
                    .ToListAsync()
            )
        );
        Assert.Empty(await Site.ReadAsync(async db => (await db.Imports.OrderBy(i => i.Id).LastAsync()).Warnings));
    }

    [Fact]
    public async Task A_choice_can_be_taken_back_and_keeps_what_was_typed_and_left_out()
    {
        var asked = await Editor.SendAsync(Paste, ("Text", TwoNames));
        var key = asked.Page.QuerySelector("tbody tr:last-child [name=LeaveOut]")!.GetAttribute("value")!;
        var name = asked.Page.QuerySelector("tbody [name$='-Publication']")!.GetAttribute("name")!;

        var swapped = await Editor.SubmitAsync(
            asked,
            Paste,
            handler: null,
            (name, "Xandor R. Quill"),
            ("LeaveOut", key),
            ("Choices.First", "Critic")
        );
        var back = await Editor.SubmitAsync(swapped, Paste, handler: null, ("Choices.First", ""));

        Assert.Equal(["Xandor R. Quill", "Orwen Tace"], ValuesOf(swapped, "Critic"));
        Assert.Equal(["Velta Brin", "Mirth Sallow"], ValuesOf(swapped, "Publication"));
        Assert.Equal("left out", swapped.Page.QuerySelector("tbody tr:last-child")!.Children[6].TextContent);
        Assert.Equal(["Velta Brin", "Mirth Sallow"], ValuesOf(back, "Critic"));
        Assert.Equal(["Xandor R. Quill", "Orwen Tace"], ValuesOf(back, "Publication"));
    }

    [Fact]
    public async Task Text_that_was_not_used_stands_between_the_reviews_that_are_around_it()
    {
        var preview = await Editor.SendAsync(
            Paste,
            (
                "Text",
                "80/100\nExample Times\nAnn Critic\nJul 15, 2013\nTense from the first minute to the last.\n\n"
                    + "User Reviews\nSomebody else entirely wrote this\n\nCritic Reviews\n70/100\nExample Weekly\n"
                    + "Bob Writer\nJul 16, 2013\nA rough first film with a steady hand."
            )
        );

        var rows = preview.Page.QuerySelectorAll("tbody tr").ToList();
        Assert.Equal([false, true, false], rows.Select(r => r.ClassName == "unused"));
        Assert.Equal(
            ["of Ann Critic", "of Bob Writer"],
            rows[1].QuerySelectorAll("li:last-child select[name^=of-] option").Select(o => o.TextContent)
        );
    }

    private static IEnumerable<string?> ValuesOf(Answer answer, string field) =>
        answer.Page.QuerySelectorAll($"tbody [name$='-{field}']").Select(i => i.GetAttribute("value"));

    [Fact]
    public async Task A_line_that_was_not_used_is_given_to_a_review()
    {
        const string Text = """
            88
            The Daily Example
            Jul 15, 2013
            Tense from the first minute to the last.
            By Ann Critic

            75
            Example Weekly
            Jul 16, 2013
            A rough first film with a steady hand.
            By Bob Writer

            70
            Example Post
            Jul 17, 2013
            Loud, quick and never dull.
            By Cay Author

            User Reviews
            Somebody else entirely wrote this
            """;
        var preview = await Editor.SendAsync(Paste, ("Text", Text));
        var choices = preview.Page.QuerySelectorAll(".unused select[name^=use-]");
        var use = choices[choices.Length - 1].GetAttribute("name")!;

        var given = await Editor.SubmitAsync(preview, Paste, handler: null, (use, "Critic"));

        Assert.Contains("Somebody else entirely wrote this", preview.Text(".unused"), StringComparison.Ordinal);
        Assert.Equal("unused", preview.Page.QuerySelector("tbody tr:last-child")!.ClassName);
        Assert.Contains(
            "Somebody else entirely wrote this",
            given.Page.QuerySelectorAll("tbody [name$=-Critic]").Select(i => i.GetAttribute("value"))
        );
    }

    [Fact]
    public async Task A_page_that_was_pasted_as_text_can_be_pasted_again_with_its_markup()
    {
        const string Text = "80/100\nExample Times\nTense from the first minute to the last.";
        const string Html = """
            <div>80/100</div><div>Example Times</div><div class="critic">Ann Critic</div>
            <div>Tense from the first minute to the last.</div>
            """;
        await PasteAsync("pusher", Text);

        var preview = await Editor.SendAsync(Paste, ("Text", Text), ("Html", Html));
        await Editor.SubmitAsync(preview, Paste, "Save");
        var again = await Editor.SendAsync(Paste, ("Text", Text), ("Html", Html));

        Assert.Equal(
            "Ann Critic",
            await Site.ReadAsync(db =>
                db.Reviews.Where(r => r.Position == 12).Select(r => r.Critic!.Name).SingleAsync()
            )
        );
        Assert.Contains("There is nothing to do", again.Text("form.form"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_markup_that_the_clipboard_has_is_read_where_it_shows_as_many_reviews()
    {
        const string Html = """
            <table><tr><th>Critic</th><th>Publication</th><th>Score</th></tr>
            <tr><td>Ann Critic</td><td>Example Times</td><td>3.5/4</td></tr>
            <tr><td>Bob Writer</td><td>Example Weekly</td><td>3/4</td></tr></table>
            """;

        var preview = await Editor.SendAsync(Paste, ("Text", "Ann Critic Bob Writer"), ("Html", Html));
        var saved = await Editor.SubmitAsync(preview, Paste, "Save");

        Assert.Equal(2, preview.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(13, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }
}
