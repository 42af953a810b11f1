using System.Net;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class EditingTests : AdminTests
{
    private Task<int> ScoredAsync() =>
        Site.ReadAsync(async db => (await db.Films.SingleAsync(f => f.Slug == "pusher")).Summary.Scored);

    [Fact]
    public async Task Line_ends_that_browsers_send_as_two_characters_count_once()
    {
        var quote = string.Concat(Enumerable.Repeat("a\n", 9_999)) + "a";

        var saved = await Editor.SendAsync(
            $"/admin/reviews/{await ReviewIdAsync(1)}",
            ("Input.Quote", quote.Replace("\n", "\r\n", StringComparison.Ordinal))
        );

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(
            quote,
            await Site.ReadAsync(db => db.Reviews.Where(r => r.Position == 1).Select(r => r.Quote).SingleAsync())
        );
    }

    [Fact]
    public async Task A_score_filled_in_moves_from_the_remainder_to_the_known_and_is_undone_by_the_history()
    {
        var sent = await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", ("Input.OriginalScore", "3.5/4"));

        Assert.Equal((HttpStatusCode.Redirect, "/films/pusher"), (sent.Status, sent.Location));
        var page = await Editor.GetAsync("/films/pusher");
        Assert.StartsWith(
            "Saved. The verdict was Generally favorable reviews, 74 (estimated)",
            page.Text(".saved"),
            StringComparison.Ordinal
        );
        Assert.Equal("88 positive 3.5/4", page.Text("#review-1 .chip"));
        Assert.Equal(
            "7 more positive and 2 more mixed reviews are counted in the published tally, but their scores "
                + "are not known.",
            page.Text(".not-shown")
        );
        Assert.StartsWith("9 positive", page.Text(".distribution-key"), StringComparison.Ordinal);
        Assert.Equal(2, await ScoredAsync());

        var reverted = await Editor.SendAsync("/admin/history?film=pusher", ("id", "2"));

        Assert.Equal(HttpStatusCode.Redirect, reverted.Status);
        Assert.Equal(1, await ScoredAsync());
        Assert.Equal("no score", (await Editor.GetAsync("/films/pusher")).Text("#review-1 .chip"));
    }

    [Fact]
    public async Task A_review_is_added_once_and_the_second_time_it_leads_to_the_first()
    {
        (string, string)[] review =
        [
            ("Input.Critic", "New Critic"),
            ("Input.OriginalScore", "B+"),
            ("Input.Quote", "Fine."),
        ];

        var first = await Editor.SendAsync("/admin/films/pusher/reviews/add", review);
        var second = await Editor.SendAsync("/admin/films/pusher/reviews/add", review);

        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Equal(
            $"/admin/reviews/{await ReviewIdAsync(12)}",
            second.Page.QuerySelector("[role=alert] a")?.GetAttribute("href")
        );
        Assert.Equal("Fine.", second.Text("#Input_Quote"));
        Assert.Equal(12, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task Scores_without_critic_and_quote_are_reviews_of_their_own_unless_they_say_the_same()
    {
        const string Address = "/admin/films/pusher/reviews/add";
        await Editor.SendAsync(Address, ("Input.Critic", "Ann"), ("Input.Publication", "Paper"), Score("80/100"));

        var first = await Editor.SendAsync(Address, Score("40/100"));
        var second = await Editor.SendAsync(Address, Score("50/100"));
        var again = await Editor.SendAsync(Address, Score("50/100"));

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.BadRequest],
            new[] { first, second, again }.Select(a => a.Status)
        );
        Assert.Equal(14, await Site.ReadAsync(db => db.Reviews.CountAsync()));

        static (string, string) Score(string score) => ("Input.OriginalScore", score);
    }

    [Fact]
    public async Task A_correction_of_a_scored_review_leaves_its_stated_reception_and_the_published_score()
    {
        await ImportTableAsync(
            "title,critic,quote,score,meta_positive,meta_mixed,meta_negative,metascore,sentiment\n"
                + "Anna,Ann,Good,80/100,3,1,0,74,positive\nAnna,Bob,So so,,3,1,0,74,mixed\n"
                + "Anna,Cid,Bad,,3,1,0,74,negative\n"
        );
        var address = $"/admin/reviews/{await ReviewIdAsync(1, "anna")}";

        await Editor.SendAsync(address, ("Input.Quote", "Good!"));

        var review = await Site.ReadAsync(db => db.Reviews.SingleAsync(r => r.Quote == "Good!"));
        Assert.Equal((Reception.Positive, EditableReviewFields.Quote), (review.StatedReception, review.EditedFields));
        Assert.True(
            await Site.ReadAsync(db =>
                db.ImportedSummaries.Where(s => s.Film.Slug == "anna").AllAsync(s => s.ScoreStands)
            )
        );
    }

    [Fact]
    public async Task A_score_that_is_merged_keeps_its_scale()
    {
        await ImportTableAsync("title,critic,quote,score\nAnna,Ann,Good,8\n", scale: 10);
        var address = $"/admin/reviews/{await ReviewIdAsync(1, "anna")}";
        var open = await Editor.GetAsync(address);
        await Editor.SendAsync(address, ("Input.OriginalScore", "85"), ("Input.Scale", "100"));

        await Editor.SubmitAsync(open, address, handler: null, ("Input.Quote", "Mine."));

        var review = await Site.ReadAsync(db => db.Reviews.SingleAsync(r => r.Quote == "Mine."));
        Assert.Equal(("85", 85), (review.OriginalScore, review.Score?.Value));
    }

    [Theory]
    [InlineData(" add", "Pusher", HttpStatusCode.BadRequest, "pusher")]
    [InlineData("", "Add", HttpStatusCode.Redirect, "add-1996")]
    public async Task A_film_does_not_take_the_address_of_another_page(
        string slug,
        string title,
        HttpStatusCode status,
        string expected
    )
    {
        var sent = await Editor.SendAsync("/admin/films/pusher", ("Input.Slug", slug), ("Input.Title", title));

        Assert.Equal(status, sent.Status);
        Assert.Equal(expected, await Site.ReadAsync(db => db.Films.Select(f => f.Slug).SingleAsync()));
    }

    [Fact]
    public async Task The_dashboard_counts_no_reviews_of_withdrawn_films()
    {
        await Editor.SendAsync("/admin/films/pusher", "Withdraw", ("confirmed", "true"));

        Assert.Empty((await Editor.GetAsync("/admin/critics")).Page.QuerySelectorAll(".name-row"));
        Assert.Empty((await Editor.GetAsync("/admin/publications")).Page.QuerySelectorAll(".name-row"));
    }

    [Fact]
    public async Task Two_people_at_one_review_see_both_versions_and_lose_nothing()
    {
        using var other = await Person.SignedInAsync(Site, Role.Editor, "bob@example.org");
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";
        await other.SendAsync(address, ("Input.Quote", "Theirs."));

        var late = await Editor.SendAsync(address, ("Input.Version", "0"), ("Input.Quote", "Mine."));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("theirs “Theirs.”, yours “Mine.”", late.Text(".conflicts"), StringComparison.Ordinal);
        Assert.Equal("Mine.", late.Text("#Input_Quote"));
        Assert.Equal("Theirs.", (await Editor.GetAsync("/films/pusher")).Text("#review-1 blockquote"));
    }

    [Fact]
    public async Task What_only_one_of_two_people_changed_is_merged_and_nothing_is_lost()
    {
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";
        var open = await Editor.GetAsync(address);
        await Editor.SendAsync(address, ("Input.OriginalScore", "9/10"), ("Input.Publication", "The Daily"));

        var late = await Editor.SubmitAsync(open, address, handler: null, ("Input.Quote", "Mine."));

        Assert.Equal(HttpStatusCode.Redirect, late.Status);
        var review = await Site.ReadAsync(db =>
            db.Reviews.Include(r => r.Publication).SingleAsync(r => r.Film.Slug == "pusher" && r.Position == 1)
        );
        Assert.Equal(("9/10", "The Daily", "Mine."), (review.OriginalScore, review.Publication!.Name, review.Quote));
    }

    [Fact]
    public async Task What_both_changed_is_asked_for_and_the_rest_is_merged()
    {
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";
        var open = await Editor.GetAsync(address);
        await Editor.SendAsync(address, ("Input.OriginalScore", "9/10"), ("Input.Quote", "Theirs."));

        var late = await Editor.SubmitAsync(open, address, handler: null, ("Input.Quote", "Mine."));
        var saved = await Editor.SubmitAsync(late, address, handler: null);

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains(
            "You both changed: Quote: theirs “Theirs.”, yours “Mine.”",
            late.Text(".conflicts"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "now has their values: Score: theirs “9/10”, yours “”",
            late.Text(".conflicts"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var review = await Site.ReadAsync(db =>
            db.Reviews.SingleAsync(r => r.Film.Slug == "pusher" && r.Position == 1)
        );
        Assert.Equal(("9/10", "Mine."), (review.OriginalScore, review.Quote));
    }

    [Fact]
    public async Task Who_edits_what_was_withdrawn_meanwhile_is_told_so()
    {
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";
        var open = await Editor.GetAsync(address);
        await Editor.SendAsync(address, "Withdraw");

        var late = await Editor.SubmitAsync(open, address, handler: null, ("Input.Quote", "Mine."));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("has withdrawn this in the meantime", late.Text(".conflicts"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("We can't read “101” as a score", "Input.OriginalScore", "101")]
    [InlineData("We can't read “4/3” as a score", "Input.OriginalScore", "4/3")]
    [InlineData("We can't read “-1” as a score", "Input.OriginalScore", "-1")]
    [InlineData("1 January 2199, is in the future", "Input.Date", "2199-01-01")]
    [InlineData("1 January 1990, is before the film's release in 1996", "Input.Date", "1990-01-01")]
    [InlineData("Noel Murray already has a review of this film", "Input.Critic", "noel murray")]
    public async Task What_is_doubtful_is_saved_only_when_it_is_confirmed(string expected, string field, string value)
    {
        const string Address = "/admin/films/pusher/reviews/add";

        var asked = await Editor.SendAsync(Address, ("Input.Quote", "Fine."), (field, value));
        var saved = await Editor.SubmitAsync(asked, Address, handler: null, ("Input.IsConfirmed", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Contains(expected, asked.Text(".conflicts"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(
            "Fine.",
            await Site.ReadAsync(db => db.Reviews.Where(r => r.Position == 12).Select(r => r.Quote).SingleAsync())
        );
    }

    [Fact]
    public async Task A_score_that_contradicts_the_reception_is_doubtful()
    {
        var asked = await Editor.SendAsync(
            "/admin/films/pusher/reviews/add",
            ("Input.OriginalScore", "20"),
            ("Input.Reception", "Positive")
        );

        Assert.Contains(
            "The score says negative, the reception positive",
            asked.Text(".conflicts"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("8", "10", "8 out of what?", "80 positive 8/10")]
    [InlineData("★★★½", "5", "3.5 out of what?", "70 positive 3.5/5")]
    [InlineData("4 stars", "100", "4 out of what?", "4 negative")]
    public async Task A_small_number_or_stars_without_a_scale_ask_for_their_scale(
        string typed,
        string scale,
        string hint,
        string chip
    )
    {
        const string Address = "/admin/films/pusher/reviews/add";

        var asked = await Editor.SendAsync(Address, ("Input.Critic", "New"), ("Input.OriginalScore", typed));
        var saved = await Editor.SubmitAsync(asked, Address, handler: null, ("Input.Scale", scale));

        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.StartsWith(hint, asked.Text("#score-hint"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(chip, (await Editor.GetAsync("/films/pusher")).Text("#review-12 .chip"));
    }

    [Fact]
    public async Task A_score_that_was_read_against_another_scale_stays_when_something_else_is_edited()
    {
        await ImportTableAsync("title,year,critic,score\nPusher,1996,New Critic,8\n", scale: 10);
        var address = $"/admin/reviews/{await ReviewIdAsync(12)}";

        await Editor.SendAsync(address, ("Input.Quote", "Fine."));

        var review = await Site.ReadAsync(db => db.Reviews.SingleAsync(r => r.Position == 12));
        Assert.Equal(("8", 80, "Fine."), (review.OriginalScore, review.Score!.Value.Value, review.Quote));
        Assert.Equal(EditableReviewFields.Quote, review.EditedFields);
    }

    [Fact]
    public async Task After_one_review_another_can_be_added_at_once()
    {
        var sent = await Editor.SendAsync(
            "/admin/films/pusher/reviews/add",
            ("Input.Critic", "New Critic"),
            ("another", "true")
        );

        Assert.Equal("/admin/films/pusher/reviews/add", sent.Location);
        Assert.StartsWith("Saved.", (await Editor.GetAsync(sent.Location!)).Text(".saved"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_says_what_a_review_would_do_to_the_verdict_and_saves_nothing()
    {
        var preview = await Editor.SendAsync(
            "/admin/films/pusher/reviews/add",
            ("Input.OriginalScore", "1/10"),
            ("check", "true")
        );

        Assert.StartsWith(
            "1/10 counts as 10 out of 100, which is negative. The verdict ",
            preview.Text("#score-hint"),
            StringComparison.Ordinal
        );
        Assert.Equal(11, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Theory]
    [InlineData("4", "4 out of what? Write that too, such as 4/10.")]
    [InlineData("“2,5”", "2,5 out of what? Write that too, such as 2,5/10.")]
    [InlineData("12", "12 counts as 12 out of 100, which is negative.")]
    [InlineData("80%", "80% counts as 80 out of 100, which is positive.")]
    [InlineData("B+", "B+ counts as 83 out of 100, which is positive.")]
    [InlineData("2,5/5", "2,5/5 counts as 50 out of 100, which is mixed.")]
    [InlineData("thumbs up", "“thumbs up” is favorable, without a number. It will be saved without a score.")]
    [InlineData("★★½", "2.5 out of what? Write that too, such as 2.5/10.")]
    [InlineData("⭐⭐⭐⭐", "4 out of what? Write that too, such as 4/10.")]
    [InlineData("3 stars", "3 out of what? Write that too, such as 3/10.")]
    [InlineData(
        "5/4",
        "“5/4” is more than its scale allows (5 out of 4). As it is, it will be saved as text, without a score."
    )]
    public async Task The_hint_of_the_score_says_what_the_typed_one_counts_as(string typed, string hint)
    {
        var preview = await Editor.SendAsync(
            "/admin/films/pusher/reviews/add",
            ("Input.OriginalScore", typed),
            ("check", "true")
        );

        Assert.StartsWith(hint, preview.Text("#score-hint"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Date", "30 February")]
    [InlineData("Input.Url", "javascript:alert(1)")]
    [InlineData("Input.Reception", "Great")]
    [InlineData("Input.OriginalScore", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_wrong_field_is_told_and_what_was_typed_stays(string field, string value)
    {
        var sent = await Editor.SendAsync(
            "/admin/films/pusher/reviews/add",
            ("Input.Quote", "Kept \u202E \u200B."),
            (field, value)
        );

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains(sent.Page.QuerySelectorAll(".field-error"), e => e.TextContent.Trim().Length > 0);
        Assert.StartsWith("Kept", sent.Text("#Input_Quote"), StringComparison.Ordinal);
        Assert.Equal(11, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task Fields_that_are_not_in_the_form_change_nothing()
    {
        var page = await Editor.GetAsync("/admin/films/pusher/reviews/add");
        var token = page.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        await Editor.PostAsync(
            "/admin/films/pusher/reviews/add",
            [
                ("__RequestVerificationToken", token),
                ("Input.Quote", "Mine."),
                ("Input.Score", "99"),
                ("Input.Position", "1"),
                ("Input.FilmId", "7"),
                ("FilmId", "7"),
                ("IsWithdrawn", "true"),
                ("Film.Title", "Taken over"),
                ("Review.Id", "1"),
                ("Input.EditedFields[0]", "Date"),
                ("Role", "Administrator"),
            ]
        );

        var review = await Site.ReadAsync(db => db.Reviews.Include(r => r.Film).SingleAsync(r => r.Quote == "Mine."));
        Assert.Equal(
            ("Pusher", 12, null, false),
            (review.Film.Title, review.Position, review.Score, review.IsWithdrawn)
        );
        Assert.Equal(EditableReviewFields.Quote, review.EditedFields);
    }

    [Fact]
    public async Task What_an_editor_set_stands_against_a_file()
    {
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", ("Input.OriginalScore", "70"));

        var result = await Site.ImportAsync("Pusher", "1. 20\nReviewed by: Noel Murray\nJul 15, 2013\nWorse.", 1996);

        Assert.Contains(
            result.Warnings,
            w => w.Contains("score; an editor's value is kept instead of the file's", StringComparison.Ordinal)
        );
        Assert.Equal("70 positive", (await Editor.GetAsync("/films/pusher")).Text("#review-1 .chip"));
    }

    [Fact]
    public async Task Two_people_at_one_film_see_every_difference()
    {
        var open = await Editor.GetAsync("/admin/films/pusher");
        await Editor.SendAsync("/admin/films/pusher", ("Input.Genres", "Crime"), ("Input.Runtime", "110"));

        var late = await Editor.SubmitAsync(
            open,
            "/admin/films/pusher",
            handler: null,
            ("Input.Synopsis", "A week."),
            ("Input.Runtime", "90")
        );

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Genres: theirs “Crime”, yours “”", late.Text(".conflicts"), StringComparison.Ordinal);
        Assert.Contains("Runtime: theirs “110”, yours “90”", late.Text(".conflicts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_for_a_film_that_moved_meanwhile_is_saved_and_for_one_that_is_gone_it_is_shown()
    {
        var open = await Editor.GetAsync("/admin/films/pusher/reviews/add");
        await Editor.SendAsync("/admin/films/pusher", ("Input.Slug", "pusher-1996"));
        Assert.Equal(
            "/films/pusher-1996",
            (
                await Editor.SubmitAsync(
                    open,
                    "/admin/films/pusher/reviews/add",
                    handler: null,
                    ("Input.Quote", "Typed.")
                )
            ).Location
        );

        await Editor.SendAsync("/admin/films/pusher-1996", "Withdraw");
        var gone = await Editor.SubmitAsync(
            open,
            "/admin/films/pusher/reviews/add",
            handler: null,
            ("Input.Quote", "Typed again.")
        );
        Assert.Equal((HttpStatusCode.NotFound, "Typed again."), (gone.Status, gone.Text("[id='sent-Input.Quote']")));
    }

    [Theory]
    [InlineData("Withdraw")]
    [InlineData("Merge")]
    public async Task A_second_click_says_that_the_film_is_gone_and_changes_nothing(string handler)
    {
        await Site.ImportAsync("Other", "1. 80\nGood.");
        var open = await Editor.GetAsync("/admin/films/other");
        await Editor.SubmitAsync(open, "/admin/films/other", handler, ("into", "pusher"));
        var changes = await LastChangeAsync();

        var second = await Editor.SubmitAsync(open, "/admin/films/other", handler, ("into", "pusher"));

        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        Assert.Contains("removed in the meantime", second.Text("main"), StringComparison.Ordinal);
        Assert.Equal(changes, await LastChangeAsync());
    }

    [Fact]
    public async Task A_film_that_was_merged_meanwhile_does_not_take_the_other_one_along_when_it_is_withdrawn()
    {
        await Site.ImportAsync("Other", "1. 80\nGood.");
        var open = await Editor.GetAsync("/admin/films/other");
        await Editor.SubmitAsync(open, "/admin/films/other", "Merge", ("into", "pusher"));

        await Editor.PostAsync("/admin/films/other?handler=Withdraw", [("confirmed", "true")]);

        Assert.Equal(200, (await Site.GetAsync("/films/pusher")).Status);
    }

    [Fact]
    public async Task A_review_and_an_import_that_were_withdrawn_are_withdrawn_once()
    {
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";
        var (review, import) = (await Editor.GetAsync(address), await Editor.GetAsync("/admin/imports/1"));
        await Editor.SubmitAsync(review, address, "Withdraw");
        await Editor.SubmitAsync(import, "/admin/imports/1", handler: null);
        var changes = await LastChangeAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await Editor.SubmitAsync(review, address, "Withdraw")).Status);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await Editor.SubmitAsync(import, "/admin/imports/1", handler: null)).Status
        );
        Assert.Equal(changes, await LastChangeAsync());
    }

    [Theory]
    [InlineData("𠮷")]
    [InlineData("long")]
    [InlineData("한")]
    public async Task Long_titles_of_any_script_are_added_for_two_years_and_corrected(string part)
    {
        var title = "a" + string.Concat(Enumerable.Repeat(part, 60));
        var first = await Editor.SendAsync("/admin/films/add", ("Input.Title", title), ("Input.Year", "2000"));
        var second = await Editor.SendAsync("/admin/films/add", ("Input.Title", title), ("Input.Year", "2001"));
        var slug = second.Location!.Replace("/paste", "", StringComparison.Ordinal);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.Status, second.Status));
        Assert.Contains("2001", slug, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Editor.SendAsync(slug, ("Input.Genres", "Drama"))).Status);
    }

    [Fact]
    public async Task A_film_called_add_does_not_hide_the_page_that_adds_films()
    {
        Assert.Equal(
            "/admin/films/add-2/paste",
            (await Editor.SendAsync("/admin/films/add", ("Input.Title", "Add"))).Location
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Editor.SendAsync("/admin/films/add-2", ("Input.Slug", "add"))).Status
        );
    }

    [Fact]
    public async Task A_film_is_added_and_moved_and_its_old_address_leads_on()
    {
        await Editor.SendAsync(
            "/admin/films/add",
            ("Input.Title", "Bleeder"),
            ("Input.Year", "1999"),
            ("Input.Genres", "Drama; Crime")
        );
        var moved = await Editor.SendAsync("/admin/films/bleeder", ("Input.Slug", "bleeder-1999"));

        Assert.Equal("/films/bleeder-1999", moved.Location);
        Assert.Equal(
            (HttpStatusCode.MovedPermanently, "/films/bleeder-1999"),
            ((await Editor.GetAsync("/films/bleeder")).Status, (await Editor.GetAsync("/films/bleeder")).Location)
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Editor.SendAsync("/admin/films/bleeder-1999", ("Input.Slug", "pusher"))).Status
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Editor.SendAsync("/admin/films/add", ("Input.Title", "bleeder"), ("Input.Year", "1999"))).Status
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Editor.SendAsync("/admin/films/add", ("Input.Title", "X"), ("Input.Year", "1066"))).Status
        );
    }

    [Fact]
    public async Task A_title_of_any_script_is_saved_and_led_to()
    {
        var sent = await Editor.SendAsync("/admin/films/add", ("Input.Title", "Сталкер"));

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Equal(HttpStatusCode.OK, (await Editor.GetAsync(sent.Location!)).Status);
    }

    [Fact]
    public async Task A_film_that_was_withdrawn_is_gone_until_the_history_brings_it_back()
    {
        await Editor.SendAsync("/admin/films/pusher", "Withdraw");
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.GetAsync("/films/pusher")).Status);

        await Editor.SendAsync("/admin/history?film=pusher", ("id", "2"));
        Assert.Equal("11 reviews, newest first", (await Editor.GetAsync("/films/pusher")).Text(".count"));
    }

    [Fact]
    public async Task A_weight_is_public_and_changes_the_films_it_touches()
    {
        await Site.ImportAsync(
            "Weighed",
            ReviewTexts
                .Scored("Mixed or average reviews", 50, 51, 52, 90)
                .Replace(
                    "Reviewed by: D Critic",
                    "Reviewed by: D Critic\n    Publication: Heavy",
                    StringComparison.Ordinal
                )
        );

        await Editor.SendAsync("/admin/publications", "Weigh", ("weight", "3"));

        Assert.Equal("71 counted", (await Editor.GetAsync("/films/weighed")).Text(".score-plate"));
        Assert.Contains(
            "3",
            (await Editor.GetAsync("/films/weighed/verdict"))
                .Page.QuerySelector("section[aria-labelledby=inputs-heading] tbody tr:last-child")!
                .Children[3]
                .TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Editor.SendAsync("/admin/publications", "Weigh", ("weight", "0"))).Status
        );
    }

    [Fact]
    public async Task Two_films_that_are_one_are_merged_and_taken_apart_again()
    {
        await Site.ImportAsync("Pusher I", ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52, 53));

        await Editor.SendAsync("/admin/films/pusher-i", "Merge", ("into", "pusher"));

        Assert.Equal("15 reviews, newest first", (await Editor.GetAsync("/films/pusher")).Text(".count"));
        Assert.Equal("/films/pusher", (await Editor.GetAsync("/films/pusher-i")).Location);
        var last = await Site.ReadAsync(db => db.History.MaxAsync(e => e.Id));
        await Editor.SendAsync(
            "/admin/history",
            ("id", last.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Equal("11 reviews, newest first", (await Editor.GetAsync("/films/pusher")).Text(".count"));
        Assert.Equal("Generally favorable reviews", (await Editor.GetAsync("/films/pusher")).Text(".verdict-phrase"));
        Assert.Equal("52 counted", (await Editor.GetAsync("/films/pusher-i")).Text(".score-plate"));
    }

    [Fact]
    public async Task Two_critics_who_are_one_are_merged_and_taken_apart_again()
    {
        var lim = await Site.ReadAsync(db =>
            db.Critics.Where(c => c.Slug == "dennis-lim").Select(c => c.Id).SingleAsync()
        );
        (string, string)[] named =
        [
            ("id", lim.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("name", "Noel Murray"),
        ];
        Assert.Contains(
            "select “merge”",
            (await Editor.SendAsync("/admin/critics", named)).Text("[role=alert], .field-error"),
            StringComparison.Ordinal
        );

        await Editor.SendAsync("/admin/critics", [.. named, ("merge", "true")]);

        Assert.Equal("Noel Murray", (await Editor.GetAsync("/films/pusher")).Text("#review-4 cite"));
        await Editor.SendAsync("/admin/history?film=pusher", ("id", "2"));
        Assert.Equal("Dennis Lim", (await Editor.GetAsync("/films/pusher")).Text("#review-4 cite"));
        await Editor.SendAsync("/admin/critics", named[0], ("name", "Dennis K. Lim"));
        Assert.Equal("Dennis K. Lim", (await Editor.GetAsync("/films/pusher")).Text("#review-4 cite"));
    }

    [Theory]
    [InlineData("/admin/films/pusher/reviews/add", "Input.Critic")]
    [InlineData("/admin/films/add", "Input.Title")]
    [InlineData("/admin/critics", "name")]
    public async Task A_name_of_which_nothing_can_be_seen_is_none(string address, string field)
    {
        var sent = await Editor.SendAsync(address, (field, "\u200B\u200D"));

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains("visible characters", sent.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_no_number_and_a_form_from_elsewhere_are_told_and_what_was_typed_stays()
    {
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";

        var wrong = await Editor.SendAsync(address, ("Input.Version", "abc"), ("Input.Quote", "Typed."));
        var foreign = await Editor.PostAsync(
            address,
            [("__RequestVerificationToken", "abc"), ("Input.Quote", "Typed.")]
        );
        var nul = await Editor.SendAsync(address, ("Input.Quote", "Ty\0ped."));

        Assert.Equal((HttpStatusCode.BadRequest, "Typed."), (wrong.Status, wrong.Text("#Input_Quote")));
        Assert.Contains("cannot be “abc”", wrong.Text("main"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, "Typed."), (foreign.Status, foreign.Text("[id='sent-Input.Quote']")));
        Assert.Equal(HttpStatusCode.BadRequest, nul.Status);
        Assert.Contains("invalid characters", nul.Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_poster_is_a_picture_by_its_content_and_never_a_page(bool isPicture)
    {
        var content = isPicture ? Pictures.Png(20, 30) : "<svg></svg>"u8.ToArray();

        var sent = await Editor.UploadAsync("/admin/films/pusher", "Poster", "poster", content, "image.html");

        Assert.Equal(isPicture ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest, sent.Status);
        var image = (await Editor.GetAsync("/films/pusher")).Page.QuerySelector("img.poster")?.GetAttribute("src");
        Assert.Equal(isPicture, image is not null);
        if (image is not null)
        {
            using var response = await Site.Client.GetAsync(new Uri(image, UriKind.Relative));
            Assert.Equal("image/webp", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task A_film_of_a_collection_is_found_by_its_IMDb_number()
    {
        await Editor.SendAsync("/admin/films/pusher", ("Input.ImdbId", "tt0117407"));

        await Editor.SendAsync("/admin/collections/add", ("Input.Title", "Season"), ("Input.Films", "tt0117407"));

        var page = await Editor.GetAsync("/collections/season");
        Assert.NotNull(page.Page.QuerySelector("main a[href='/films/pusher']"));
    }

    [Theory]
    [InlineData("PUSHER", "/films/pusher")]
    [InlineData("lim", "/admin/reviews/4")]
    [InlineData("critic-reviews", "/admin/imports/1")]
    public async Task The_dashboard_finds_anything(string words, string address) =>
        Assert.Contains(
            address,
            (await Editor.GetAsync($"/admin?q={words}"))
                .Page.QuerySelectorAll("main li a")
                .Select(a => a.GetAttribute("href"))
        );

    [Fact]
    public async Task The_dashboard_names_what_needs_attention()
    {
        await Site.ImportAsync("Wrong", ReviewTexts.Head("Overwhelming dislike", 10, 10, 0, 3) + "1. 101\nGood.");

        var dashboard = (await Editor.GetAsync("/admin")).Text("main");

        Assert.Contains("Wrong: The published tally adds up to 13", dashboard, StringComparison.Ordinal);
        Assert.Contains("“101”, a review of Wrong", dashboard, StringComparison.Ordinal);
        Assert.Contains("Import of test.txt", dashboard, StringComparison.Ordinal);
    }
}
