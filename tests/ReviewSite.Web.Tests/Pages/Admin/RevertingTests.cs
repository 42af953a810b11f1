using System.Net;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class RevertingTests : AdminTests
{
    [Fact]
    public async Task The_database_itself_keeps_the_history_from_being_changed()
    {
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            Site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM History"))
        );
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            Site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE History SET Who = 'nobody'"))
        );
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            Site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE HistoryChanges SET After = 'other'"))
        );
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            Site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM HistoryChanges"))
        );
    }

    [Fact]
    public async Task Addresses_that_films_had_lead_on_however_often_they_move()
    {
        await Site.ImportAsync("Alpha", "1. 80\nGood.");
        await Editor.SendAsync("/admin/films/alpha", ("Input.Slug", "beta"));
        await RevertLastAsync();
        Assert.Equal("/films/alpha", (await Editor.GetAsync("/films/beta")).Location);
        await Editor.SendAsync("/admin/films/alpha", ("Input.Slug", "beta"));
        await Site.ImportAsync("Alpha", "1. 80\nA new film of that name.", 2001);
        await Editor.SendAsync("/admin/films/alpha-2001", ("Input.Slug", "alpha"));
        await Editor.SendAsync("/admin/films/alpha", ("Input.Slug", "gamma"));

        Assert.Equal("/films/gamma", (await Editor.GetAsync("/films/alpha")).Location);
        Assert.Equal("/films/gamma", (await Editor.GetAsync("/films/alpha-2001")).Location);
        Assert.Equal(HttpStatusCode.OK, (await Editor.GetAsync("/films/beta")).Status);

        await Editor.SendAsync("/admin/films/gamma", "Merge", ("into", "beta"));
        Assert.Equal("/films/beta", (await Editor.GetAsync("/films/alpha-2001")).Location);
        await RevertLastAsync();
        Assert.Equal("/films/gamma", (await Editor.GetAsync("/films/alpha-2001")).Location);
        await Editor.SendAsync("/admin/films/gamma", "Merge", ("into", "beta"));
        Assert.Equal("/films/beta", (await Editor.GetAsync("/films/gamma")).Location);
    }

    private async Task RenameAsync(string slug, string name)
    {
        var id = await Site.ReadAsync(db => db.Critics.Where(c => c.Slug == slug).Select(c => c.Id).SingleAsync());
        await Editor.SendAsync(
            "/admin/critics",
            "Rename",
            ("id", id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("name", name)
        );
    }

    [Fact]
    public async Task What_was_given_to_another_meanwhile_stands_in_the_way_of_a_revert()
    {
        await RenameAsync("dennis-lim", "D. Lim");
        var renamed = await LastChangeAsync();
        await RenameAsync("noel-murray", "Dennis Lim");
        Assert.Contains(
            "Another critic is now named “Dennis Lim”",
            (await RevertAsync(renamed)).Text(".conflicts"),
            StringComparison.Ordinal
        );

        await Site.ImportAsync("Other", "1. Reviewed by: Ann\nFine.");
        await Editor.SendAsync("/admin/films/other", "Withdraw");
        var withdrawn = await LastChangeAsync();
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Other"));
        Assert.Contains(
            "Another film now has this title and year",
            (await RevertAsync(withdrawn)).Text(".conflicts"),
            StringComparison.Ordinal
        );

        var seed = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "seed-data", "pusher", "critic-reviews.txt")
        );
        await Editor.SendAsync("/admin/imports/1");
        var import = await LastChangeAsync();
        await Site.ImportAsync("Pusher", seed, 1996);
        Assert.Contains(
            "The same text was imported again",
            (await RevertAsync(import)).Text(".conflicts"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Edit")]
    [InlineData("Withdraw")]
    [InlineData("Import")]
    [InlineData("Text")]
    public async Task An_imdb_id_that_another_film_has_now_stands_in_the_way_of_a_revert(string how)
    {
        const string Id = "tt0000001";
        var import =
            how == "Text"
                ? await PastedAsync()
                : await ImportTableAsync($"title,year,critic,quote,imdb id\nOne,2001,Ann,A.,{Id}\n");
        switch (how)
        {
            case "Edit":
                await Editor.SendAsync("/admin/films/one", ("Input.ImdbId", ""));
                break;
            case "Withdraw":
                await Editor.SendAsync("/admin/films/one", "Withdraw");
                break;
            default:
                await Editor.SendAsync(import);
                break;
        }

        var change = await LastChangeAsync();
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Other"), ("Input.ImdbId", Id));

        var refused = await RevertAsync(change);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(
            "One cannot have the IMDb id tt0000001: Other has it now (/films/other). "
                + "Merge the two, or edit one of them.",
            refused.Text(".conflicts li")
        );
        await Editor.SendAsync("/admin/films/other", ("Input.ImdbId", ""));
        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(change)).Status);
        Assert.Equal(
            Id,
            await Site.ReadAsync(db => db.Films.Where(f => f.Slug == "one").Select(f => f.ImdbId).SingleAsync())
        );

        async Task<string> PastedAsync()
        {
            await Site.ImportAsync(FilmDetails.Of("One", 2001) with { ImdbId = Id }, "1. Reviewed by: Bob\nFine.");
            return $"/admin/imports/{await Site.ReadAsync(db => db.Imports.MaxAsync(i => i.Id))}";
        }
    }

    [Fact]
    public async Task Two_films_that_changed_their_imdb_ids_change_them_back()
    {
        await ImportTableAsync("title,year,critic,quote\nOne,2001,Ann,A.\nTwo,2002,Ann,B.\n");
        await ImportTableAsync("title,year,imdb id\nOne,2001,tt0000001\nTwo,2002,tt0000002\n", name: "ids.csv");
        var given = await LastChangeAsync();
        await RevertAsync(given);

        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(await LastChangeAsync())).Status);
    }

    [Fact]
    public async Task A_weight_is_taken_back_however_it_was_written()
    {
        await Site.ImportAsync("Weighed", "1. 80\nReviewed by: Ann\nPublication: Heavy\nGood.");
        await Editor.SendAsync("/admin/publications", "Weigh", ("weight", "3"));

        await RevertLastAsync();

        Assert.Equal(1, await Site.ReadAsync(db => db.Publications.Select(p => p.Weight).SingleAsync()));
    }

    [Fact]
    public async Task A_change_is_reverted_once_however_often_the_button_is_pressed()
    {
        await Editor.SendAsync("/admin/films/pusher", ("Input.Title", "Pusher One"));
        var change = await LastChangeAsync();

        await RevertAsync(change);
        var again = await RevertAsync(change);
        var revert = await LastChangeAsync();
        Assert.Equal(
            (HttpStatusCode.Redirect, $"{int.Parse(change, System.Globalization.CultureInfo.InvariantCulture) + 1}"),
            (again.Status, revert)
        );
        Assert.Contains(
            $"Change {change} has been reverted.",
            (await Editor.GetAsync(again.Location!)).Text(".saved"),
            StringComparison.Ordinal
        );

        await RevertAsync(revert);
        Assert.Contains(
            "This change has already been reverted. To restore it, revert the change that reverted it.",
            (await RevertAsync(change)).Text(".conflicts"),
            StringComparison.Ordinal
        );
        Assert.Equal("Pusher One", (await Editor.GetAsync("/films/pusher")).Text("h1"));
    }

    [Fact]
    public async Task Another_field_that_was_changed_since_does_not_stand_in_the_way_of_a_revert()
    {
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";
        await Editor.SendAsync(address, ("Input.OriginalScore", "70"));
        var scored = await LastChangeAsync();
        await Editor.SendAsync(address, ("Input.Quote", "Other words."));

        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(scored)).Status);

        var review = await Site.ReadAsync(db => db.Reviews.SingleAsync(r => r.FilmId == 1 && r.Position == 1));
        Assert.Equal((null, "Other words."), (review.Score, review.Quote));
        Assert.Equal(EditableReviewFields.Quote, review.EditedFields);
    }

    [Fact]
    public async Task A_change_that_was_changed_again_is_not_reverted_and_says_why()
    {
        var id = await ReviewIdAsync(1);
        await Editor.SendAsync($"/admin/reviews/{id}", ("Input.OriginalScore", "70"));
        await Editor.SendAsync($"/admin/reviews/{id}", ("Input.OriginalScore", "90"));

        var refused = await Editor.SendAsync("/admin/history?film=pusher", ("id", "2"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(
            "review of Pusher: score out of 100: 70 → 90",
            refused.Text(".conflicts"),
            StringComparison.Ordinal
        );
        Assert.Equal("90 positive", (await Editor.GetAsync("/films/pusher")).Text("#review-1 .chip"));
    }

    [Fact]
    public async Task A_paste_whose_import_was_withdrawn_is_not_withdrawn_again()
    {
        await PasteAsync("pusher", "1. 80\nReviewed by: New One\nGood.");
        var pasted = await LastChangeAsync();
        var import = await Site.ReadAsync(db => db.Imports.OrderBy(i => i.Id).Select(i => i.Id).LastAsync());
        await Editor.SendAsync($"/admin/imports/{import}");

        Assert.Contains("nothing to revert", (await RevertAsync(pasted)).Text(".conflicts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reviews_that_move_back_find_a_place_where_theirs_was_given_away()
    {
        await Site.ImportAsync("Uno", "1. 80\nReviewed by: One\nGood.");
        await Site.ImportAsync("Dos", "1. 20\nReviewed by: Two\nBad.");
        await Editor.SendAsync("/admin/films/uno", "Merge", ("into", "dos"));
        await RevertLastAsync();
        var reverted = await LastChangeAsync();
        await Editor.SendAsync("/admin/films/dos/reviews/add", ("Input.Critic", "Three"), ("Input.Quote", "So so."));

        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(reverted)).Status);

        Assert.Equal("3 reviews, newest first", (await Editor.GetAsync("/films/dos")).Text(".count"));
    }

    [Fact]
    public async Task Two_films_are_never_merged_into_each_other()
    {
        await Site.ImportAsync("Uno", "1. 80\nReviewed by: One\nGood.");
        await Site.ImportAsync("Dos", "1. 20\nReviewed by: Two\nBad.");
        await Editor.SendAsync("/admin/films/uno", "Merge", ("into", "dos"));
        await RevertLastAsync();
        var reverted = await LastChangeAsync();
        await Editor.SendAsync("/admin/films/dos", "Merge", ("into", "uno"));

        Assert.Contains(
            "no longer on the site",
            (await RevertAsync(reverted)).Text(".conflicts"),
            StringComparison.Ordinal
        );
        Assert.Equal("2 reviews, newest first", (await Editor.GetAsync("/films/uno")).Text(".count"));
    }

    [Fact]
    public async Task A_reception_follows_the_score_that_came_meanwhile()
    {
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";
        await Editor.SendAsync(address, ("Input.Reception", "Positive"));
        var stated = await LastChangeAsync();
        await PasteAsync("pusher", "1. 30\nReviewed by: Noel Murray\nJul 15, 2013\n");

        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(stated)).Status);

        Assert.Equal("30 negative", (await Editor.GetAsync("/films/pusher")).Text("#review-1 .chip"));
    }

    [Fact]
    public async Task A_credit_line_that_came_meanwhile_stands_in_the_way_of_a_critic()
    {
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";
        await Editor.SendAsync(address, ("Input.Critic", ""));
        var cleared = await LastChangeAsync();
        await Editor.SendAsync(address, ("Input.Critic", "Staff [Not Credited]"));

        Assert.Contains("cannot have both", (await RevertAsync(cleared)).Text(".conflicts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_corrected_since_stays_when_its_paste_is_reverted_and_stands_in_the_way_of_its_addition()
    {
        await PasteAsync("pusher", "1. 80\nReviewed by: New One\nGood.\n2. 20\nReviewed by: New Two\nBad.");
        var pasted = await LastChangeAsync();
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(12)}", ("Input.OriginalScore", "90"));
        await Editor.SendAsync(
            "/admin/films/pusher/reviews/add",
            ("Input.Critic", "By Hand"),
            ("Input.Quote", "Fine.")
        );
        var added = await LastChangeAsync();
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(14)}", ("Input.OriginalScore", "70"));

        Assert.Contains(
            "has been changed since, by change",
            (await RevertAsync(added)).Text(".conflicts"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(pasted)).Status);
        Assert.Equal(
            [12, 14],
            await Site.ReadAsync(db =>
                db.Reviews.Where(r => r.Position > 11).OrderBy(r => r.Position).Select(r => r.Position).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task A_slug_that_was_taken_by_mistake_leads_to_whom_it_led_before()
    {
        await Site.ImportAsync("Uno", "1. 80\nGood.");
        await Site.ImportAsync("Dos", "1. 20\nBad.");
        await Editor.SendAsync("/admin/films/uno", ("Input.Slug", "uno-b"));
        await Editor.SendAsync("/admin/films/dos", ("Input.Slug", "uno"));
        await RevertLastAsync();

        Assert.Equal("/films/uno-b", (await Editor.GetAsync("/films/uno")).Location);
    }

    [Fact]
    public async Task An_editor_takes_a_merge_back_that_the_films_history_tells()
    {
        using var editor = await Person.SignedInAsync(Site, Role.Editor, "bob@example.org");
        await Site.ImportAsync("Uno", "1. 80\nReviewed by: One\nPublication: New Paper\nGood.");
        await editor.SendAsync("/admin/films/uno", "Merge", ("into", "pusher"));

        Assert.Equal(
            HttpStatusCode.Redirect,
            (await editor.SendAsync("/admin/history?film=pusher", ("id", await LastChangeAsync()))).Status
        );
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/films/uno")).Status);

        await editor.SendAsync(
            "/admin/films/pusher/reviews/add",
            ("Input.Critic", "New"),
            ("Input.Publication", "Newer Paper"),
            ("Input.Quote", "Fine.")
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await editor.SendAsync("/admin/history?film=pusher", ("id", await LastChangeAsync()))).Status
        );
    }

    [Fact]
    public async Task A_film_that_has_reviews_left_stays_when_the_import_that_added_it_is_reverted()
    {
        await Site.ImportAsync("Alpha", "1. 80\nReviewed by: Ann\nGood.\n2. 20\nReviewed by: Bob\nBad.");
        var edited = await LastChangeAsync();
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1, "alpha")}", ("Input.Quote", "Good!"));
        await Site.ImportAsync("Beta", "1. 80\nReviewed by: Ann\nGood.");
        var repeated = await LastChangeAsync();
        await Site.ImportAsync("Beta", "1. 80\nReviewed by: Ann\nGood.\n");

        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(edited)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(repeated)).Status);

        Assert.Equal(
            ["alpha Good!", "beta Good."],
            await Site.ReadAsync(db =>
                db.Reviews.Where(r => r.Film.Slug != "pusher")
                    .OrderBy(r => r.Film.Slug)
                    .Select(r => $"{r.Film.Slug} {r.Quote}")
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task A_published_score_stands_again_once_what_it_covers_is_as_it_was()
    {
        await PasteAsync(
            "pusher",
            "Mixed or average reviews - based on 2 Critics\nCritic Reviews\n1. 60\nReviewed by: Ann\nGood.\n2. 40\n"
                + "Reviewed by: Bob\nPublication: The Daily\nBad."
        );
        var import = await Site.ReadAsync(db => db.Imports.MaxAsync(i => i.Id));
        var (ann, bob) = (await ReviewIdAsync(12), await ReviewIdAsync(13));
        var stands = new List<bool> { await StandsAsync() };

        await Editor.SendAsync($"/admin/reviews/{ann}", ("Input.OriginalScore", "70"));
        var first = await LastChangeAsync();
        await NoteAsync();
        await Editor.SendAsync($"/admin/reviews/{bob}", "Withdraw");
        var withdrawn = await LastChangeAsync();
        await RevertAsync(first);
        await NoteAsync();
        await RevertAsync(withdrawn);
        await NoteAsync();
        await Editor.SendAsync(FormattableString.Invariant($"/admin/imports/{import}"));
        await RevertLastAsync();
        await NoteAsync();
        await Editor.SendAsync($"/admin/reviews/{ann}", ("Input.OriginalScore", "70"));
        await Editor.SendAsync($"/admin/reviews/{ann}", ("Input.OriginalScore", "60"));
        await NoteAsync();

        Assert.Equal([true, false, false, true, true, true], stands);

        async Task NoteAsync() => stands.Add(await StandsAsync());

        Task<bool> StandsAsync() =>
            Site.ReadAsync(db =>
                db.ImportedSummaries.IgnoreQueryFilters().OrderBy(s => s.Id).Select(s => s.ScoreStands).LastAsync()
            );
    }

    [Fact]
    public async Task A_weight_that_is_taken_back_lets_a_published_score_stand_again()
    {
        await Site.ImportAsync(
            "Alpha",
            "Mixed or average reviews - based on 2 Critics\nCritic Reviews\n1. 60\nReviewed by: Ann\n"
                + "Publication: The Daily\nGood."
        );
        var daily = await Site.ReadAsync(db => db.Publications.SingleAsync(p => p.Name == "The Daily"));
        var id = daily.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

        await Editor.SendAsync("/admin/publications", "Weigh", ("id", id), ("weight", "2"));
        var weighed = await StandsAsync();
        await RevertLastAsync();

        Assert.Equal((false, true), (weighed, await StandsAsync()));

        Task<bool> StandsAsync() =>
            Site.ReadAsync(db =>
                db.ImportedSummaries.Where(s => s.Film.Slug == "alpha").Select(s => s.ScoreStands).SingleAsync()
            );
    }
}
