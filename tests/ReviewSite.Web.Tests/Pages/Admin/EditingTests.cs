using System.Net;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Accounts;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class EditingTests : IAsyncLifetime, IDisposable
{
    private readonly Site _site = new();
    private Person _editor = null!;

    public async Task InitializeAsync() => _editor = await Person.SignedInAsync(_site, Role.Administrator, "ann@example.org");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _editor.Dispose();
        _site.Dispose();
    }

    private Task<int> ReviewIdAsync(int position) =>
        _site.ReadAsync(db => db.Reviews.Where(r => r.Film.Slug == "pusher" && r.Position == position).Select(r => r.Id).SingleAsync());

    private Task<int> ScoredAsync() => _site.ReadAsync(async db => (await db.Films.SingleAsync(f => f.Slug == "pusher")).Summary.Scored);

    [Fact]
    public async Task A_score_filled_in_moves_from_the_remainder_to_the_known_and_is_undone_by_the_history()
    {
        var sent = await _editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", ("Input.OriginalScore", "3.5/4"));

        Assert.Equal((HttpStatusCode.Redirect, "/films/pusher"), (sent.Status, sent.Location));
        var page = await _editor.GetAsync("/films/pusher");
        Assert.StartsWith("Saved. The verdict was Generally favorable reviews, 74 (estimated)", page.Text(".saved"), StringComparison.Ordinal);
        Assert.Equal("3.5/4 = 88 positive", page.Text("#review-1 .chip"));
        Assert.Equal("7 more positive and 2 more mixed reviews are counted in the published tally; their scores are not on file.", page.Text(".not-shown"));
        Assert.StartsWith("9 positive published", page.Text(".distribution-key"), StringComparison.Ordinal);
        Assert.Equal(2, await ScoredAsync());

        var reverted = await _editor.SendAsync("/admin/history?film=pusher", ("id", "2"));

        Assert.Equal(HttpStatusCode.Redirect, reverted.Status);
        Assert.Equal(1, await ScoredAsync());
        Assert.Equal("no score", (await _editor.GetAsync("/films/pusher")).Text("#review-1 .chip"));
    }

    [Fact]
    public async Task A_change_that_was_changed_again_is_not_reverted_and_says_why()
    {
        var id = await ReviewIdAsync(1);
        await _editor.SendAsync($"/admin/reviews/{id}", ("Input.OriginalScore", "70"));
        await _editor.SendAsync($"/admin/reviews/{id}", ("Input.OriginalScore", "90"));

        var refused = await _editor.SendAsync("/admin/history?film=pusher", ("id", "2"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Score: it left “70”, and now it is “90”", refused.Text(".conflicts"), StringComparison.Ordinal);
        Assert.Equal("90 positive", (await _editor.GetAsync("/films/pusher")).Text("#review-1 .chip"));
    }

    [Fact]
    public async Task A_review_is_added_once_and_the_second_time_it_leads_to_the_first()
    {
        (string, string)[] review = [("Input.Critic", "New Critic"), ("Input.OriginalScore", "B+"), ("Input.Quote", "Fine.")];

        var first = await _editor.SendAsync("/admin/films/pusher/reviews/add", review);
        var second = await _editor.SendAsync("/admin/films/pusher/reviews/add", review);

        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Equal($"/admin/reviews/{await ReviewIdAsync(12)}", second.Page.QuerySelector("[role=alert] a")?.GetAttribute("href"));
        Assert.Equal("Fine.", second.Text("#Input_Quote"));
        Assert.Equal(12, await _site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task Two_people_at_one_review_see_both_versions_and_lose_nothing()
    {
        using var other = await Person.SignedInAsync(_site, Role.Editor, "bob@example.org");
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";
        await other.SendAsync(address, ("Input.Quote", "Theirs."));

        var late = await _editor.SendAsync(address, ("Input.Version", "0"), ("Input.Quote", "Mine."));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("theirs “Theirs.”, yours “Mine.”", late.Text(".conflicts"), StringComparison.Ordinal);
        Assert.Equal("Mine.", late.Text("#Input_Quote"));
        Assert.Equal("Theirs.", (await _editor.GetAsync("/films/pusher")).Text("#review-1 blockquote"));
    }

    [Theory]
    [InlineData("Input.Date", "30 February")]
    [InlineData("Input.Url", "javascript:alert(1)")]
    [InlineData("Input.Reception", "Great")]
    [InlineData("Input.OriginalScore", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_wrong_field_is_told_and_what_was_typed_stays(string field, string value)
    {
        var sent = await _editor.SendAsync("/admin/films/pusher/reviews/add", ("Input.Quote", "Kept \u202E \u200B."), (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains(sent.Page.QuerySelectorAll(".field-error"), e => e.TextContent.Trim().Length > 0);
        Assert.StartsWith("Kept", sent.Text("#Input_Quote"), StringComparison.Ordinal);
        Assert.Equal(11, await _site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task Fields_that_are_not_in_the_form_change_nothing()
    {
        var page = await _editor.GetAsync("/admin/films/pusher/reviews/add");
        var token = page.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        await _editor.PostAsync(
            "/admin/films/pusher/reviews/add",
            [
                ("__RequestVerificationToken", token), ("Input.Quote", "Mine."), ("Input.Score", "99"), ("Input.Position", "1"), ("Input.FilmId", "7"), ("FilmId", "7"),
                ("IsWithdrawn", "true"), ("Film.Title", "Taken over"), ("Review.Id", "1"), ("Input.EditedFields[0]", "Date"), ("Role", "Administrator"),
            ]);

        var review = await _site.ReadAsync(db => db.Reviews.Include(r => r.Film).SingleAsync(r => r.Quote == "Mine."));
        Assert.Equal(("Pusher", 12, null, false), (review.Film.Title, review.Position, review.Score, review.IsWithdrawn));
        Assert.Equal(["Quote"], review.EditedFields);
    }

    [Fact]
    public async Task What_an_editor_set_stands_against_a_file()
    {
        await _editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", ("Input.OriginalScore", "70"));

        var result = await _site.ImportAsync("Pusher", "1. 20\nReviewed by: Noel Murray\nJul 15, 2013\nWorse.", 1996);

        Assert.Contains(result.Warnings, w => w.Contains("score; an editor's value stands against the file's", StringComparison.Ordinal));
        Assert.Equal("70 positive", (await _editor.GetAsync("/films/pusher")).Text("#review-1 .chip"));
    }

    [Fact]
    public async Task A_pasted_text_is_shown_first_and_then_saved_and_withdrawn()
    {
        var text = ReviewTexts.Head("Mixed or average reviews", 5, 1, 4, 0) + "1. 50\nReviewed by: New One\nSo so.\n2. Reviewed by: Noel Murray\nJul 15, 2013\n";
        var before = await _site.ReadAsync(db => db.State.Select(s => s.Generation).SingleAsync());

        var preview = await _editor.SendAsync("/admin/films/pusher/paste", ("Text", text));

        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal(["new", "there already"], preview.Page.QuerySelectorAll("tbody tr").Select(r => r.Children[6].TextContent));
        Assert.Equal(before, await _site.ReadAsync(db => db.State.Select(s => s.Generation).SingleAsync()));
        Assert.Equal(11, await _site.ReadAsync(db => db.Reviews.CountAsync()));

        var token = preview.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var saved = await _editor.PostAsync(
            "/admin/films/pusher/paste?handler=Save",
            [("__RequestVerificationToken", token), ("Text", text), ("Generation", before.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        Assert.Equal("/films/pusher", saved.Location);
        Assert.Equal(12, await _site.ReadAsync(db => db.Reviews.CountAsync()));

        var import = await _site.ReadAsync(db => db.Imports.MaxAsync(i => i.Id));
        Assert.Contains("ann@example.org", (await _editor.GetAsync($"/admin/imports/{import}")).Text("main"), StringComparison.Ordinal);
        await _editor.SendAsync($"/admin/imports/{import}");
        Assert.Equal(11, await _site.ReadAsync(db => db.Reviews.CountAsync()));
        Assert.Equal("Generally favorable reviews", (await _editor.GetAsync("/films/pusher")).Text(".verdict-phrase"));
    }

    [Fact]
    public async Task What_went_with_a_withdrawn_import_comes_back_with_the_next_and_not_what_an_editor_withdrew()
    {
        var seed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "seed-data", "pusher", "critic-reviews.txt"));
        await _editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(11)}", "Withdraw");
        await _editor.SendAsync("/admin/imports/1");
        Assert.Equal(0, await _site.ReadAsync(db => db.Reviews.CountAsync()));

        var result = await _site.ImportAsync("Pusher", seed, 1996);

        Assert.Equal((0, 10, 1), (result.Added, result.Changed, result.Unchanged));
        Assert.Contains(result.Warnings, w => w.Contains("it stays withdrawn", StringComparison.Ordinal));
        Assert.Equal(10, await _site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task A_film_is_added_and_moved_and_its_old_address_leads_on()
    {
        await _editor.SendAsync("/admin/films/add", ("Input.Title", "Bleeder"), ("Input.Year", "1999"), ("Input.Genres", "Drama; Crime"));
        var moved = await _editor.SendAsync("/admin/films/bleeder", ("Input.Slug", "bleeder-1999"));

        Assert.Equal("/films/bleeder-1999", moved.Location);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/films/bleeder-1999"), ((await _editor.GetAsync("/films/bleeder")).Status, (await _editor.GetAsync("/films/bleeder")).Location));
        Assert.Equal(HttpStatusCode.BadRequest, (await _editor.SendAsync("/admin/films/bleeder-1999", ("Input.Slug", "pusher"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _editor.SendAsync("/admin/films/add", ("Input.Title", "bleeder"), ("Input.Year", "1999"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _editor.SendAsync("/admin/films/add", ("Input.Title", "X"), ("Input.Year", "1066"))).Status);
    }

    [Fact]
    public async Task A_title_of_any_script_is_saved_and_led_to()
    {
        var sent = await _editor.SendAsync("/admin/films/add", ("Input.Title", "Сталкер"));

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Equal(HttpStatusCode.OK, (await _editor.GetAsync(sent.Location!)).Status);
    }

    [Fact]
    public async Task A_film_that_was_withdrawn_is_gone_until_the_history_brings_it_back()
    {
        await _editor.SendAsync("/admin/films/pusher", "Withdraw");
        Assert.Equal(HttpStatusCode.NotFound, (await _editor.GetAsync("/films/pusher")).Status);

        await _editor.SendAsync("/admin/history?film=pusher", ("id", "2"));
        Assert.Equal("11 reviews", (await _editor.GetAsync("/films/pusher")).Text(".count"));
    }

    [Fact]
    public async Task A_weight_is_public_and_changes_the_films_it_touches()
    {
        await _site.ImportAsync("Weighed", ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52, 90).Replace("Reviewed by: D Critic", "Reviewed by: D Critic\n    Publication: Heavy", StringComparison.Ordinal));

        await _editor.SendAsync("/admin/publications", "Weigh", ("weight", "3"));

        Assert.Equal("71 counted", (await _editor.GetAsync("/films/weighed")).Text(".score-plate"));
        Assert.Contains("3", (await _editor.GetAsync("/films/weighed/verdict")).Page.QuerySelector("section[aria-labelledby=inputs-heading] tbody tr:last-child")!.Children[3].TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await _editor.SendAsync("/admin/publications", "Weigh", ("weight", "0"))).Status);
    }

    [Fact]
    public async Task Two_films_that_are_one_are_merged_and_taken_apart_again()
    {
        await _site.ImportAsync("Pusher I", ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52, 53));

        await _editor.SendAsync("/admin/films/pusher-i", "Merge", ("into", "pusher"));

        Assert.Equal("15 reviews", (await _editor.GetAsync("/films/pusher")).Text(".count"));
        Assert.Equal("/films/pusher", (await _editor.GetAsync("/films/pusher-i")).Location);
        var last = await _site.ReadAsync(db => db.History.MaxAsync(e => e.Id));
        await _editor.SendAsync("/admin/history", ("id", last.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("11 reviews", (await _editor.GetAsync("/films/pusher")).Text(".count"));
        Assert.Equal("Generally favorable reviews", (await _editor.GetAsync("/films/pusher")).Text(".verdict-phrase"));
        Assert.Equal("52 counted", (await _editor.GetAsync("/films/pusher-i")).Text(".score-plate"));
    }

    [Fact]
    public async Task Two_critics_who_are_one_are_merged_and_taken_apart_again()
    {
        var lim = await _site.ReadAsync(db => db.Critics.Where(c => c.Slug == "dennis-lim").Select(c => c.Id).SingleAsync());
        (string, string)[] named = [("id", lim.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("name", "Noel Murray")];
        Assert.Contains("tick “merge”", (await _editor.SendAsync("/admin/critics", named)).Text("[role=alert], .field-error"), StringComparison.Ordinal);

        await _editor.SendAsync("/admin/critics", [.. named, ("merge", "true")]);

        Assert.Equal("Noel Murray", (await _editor.GetAsync("/films/pusher")).Text("#review-4 cite"));
        await _editor.SendAsync("/admin/history?film=pusher", ("id", "2"));
        Assert.Equal("Dennis Lim", (await _editor.GetAsync("/films/pusher")).Text("#review-4 cite"));
        await _editor.SendAsync("/admin/critics", named[0], ("name", "Dennis K. Lim"));
        Assert.Equal("Dennis K. Lim", (await _editor.GetAsync("/films/pusher")).Text("#review-4 cite"));
    }

    [Fact]
    public async Task An_erased_quote_is_gone_from_the_history_and_no_import_brings_it_back()
    {
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";
        await _editor.SendAsync(address, ("Input.Quote", "Libel."));
        await _editor.SendAsync(address, "Erase");

        await _site.ImportAsync("Pusher", "1. Reviewed by: Noel Murray\nJul 15, 2013\nLibel again.", 1996);

        var history = await _site.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT Changes AS Value FROM History").ToListAsync());
        Assert.DoesNotContain(history, c => c.Contains("Libel", StringComparison.Ordinal) || c.Contains("As Refn counts down", StringComparison.Ordinal));
        Assert.Contains(history, c => c.Contains("(erased)", StringComparison.Ordinal));
        Assert.Equal("No quote on file.", (await _editor.GetAsync("/films/pusher")).Text("#review-1 .review-silent"));
    }

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3 }, "image/png")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3 }, "image/jpeg")]
    [InlineData(new byte[] { 0x3C, 0x73, 0x76, 0x67, 0x3E }, null)]
    [InlineData(new byte[] { }, null)]
    public async Task A_poster_is_a_picture_by_its_content_and_never_a_page(byte[] content, string? type)
    {
        var sent = await _editor.UploadAsync("/admin/films/pusher", "Poster", "poster", content, "image.html");

        Assert.Equal(type is null ? HttpStatusCode.BadRequest : HttpStatusCode.Redirect, sent.Status);
        var image = (await _editor.GetAsync("/films/pusher")).Page.QuerySelector("img.poster")?.GetAttribute("src");
        Assert.Equal(type is null, image is null);
        if (image is not null)
        {
            using var response = await _site.Client.GetAsync(new Uri(image, UriKind.Relative));
            Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task A_poster_that_is_too_large_is_refused()
    {
        var sent = await _editor.UploadAsync("/admin/films/pusher", "Poster", "poster", [0xFF, 0xD8, 0xFF, .. new byte[300 * 1024]], "a.jpg");

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains("300 KB", sent.Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUSHER", "/films/pusher")]
    [InlineData("lim", "/admin/reviews/4")]
    [InlineData("critic-reviews", "/admin/imports/1")]
    public async Task The_desk_finds_anything(string words, string address) =>
        Assert.Contains(address, (await _editor.GetAsync($"/admin?q={words}")).Page.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")));

    [Fact]
    public async Task A_text_beyond_all_limits_is_refused()
    {
        var sent = await _editor.SendAsync("/admin/films/pusher/paste", ("Text", new string('x', 50 * 1024 * 1024)));

        Assert.InRange((int)sent.Status, 400, 413);
    }

    [Fact]
    public async Task The_desk_names_what_needs_attention()
    {
        await _site.ImportAsync("Wrong", ReviewTexts.Head("Overwhelming dislike", 10, 10, 0, 3) + "1. 101\nGood.");

        var desk = (await _editor.GetAsync("/admin")).Text("main");

        Assert.Contains("Wrong: The published tally adds up to 13", desk, StringComparison.Ordinal);
        Assert.Contains("“101”, a review of Wrong", desk, StringComparison.Ordinal);
        Assert.Contains("Import of test.txt", desk, StringComparison.Ordinal);
    }
}
