using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Admin;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class HistoryTests : AdminTests
{
    [Fact]
    public async Task A_change_is_told_in_words_with_a_link_to_what_it_is_about()
    {
        var id = await ReviewIdAsync(1);
        await Editor.SendAsync(
            $"/admin/reviews/{id}",
            ("Input.OriginalScore", "3.5/4"),
            ("Input.Date", "2014-02-03"),
            ("Input.Publication", "The Daily")
        );

        var page = await Editor.GetAsync("/admin/history");

        Assert.Equal("Review edited: Noel Murray's review of Pusher", page.Text(".history > li:first-child h2"));
        Assert.Equal(
            $"/admin/reviews/{id}",
            page.Page.QuerySelector(".history > li:first-child h2 a")?.GetAttribute("href")
        );
        var changes = page.Text(".history > li:first-child ul");
        Assert.Contains("publication: nothing → The Daily", changes, StringComparison.Ordinal);
        Assert.Contains("score as the critic gave it: nothing → 3.5/4", changes, StringComparison.Ordinal);
        Assert.Contains("date: 15 July 2013 → 3 February 2014", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("EditedFields", changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_says_withdrawn_and_its_revert_says_what_it_undid()
    {
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", "Withdraw");
        var withdrawn = await Editor.GetAsync("/admin/history?film=pusher");
        await RevertLastAsync();
        var restored = await Editor.GetAsync("/admin/history?film=pusher");

        Assert.Equal("withdrawn", withdrawn.Text(".history > li:first-child ul"));
        Assert.Equal("restored", restored.Text(".history > li:first-child ul"));
        Assert.Contains(
            "it reverted “Review withdrawn”",
            restored.Text(".history > li:first-child"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_history_is_filtered_by_person_and_by_kind()
    {
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", ("Input.OriginalScore", "3.5/4"));
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Other"));

        var mine = await Editor.GetAsync("/admin/history?by=ann@example.org");
        var films = await Editor.GetAsync("/admin/history?by=ann@example.org&kind=films");
        var imports = await Editor.GetAsync("/admin/history?kind=imports");

        Assert.Equal(2, mine.Page.QuerySelectorAll(".history > li").Length);
        Assert.Equal("Film added: Other", films.Page.QuerySelectorAll(".history > li h2").Single().TextContent.Trim());
        Assert.Equal("ann@example.org", films.Text("#by option[selected]"));
        Assert.Equal(1, imports.Page.QuerySelectorAll(".history > li").Length);
    }

    [Fact]
    public async Task An_editor_sees_and_undoes_their_own_changes_and_those_of_a_film()
    {
        using var other = await Person.SignedInAsync(Site, Role.Editor, "bob@example.org");
        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Annie"));
        var byAnn = await LastChangeAsync();
        await other.SendAsync("/admin/films/add", ("Input.Title", "Bobby"));

        var own = await other.GetAsync("/admin/history");
        var film = await other.GetAsync("/admin/history?film=annie");
        var token = own.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var refused = await other.PostAsync(
            "/admin/history?handler=Undo",
            [("change", byAnn), ("__RequestVerificationToken", token)]
        );

        Assert.Equal("Your changes", own.Text("h1"));
        Assert.Equal("Film added: Bobby", own.Text(".history h2"));
        Assert.Equal("Film added: Annie", film.Text(".history h2"));
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
    }

    [Theory]
    [InlineData("/admin/films/pusher", "Merge", "into", "other", "/films/pusher")]
    [InlineData("/admin/critics?merge=1&q=A Critic", "Merge", "q", "A Critic", "/admin/critics?q={critic}")]
    [InlineData("/admin/critics?q=a critic", "Rename", "name", "Another", "/admin/critics?q=A%20Critic")]
    [InlineData("/admin/publications?q=paper", "Rename", "name", "The Mail", "/admin/publications?q=The%20Paper")]
    [InlineData("/admin/publications?q=paper", "Weigh", "weight", "2", "/admin/publications?q=The%20Paper")]
    public async Task An_undo_leads_to_what_was_merged_or_renamed(
        string address,
        string handler,
        string field,
        string value,
        string expected
    )
    {
        await Site.ImportAsync("Other", "1. 80\nReviewed by: A Critic\nPublication: The Paper\nFine.");
        var critic = await Site.ReadAsync(db => db.Critics.Where(c => c.Id == 1).Select(c => c.Name).SingleAsync());

        var sent = await Editor.SendAsync(address, handler, (field, value));
        var undone = await UndoAsync(await Editor.GetAsync(sent.Location!));

        Assert.Equal(
            expected.Replace("{critic}", Uri.EscapeDataString(critic), StringComparison.Ordinal),
            undone.Location
        );
        Assert.Equal(HttpStatusCode.OK, (await Editor.GetAsync(undone.Location!)).Status);
    }

    [Fact]
    public async Task An_undo_that_later_changes_forbid_says_why()
    {
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", ("Input.OriginalScore", "3.5/4"));
        var first = await Editor.GetAsync("/films/pusher");
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", ("Input.OriginalScore", "2/4"));

        var refused = await UndoAsync(first);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("cannot be reverted", refused.Text(".conflicts"), StringComparison.Ordinal);
    }

    /// <summary>Each makes a change by a form, and says where its message is.</summary>
    public static TheoryData<string, string?, string[]> Actions =>
        new()
        {
            { "/admin/films/add", null, ["Input.Title", "New"] },
            { "/admin/films/pusher", null, ["Input.Title", "Pusher II"] },
            { "/admin/films/pusher", "Withdraw", [] },
            { "/admin/films/pusher", "Merge", ["into", "other"] },
            { "/admin/films/pusher/reviews/add", null, ["Input.Critic", "New Critic", "Input.Quote", "Fine."] },
            { "/admin/reviews/{review}", null, ["Input.OriginalScore", "3.5/4"] },
            { "/admin/reviews/{review}", "Withdraw", [] },
            { "/admin/imports/1", null, [] },
            { "/admin/critics", "Rename", ["id", "1", "name", "Another Name"] },
            { "/admin/films/pusher", "RemovePoster", [] },
            { "/admin/critics", "Rename", ["id", "1", "name", "A Critic", "merge", "true"] },
            { "/admin/critics?merge=1&q=A Critic", "Merge", [] },
            { "/admin/publications", "Rename", ["id", "1", "name", "Another Name"] },
            { "/admin/publications?merge=1&q=Other", "Merge", [] },
            { "/admin/grids/add", null, ["Input.Title", "New grid", "Input.Films", "Pusher"] },
            { "/admin/grids/festival", null, ["Input.Title", "Another title", "Input.Films", "Third"] },
            { "/admin/grids/festival", "Remove", [] },
            { "/admin/collections/add", null, ["Input.Title", "New one", "Input.Films", "Pusher"] },
            { "/admin/collections/season", null, ["Input.Films", "# Late\nThird\nPusher"] },
            { "/admin/collections/season", "Remove", [] },
            { "/admin/lists/add", null, ["Input.Title", "New ones", "Input.Lists", "# Ann\nPusher"] },
            { "/admin/lists/year", null, ["Input.Lists", "# Bob\n1. Third\n1. Pusher"] },
            { "/admin/lists/year", "Remove", [] },
            { "/admin/publications", "Weigh", ["id", "1", "weight", "2"] },
            { "/admin/publications", "Mark", ["id", "1", "ours", "true"] },
        };

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Every_change_of_the_content_is_undone_from_its_own_message(
        string address,
        string? handler,
        string[] fields
    )
    {
        await Site.ImportAsync("Other", "1. 80\nReviewed by: A Critic\nPublication: The Paper\nFine.");
        await Site.ImportAsync("Third", "1. 70\nReviewed by: B Critic\nPublication: Other Paper\nFine.");
        await SavePosterAsync();
        await Editor.SendAsync(
            "/admin/grids/add",
            ("Input.Title", "Festival"),
            ("Input.Films", "Other\nPusher"),
            ("Input.Who", "B Critic\nA Critic")
        );
        await Editor.SendAsync(
            "/admin/collections/add",
            ("Input.Title", "Season"),
            ("Input.Films", "Other\n# Late\nPusher")
        );
        await Editor.SendAsync(
            "/admin/lists/add",
            ("Input.Title", "Year"),
            ("Input.Lists", "# Ann\n1. Other\n2. Pusher\n# Bob\nPusher")
        );
        var before = await ContentAsync();
        var id = (await ReviewIdAsync(1)).ToString(CultureInfo.InvariantCulture);

        var sent = await Editor.SendAsync(
            address.Replace("{review}", id, StringComparison.Ordinal),
            handler,
            [.. fields.Chunk(2).Select(f => (f[0], f[1]))]
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.NotEqual(before, await ContentAsync());
        var undone = await UndoAsync(await Editor.GetAsync(sent.Location!));

        Assert.Equal(HttpStatusCode.Redirect, undone.Status);
        Assert.StartsWith(
            "Undone: ",
            (await Editor.GetAsync(undone.Location!)).Text(".saved"),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await ContentAsync());
    }

    [Fact]
    public async Task Pasted_reviews_are_undone_from_their_message()
    {
        var before = await ContentAsync();
        await PasteAsync("pusher", ReviewTexts.Scored("Mixed or average reviews", 50, 51));
        Assert.NotEqual(before, await ContentAsync());

        await UndoAsync(await Editor.GetAsync("/films/pusher"));

        Assert.Equal(before, await ContentAsync());
    }

    [Fact]
    public async Task A_saved_poster_is_undone_from_its_message()
    {
        var before = await ContentAsync();

        var sent = await SavePosterAsync();
        Assert.NotEqual(before, await ContentAsync());
        await UndoAsync(await Editor.GetAsync(sent.Location!));

        Assert.Equal(before, await ContentAsync());
    }

    /// <summary>Whoever adds an action to the dashboard has to say here how it is undone.</summary>
    [Fact]
    public void Every_action_of_the_dashboard_is_tried_or_changes_no_content()
    {
        string[] triedApart =
        [
            "Imports.PasteModel.OnPostSaveAsync",
            "Imports.TableModel.OnPostAsync",
            "Films.EditModel.OnPostPosterAsync",
            "Posters.IndexModel.OnPostAsync",
        ];
        string[] withoutContent =
        [
            "Imports.PasteModel.OnPostAsync",
            "Imports.TablesModel.OnPostAsync",
            "Imports.TableModel.OnPostPreviewAsync",
            "Imports.TableModel.OnPostCancelAsync",
            "Imports.TableModel.OnPostAgainAsync",
            "Posters.IndexModel.OnPostCancelAsync",
            "People.IndexModel.OnPostInviteAsync",
            "People.IndexModel.OnPostResetAsync",
            "People.IndexModel.OnPostRevokeAsync",
            "People.IndexModel.OnPostRoleAsync",
            "People.IndexModel.OnPostDisableAsync",
            "Tokens.IndexModel.OnPostAsync",
            "Tokens.IndexModel.OnPostRevokeAsync",
        ];
        string[] forGood = ["Reviews.EditModel.OnPostEraseAsync"];
        string[] ofTheHistory = ["History.IndexModel.OnPostAsync", "History.IndexModel.OnPostUndoAsync"];
        string[] triedHere =
        [
            "Films.AddModel.OnPostAsync",
            "Films.EditModel.OnPostAsync",
            "Films.EditModel.OnPostWithdrawAsync",
            "Films.EditModel.OnPostMergeAsync",
            "Films.EditModel.OnPostRemovePosterAsync",
            "Collections.AddModel.OnPostAsync",
            "Collections.EditModel.OnPostAsync",
            "Collections.EditModel.OnPostRemoveAsync",
            "Grids.AddModel.OnPostAsync",
            "Lists.AddModel.OnPostAsync",
            "Lists.EditModel.OnPostAsync",
            "Lists.EditModel.OnPostRemoveAsync",
            "Grids.EditModel.OnPostAsync",
            "Grids.EditModel.OnPostRemoveAsync",
            "Reviews.AddModel.OnPostAsync",
            "Reviews.EditModel.OnPostAsync",
            "Reviews.EditModel.OnPostWithdrawAsync",
            "Imports.ImportModel.OnPostAsync",
            "Critics.IndexModel.OnPostRenameAsync",
            "Critics.IndexModel.OnPostMergeAsync",
            "Publications.IndexModel.OnPostRenameAsync",
            "Publications.IndexModel.OnPostMarkAsync",
            "Publications.IndexModel.OnPostMergeAsync",
            "Publications.IndexModel.OnPostWeighAsync",
        ];

        var actions = typeof(EditorPage)
            .Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(EditorPage)))
            .Where(t => t.Namespace!.StartsWith(typeof(EditorPage).Namespace!, StringComparison.Ordinal))
            .SelectMany(t =>
                t.GetMethods()
                    .Where(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal))
                    .Select(m => $"{t.FullName![(typeof(EditorPage).Namespace!.Length + 1)..]}.{m.Name}")
            );

        Assert.Equal(
            triedApart
                .Concat(withoutContent)
                .Concat(forGood)
                .Concat(ofTheHistory)
                .Concat(triedHere)
                .Order(StringComparer.Ordinal),
            actions.Order(StringComparer.Ordinal)
        );
    }

    private async Task<Answer> SavePosterAsync()
    {
        var sent = await Editor.UploadAsync(
            "/admin/films/pusher",
            "Poster",
            "poster",
            Pictures.Png(20, 30),
            "poster.png"
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        return sent;
    }

    private Task<Answer> UndoAsync(Answer page) => Editor.SubmitAsync(page, "/admin/history", "Undo");

    /// <summary>All that visitors can see.</summary>
    private Task<string> ContentAsync() =>
        Site.ReadAsync(async db =>
            string.Join(
                '\n',
                (
                    await db
                        .Reviews.OrderBy(r => r.Film.Slug)
                        .ThenBy(r => r.Position)
                        .Select(r => new
                        {
                            r.Film.Slug,
                            r.Film.Title,
                            Critic = r.Critic!.Name,
                            Publication = r.Publication!.Name,
                            Weight = (decimal?)r.Publication!.Weight,
                            IsOurs = (bool?)r.Publication!.IsOurs,
                            r.Score,
                            r.Quote,
                        })
                        .ToListAsync()
                ).Select(r => r.ToString())
            )
            + string.Join('\n', (await db.SavedGrids.OrderBy(g => g.Id).ToListAsync()).Select(g => GridText(g)))
            + string.Join('\n', (await db.Collections.OrderBy(c => c.Id).ToListAsync()).Select(c => CollectionText(c)))
            + string.Join('\n', (await db.Polls.OrderBy(p => p.Id).ToListAsync()).Select(p => PollText(p)))
            + string.Join('\n', await db.Films.OrderBy(f => f.Slug).Select(f => f.Slug + f.Poster).ToListAsync())
        );

    private static string GridText(SavedGrid grid) =>
        $"{grid.Title} {string.Join(',', grid.Films)} {string.Join(',', grid.Contributors)}";

    private static string PollText(Poll poll) => $"{poll.Title} {StoredBallot.Write(poll.Ballots)}";

    private static string CollectionText(CuratedFilms collection) =>
        $"{collection.Title} {StoredSections.Write(collection.Sections)}";
}
