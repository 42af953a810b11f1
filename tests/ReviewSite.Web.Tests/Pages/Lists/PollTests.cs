using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.Pages.Lists;

/// <summary>Critics' lists of a year, entered by an editor and added up.</summary>
public sealed class PollTests : IAsyncLifetime, IDisposable
{
    private const string Lists = """
        # Ann Ash, The Paper
        1. alpha (2024)
        2. Beta
        3. Gamma

        # Bob
        1. Beta
        2= Alpha
        2= Gamma

        # Cid
        - Gamma
        - Delta
        """;

    private readonly Site _site = new() { HasOwnSeed = true };
    private Person _editor = null!;

    public async Task InitializeAsync()
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,year,critic,score,quote\nAlpha,2024,Ann Ash,80/100,Q.\nBeta,2024,Ann Ash,80/100,Q.\n"
                    + "Gamma,2024,Ann Ash,80/100,Q.\nDelta,2024,Bo,80/100,Q.\nTwin,2024,Bo,80/100,Q.\n"
                    + "Twin,1990,Bo,80/100,Q.\n"
            )
        );
        _editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _editor.Dispose();
        _site.Dispose();
    }

    private Task<Answer> SaveAsync(params (string Name, string Value)[] fields) =>
        _editor.SendAsync(
            "/admin/lists/add",
            [
                ("Input.Title", "Best of 2024"),
                ("Input.Description", "Three critics."),
                ("Input.Lists", Lists),
                .. fields,
            ]
        );

    private static string Text(INode node) =>
        string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<string[]> RowsAsync(string rule = "") =>
        [
            .. (await _site.PageAsync($"/lists/best-of-2024{rule}"))
                .QuerySelectorAll(".poll-table tbody tr")
                .Select(Text),
        ];

    [Fact]
    public async Task A_film_names_the_lists_that_it_is_on()
    {
        await SaveAsync();
        await SaveAsync(("Input.Title", "All time"), ("Input.Lists", "# Bob\n1. Twin (1990)"));

        Assert.Equal([("Best of 2024", "/lists/best-of-2024")], await LinksAsync("alpha"));
        Assert.Equal([("All time", "/lists/all-time")], await LinksAsync("twin-1990"));
        Assert.Empty(await LinksAsync("twin"));

        await _editor.SendAsync("/admin/lists/all-time", ("Input.Lists", "# Bob\n1. Twin (2024)"));
        Assert.Empty(await LinksAsync("twin-1990"));
        Assert.Equal([("All time", "/lists/all-time")], await LinksAsync("twin"));

        async Task<IEnumerable<(string, string?)>> LinksAsync(string film) =>
            (await _site.PageAsync($"/films/{film}"))
                .QuerySelectorAll(".film-collections a")
                .Select(a => (a.TextContent, a.GetAttribute("href")));
    }

    [Fact]
    public async Task Lists_are_added_up_by_their_share_in_the_first_place()
    {
        Assert.Equal("/lists/best-of-2024", (await SaveAsync()).Location);

        Assert.Equal(
            [
                "1 Gamma 2024 100% 3 of 3",
                "=2 Alpha 2024 67% 2 of 3",
                "=2 Beta 2024 67% 2 of 3",
                "4 Delta 2024 33% 1 of 3",
            ],
            await RowsAsync()
        );
    }

    [Theory]
    [InlineData(
        "?rule=points",
        "1 Beta 2024 5 2 of 3",
        "2 Alpha 2024 4.5 2 of 3",
        "3 Gamma 2024 2.5 3 of 3",
        "– Delta 2024 – 1 of 3"
    )]
    [InlineData(
        "?rule=borda",
        "1 Beta 2024 5 2 of 3",
        "2 Alpha 2024 4.5 2 of 3",
        "3 Gamma 2024 2.5 3 of 3",
        "– Delta 2024 – 1 of 3"
    )]
    public async Task The_rule_is_in_the_address(string rule, params string[] rows)
    {
        await SaveAsync();

        Assert.Equal(rows, await RowsAsync(rule));
        Assert.Equal(400, (await _site.GetAsync("/lists/best-of-2024?rule=votes")).Status);
    }

    [Fact]
    public async Task The_page_says_how_many_lists_there_are_and_how_many_have_an_order()
    {
        await SaveAsync();

        var main = Text((await _site.PageAsync("/lists/best-of-2024?rule=points")).QuerySelector("main")!);

        Assert.Contains("3 lists, 4 films", main, StringComparison.Ordinal);
        Assert.Contains(
            "2 of the 3 lists have an order. Only those lists give points.",
            main,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "This is the sum of only 2 lists: one more list could change the order.",
            main,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_list_is_shown_as_it_was_given_and_leads_to_its_critic()
    {
        await SaveAsync();
        var lists = (await _site.PageAsync("/lists/best-of-2024")).QuerySelectorAll(".ballots details");

        Assert.Equal(
            ["Ann Ash, The Paper 3 films", "Bob 3 films", "Cid 2 films, without an order"],
            lists.Select(l => Text(l.QuerySelector("summary")!))
        );
        Assert.Equal(["1 Beta 2024", "2 Alpha 2024", "2 Gamma 2024"], lists[1].QuerySelectorAll("li").Select(Text));
        Assert.Equal("/critics/ann-ash", lists[0].QuerySelector("p a")?.GetAttribute("href"));
        Assert.Null(lists[1].QuerySelector("p a"));
    }

    [Fact]
    public async Task The_sum_is_a_file_by_the_same_rule()
    {
        await SaveAsync();

        var file = await _site.Client.GetStringAsync(new Uri("/lists/best-of-2024.csv?rule=points", UriKind.Relative));

        Assert.Equal(
            ["place,film,year,points,lists,of,reviewsite-guarded", "1,Beta,2024,5,2,3,", "2,Alpha,2024,4.5,2,3,"],
            file.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n').Take(3)
        );
        Assert.Contains("\n,Delta,2024,,1,3", file.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(
            "\n1,Gamma,2024,1,3,3",
            (await _site.Client.GetStringAsync("/lists/best-of-2024.csv")).ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            ",Delta,2024,0.33333333,1,3",
            await _site.Client.GetStringAsync("/lists/best-of-2024.csv?rule=share"),
            StringComparison.Ordinal
        );
        Assert.Equal(404, (await _site.GetAsync("/lists/none.csv")).Status);
    }

    [Fact]
    public async Task A_wrong_rule_in_the_address_of_the_file_is_a_problem_that_names_it()
    {
        await SaveAsync();

        using var wrong = await _site.Client.GetAsync(new Uri("/lists/best-of-2024.csv?rule=abc", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(
            "“rule” is “abc”; it must be one of share, points, borda.",
            JsonNode.Parse(await wrong.Content.ReadAsStringAsync())!["detail"]?.GetValue<string>()
        );
        Assert.Equal(404, (await _site.GetAsync("/lists/none.csv?rule=abc")).Status);
    }

    [Theory]
    [InlineData("Alpha", "Line 1: begin each list with “#” and whose it is")]
    [InlineData("# Ann\n1. Alpha\n\n2. Nowhere", "Line 4: there is no film “Nowhere”")]
    [InlineData("# Ann\n1. Twin", "Line 2: “Twin” is the title of several films. Enter “twin")]
    [InlineData("# Ann\n1. Alpha\n2. ALPHA", "Line 3: “ALPHA” is already in this list, on line 2.")]
    [InlineData("# Ann\n1. Alpha\nBeta", "Line 3: number all films in the list of “Ann”")]
    [InlineData("# Ann\n0. Alpha", "Line 2: ranks begin with 1.")]
    [InlineData("# Ann\nAlpha\n# ANN\nBeta", "Line 3: “ANN” already has a list, on line 1.")]
    [InlineData("# Ann\n# Bob\nBeta", "Line 1: no film is listed for “Ann”.")]
    [InlineData("#\nBeta", "Line 1: enter after “#” whose list it is.")]
    [InlineData(" ", "Enter at least one list.")]
    public async Task What_is_wrong_is_told_by_its_line_and_what_was_typed_stays(string lists, string expected)
    {
        var refused = await SaveAsync(("Input.Lists", lists));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.StartsWith(expected, refused.Text("#error-Lists"), StringComparison.Ordinal);
        Assert.Equal("Three critics.", refused.Text("[name='Input.Description']"));
    }

    [Fact]
    public async Task The_form_gives_the_lists_so_that_saving_them_changes_nothing()
    {
        await SaveAsync();
        var form = await _editor.GetAsync("/admin/lists/best-of-2024");

        Assert.StartsWith(
            "# Ann Ash, The Paper\n1. Alpha (2024)\n2. Beta (2024)",
            form.Page.QuerySelector("[name='Input.Lists']")!.TextContent.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        var before = await RowsAsync("?rule=borda");
        await _editor.SubmitAsync(form, "/admin/lists/best-of-2024", null, ("Input.Title", "Renamed"));
        Assert.Equal(before, await RowsAsync("?rule=borda"));
    }

    [Fact]
    public async Task A_critic_who_is_renamed_has_the_name_as_it_is_written_everywhere()
    {
        await SaveAsync();
        var ann = await _site.ReadAsync(db =>
            db.Critics.Where(c => c.Name == "Ann Ash").Select(c => c.Id).SingleAsync()
        );

        await _editor.SendAsync("/admin/critics", "Rename", ("id", $"{ann}"), ("name", " Anna  Ash "));

        var lists = (await _site.JsonAsync("/api/v1/lists/best-of-2024"))["lists"]!.AsArray();
        Assert.Equal("Anna Ash, The Paper", lists[0]!["by"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_film_that_was_withdrawn_leaves_its_place_empty_and_the_page_says_so()
    {
        await SaveAsync();

        await _editor.SendAsync("/admin/films/gamma", "Withdraw");

        Assert.Contains(
            "1 film of these lists is no longer on the site, so a place may be missing.",
            (await _site.PageAsync("/lists/best-of-2024")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["=2 Alpha 2024 67% 2 of 3", "=2 Beta 2024 67% 2 of 3", "4 Delta 2024 33% 1 of 3"],
            await RowsAsync()
        );
    }

    [Fact]
    public async Task A_film_that_was_withdrawn_shares_no_place_with_the_others()
    {
        await SaveAsync(("Input.Lists", "# Bob\n1= Alpha\n1= Gamma\n3. Beta"));

        await _editor.SendAsync("/admin/films/gamma", "Withdraw");

        Assert.Equal(["1", "3"], (await RowsAsync("?rule=borda")).Select(row => row.Split(' ')[0]));
    }

    [Fact]
    public async Task A_list_of_a_removed_poll_is_not_lost_without_a_word()
    {
        var removal = new RemovalBeforeChange("UPDATE Polls SET IsWithdrawn = TRUE");
        using var site = new Site { Replace = services => services.Intercept(removal) };
        using var editor = await Person.SignedInAsync(site, Role.Editor, "bo@example.org");
        await editor.SendAsync("/admin/lists/add", ("Input.Title", "Best"), ("Input.Lists", "# Ann\nPusher"));
        var form = await editor.GetAsync("/admin/lists/best");
        removal.IsOn = true;

        var refused = await editor.SubmitAsync(form, "/admin/lists/best", null, ("Input.Lists", "# Bob\nPusher"));

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal("Best has been removed", refused.Text("h1"));
        Assert.Contains(refused.Page.QuerySelectorAll(".error-page textarea"), t => t.TextContent == "# Bob\nPusher");
    }

    [Fact]
    public async Task Films_that_merge_stay_on_their_lists_once()
    {
        await SaveAsync();

        await _editor.SendAsync("/admin/films/gamma", "Merge", ("into", "delta"));

        Assert.Equal(
            ["1 Delta 2024 100% 3 of 3", "=2 Alpha 2024 67% 2 of 3", "=2 Beta 2024 67% 2 of 3"],
            await RowsAsync()
        );
    }

    [Fact]
    public async Task Removed_lists_are_gone_and_come_back()
    {
        await SaveAsync();
        var removed = await _editor.SendAsync("/admin/lists/best-of-2024", "Remove");

        Assert.Equal(404, (await _site.GetAsync("/lists/best-of-2024")).Status);
        Assert.Empty((await _site.PageAsync("/lists")).QuerySelectorAll("main li"));
        Assert.StartsWith(
            "A removed poll had the address /lists/best-of-2024 and gets it back if the removal is undone.",
            (await SaveAsync()).Text("#error-Slug"),
            StringComparison.Ordinal
        );
        var undone = await _editor.SubmitAsync(await _editor.GetAsync(removed.Location!), "/admin/history", "Undo");
        Assert.Equal("/lists/best-of-2024", undone.Location);
        Assert.Equal("3 lists", (await _site.PageAsync("/lists")).QuerySelector("main li .hint")?.TextContent);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_leads_to_the_poll_that_it_made()
    {
        await SaveAsync();

        Assert.Equal("/lists/best-of-2024", (await SaveAsync()).Location);
        Assert.Equal(1, await _site.ReadAsync(db => db.Polls.CountAsync()));
        Assert.StartsWith(
            "Another poll has the address /lists/best-of-2024.",
            (await SaveAsync(("Input.Lists", "# Bob\nAlpha"))).Text("#error-Slug"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_history_names_whose_lists_were_added_removed_and_edited()
    {
        await SaveAsync();
        await _editor.SendAsync(
            "/admin/lists/best-of-2024",
            ("Input.Lists", "# Ann Ash, The Paper\n1. Beta\n# Cid\n- Gamma\n- Delta\n# Eva\nAlpha")
        );

        var history = (await _editor.GetAsync("/admin/history?kind=polls")).Page.QuerySelectorAll(".history > li");

        Assert.Contains("lists (and edited: Ann Ash, The Paper)", history[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("Bob", history[0].QuerySelector("del")?.TextContent);
        Assert.Equal("Eva", history[0].QuerySelector("ins")?.TextContent);
        Assert.Contains("Poll added: Best of 2024", history[1].TextContent, StringComparison.Ordinal);
    }

    private static async Task<string[]> ListsOnAsync(Site site, string critic) =>
        [.. (await site.PageAsync(critic)).QuerySelectorAll("a[href^='/lists/']").Select(Text)];

    [Fact]
    public async Task A_critics_page_leads_to_the_polls_with_a_list_by_the_critic()
    {
        await SaveAsync();

        Assert.Equal(["Best of 2024"], await ListsOnAsync(_site, "/critics/ann-ash"));
        Assert.Empty(await ListsOnAsync(_site, "/critics/bo"));
    }

    [Fact]
    public async Task A_list_stays_that_of_its_critic_whatever_the_critic_is_called()
    {
        await SaveAsync();
        var id = await _site.ReadAsync(db =>
            db.Critics.Where(c => c.Slug == "ann-ash").Select(c => c.Id).SingleAsync()
        );

        await _editor.SendAsync(
            "/admin/critics",
            ("id", id.ToString(CultureInfo.InvariantCulture)),
            ("name", "Anna Ash")
        );

        Assert.Equal(["Best of 2024"], await ListsOnAsync(_site, "/critics/ann-ash"));
        var lists = (await _site.PageAsync("/lists/best-of-2024")).QuerySelectorAll(".ballots summary");
        Assert.Equal("Anna Ash, The Paper 3 films", Text(lists[0]));
    }

    [Fact]
    public async Task A_list_keeps_its_name_where_someone_elses_has_the_new_one()
    {
        await SaveAsync(("Input.Lists", "# Ann Ash\nAlpha\n# Bo\nBeta"));
        var id = await _site.ReadAsync(db =>
            db.Critics.Where(c => c.Slug == "ann-ash").Select(c => c.Id).SingleAsync()
        );

        await _editor.SendAsync(
            "/admin/critics",
            ("id", id.ToString(CultureInfo.InvariantCulture)),
            ("name", "Bo"),
            ("merge", "true")
        );

        var lists = (await _site.PageAsync("/lists/best-of-2024")).QuerySelectorAll(".ballots summary");
        Assert.Equal(["Ann Ash 1 film, without an order", "Bo 1 film, without an order"], lists.Select(Text));
    }

    private async Task MergeAnnIntoBoAsync()
    {
        var id = await _site.ReadAsync(db =>
            db.Critics.Where(c => c.Slug == "ann-ash").Select(c => $"{c.Id}").SingleAsync()
        );
        await _editor.SendAsync("/admin/critics", ("id", id), ("name", "Bo"), ("merge", "true"));
    }

    [Theory]
    [InlineData("# Ann Ash\nAlpha\n# Bo\nBeta", "“Ann Ash” and “Bo”")]
    [InlineData("# Ann Ash, The Paper\nAlpha\n# Bo\nBeta", "“Bo, The Paper” and “Bo”")]
    public async Task Two_lists_of_one_critic_are_named_since_both_count(string lists, string names)
    {
        await SaveAsync(("Input.Lists", lists));
        Assert.DoesNotContain("Each counts.", await MainAsync(), StringComparison.Ordinal);

        await MergeAnnIntoBoAsync();

        Assert.Contains(
            $"2 of these lists are by Bo: {names}. Each counts.",
            await MainAsync(),
            StringComparison.Ordinal
        );
        var page = await _site.PageAsync("/lists/best-of-2024");
        Assert.Equal(
            ["/critics/bo", "/critics/bo"],
            page.QuerySelectorAll(".ballots details p a").Select(a => a.GetAttribute("href"))
        );
        Assert.Equal(
            ["bo", "bo"],
            (await _site.JsonAsync("/api/v1/lists/best-of-2024"))["lists"]!
                .AsArray()
                .Select(l => l!["critic"]!.GetValue<string>())
        );
        Assert.Equal(["Best of 2024"], await ListsOnAsync(_site, "/critics/bo"));

        await UndoAsync();
        Assert.DoesNotContain("Each counts.", await MainAsync(), StringComparison.Ordinal);
        Assert.Contains(
            lists[2..lists.IndexOf('\n', StringComparison.Ordinal)],
            await MainAsync(),
            StringComparison.Ordinal
        );

        async Task<string> MainAsync() => Text((await _site.PageAsync("/lists/best-of-2024")).QuerySelector("main")!);
    }

    [Fact]
    public async Task A_merge_after_which_a_list_was_removed_says_so_when_it_is_reverted()
    {
        await SaveAsync(("Input.Lists", "# Ann Ash, The Paper\nAlpha\n# Bo\nBeta"));
        await MergeAnnIntoBoAsync();
        var merge = await _site.ReadAsync(async db => $"{await db.History.MaxAsync(e => e.Id)}");
        await _editor.SendAsync("/admin/lists/best-of-2024", ("Input.Lists", "# Bo\nBeta"));

        var refused = await _editor.SendAsync("/admin/history", ("id", merge));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(
            "Changed again: Best of 2024: lists: Bo, The Paper → nothing",
            Text(refused.Page.QuerySelector(".conflicts li")!)
        );
        await UndoAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.SendAsync("/admin/history", ("id", merge))).Status);
    }

    /// <summary>Reverts the last change.</summary>
    private async Task UndoAsync() =>
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await _editor.SendAsync(
                    "/admin/history",
                    ("id", await _site.ReadAsync(async db => $"{await db.History.MaxAsync(e => e.Id)}"))
                )
            ).Status
        );

    [Fact]
    public async Task A_list_that_is_signed_with_a_former_name_is_that_of_its_critic()
    {
        await MergeAnnIntoBoAsync();

        await SaveAsync(("Input.Lists", "# Ann Ash\nAlpha"));

        var page = await _site.PageAsync("/lists/best-of-2024");
        Assert.Equal("/critics/bo", page.QuerySelector(".ballots details p a")?.GetAttribute("href"));
        Assert.Equal(["Best of 2024"], await ListsOnAsync(_site, "/critics/bo"));
    }

    [Fact]
    public async Task A_list_for_media_servers_is_no_poll()
    {
        await SaveAsync(("Input.Title", "Best"));

        Assert.Equal(200, (await _site.GetAsync("/lists/best")).Status);
        Assert.StartsWith(
            "[",
            await _site.Client.GetStringAsync(new Uri("/lists/best.radarr.json", UriKind.Relative)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_api_has_the_result_by_a_rule_and_every_list()
    {
        await SaveAsync();

        var entry = (await _site.JsonAsync("/api/v1/lists"))["items"]!.AsArray().Single()!;
        var poll = await _site.JsonAsync("/api/v1/lists/best-of-2024?rule=points");

        Assert.Equal((3, "best-of-2024"), (entry["lists"]!.GetValue<int>(), entry["slug"]!.GetValue<string>()));
        Assert.Equal((3, 2), (poll["listCount"]!.GetValue<int>(), poll["counted"]!.GetValue<int>()));
        Assert.Equal(
            ["1 Beta 5", "2 Alpha 4.5", "3 Gamma 2.5", "null Delta null"],
            poll["standings"]!
                .AsArray()
                .Select(s => $"{s!["place"] ?? "null"} {s["film"]!["title"]} {s["points"] ?? "null"}")
        );
        Assert.Equal("Bob", poll["lists"]![1]!["by"]!.GetValue<string>());
    }

    [Fact]
    public async Task They_are_found_from_the_navigation_and_the_sitemap()
    {
        Assert.Null((await _site.PageAsync("/explore")).QuerySelector("#lists-heading"));
        await SaveAsync();

        var explore = (await _site.PageAsync("/explore")).QuerySelectorAll("main a");
        var sitemap = await _site.Client.GetStringAsync(new Uri("/sitemaps/pages-1.xml", UriKind.Relative));

        Assert.Contains("/lists/best-of-2024", explore.Select(a => a.GetAttribute("href")));
        Assert.Contains("/lists/best-of-2024</loc>", sitemap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_takes_them_along()
    {
        await SaveAsync();
        using var other = new Site { HasOwnSeed = true };
        var given = await _site.CatalogueAsync();

        await other.ImportAsync(given);

        Assert.Contains("\"by\":\"Bob\",\"films\":[{\"rank\":1,\"film\":\"beta\"}", given, StringComparison.Ordinal);
        Assert.Equal(given, await other.CatalogueAsync());
        Assert.Equal(
            await RowsAsync("?rule=points"),
            (await other.PageAsync("/lists/best-of-2024?rule=points"))
                .QuerySelectorAll(".poll-table tbody tr")
                .Select(Text)
        );
    }

    [Theory]
    [InlineData(
        "\"rank\":1,\"film\":\"beta\"",
        "\"rank\":1,\"film\":\"x\"",
        "lists[0].lists[1].films[0].film: there is no"
    )]
    [InlineData(
        "\"rank\":1,\"film\":\"beta\"",
        "\"rank\":0,\"film\":\"beta\"",
        "lists[0].lists[1].films[0].rank: expected 1"
    )]
    [InlineData(
        "\"rank\":1,\"film\":\"beta\"",
        "\"rank\":null,\"film\":\"beta\"",
        "lists[0].lists[1].films: either all"
    )]
    [InlineData("\"by\":\"Bob\"", "\"by\":\"CID\"", "lists[0].lists[2].by: “Cid” appears twice")]
    public async Task A_file_with_impossible_lists_is_refused_with_its_place(string from, string to, string expected)
    {
        await SaveAsync();
        var given = await _site.CatalogueAsync();
        using var other = new Site { HasOwnSeed = true };

        var refused = await Assert.ThrowsAsync<Domain.InvalidInputException>(() =>
            other.ImportAsync(given.Replace(from, to, StringComparison.Ordinal))
        );

        Assert.StartsWith(expected, refused.Message, StringComparison.Ordinal);
    }
}
