using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Exports;
using SkiaSharp;

namespace ReviewSite.Web.Tests.Pages.Grids;

/// <summary>A festival's grid, from 0 to 4 in halves, made by an editor as its daily printed it.</summary>
public sealed class SavedGridTests : IAsyncLifetime, IDisposable
{
    /// <summary>The grades of Ann, Bob, Cid, Dee, Eva and Flo, and the mean that was printed.</summary>
    private static readonly (string Film, string[] Grades, string Mean)[] _printed =
    [
        ("The Long Day", ["4", "3.5", "3", "2.5", "", "3"], "3.20"),
        ("An Ending", ["2", "1.5", "1", "2.5", "3", ""], "2.00"),
        ("Zero Hour", ["0", "1", "0.5", "0", "1", "1"], "0.58"),
        ("Thirds", ["3", "3", "", "", "2", ""], "2.67"),
        ("Eighths", ["2", "2.5", "2", "2", "", ""], "2.13"),
    ];

    private static readonly string[] _critics = ["Ann", "Bob", "Cid", "Dee", "Eva", "Flo"];

    private readonly Site _site = new() { HasOwnSeed = true };
    private Person _editor = null!;

    public async Task InitializeAsync()
    {
        using var tables = new Tables(_site);
        var rows = _printed.SelectMany(f =>
            f.Grades.Select(
                (grade, i) => grade.Length == 0 ? "" : $"{f.Film},2024,{_critics[i]},Paper {i % 2},{grade}/4,Quote.\n"
            )
        );
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,year,critic,publication,score,quote\n"
                    + string.Concat(rows)
                    + "Zero Hour,1957,Ann,Paper 0,1/4,Another.\nElsewhere,2023,Gil,Paper 3,2/4,Not at the festival.\n"
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
            "/admin/grids/add",
            [
                ("Input.Title", "Cannes 2024"),
                ("Input.Films", "The Long Day\nan ending (2024)\nZero Hour (2024)\n/films/thirds\neighths"),
                ("Input.Who", "Flo\nAnn\nbob\nCid\nDee\nEva"),
                ("Input.Scale", "4"),
                ("Input.Decimals", "2"),
                .. fields,
            ]
        );

    private static string[] Cells(IElement row) => [.. row.Children.Select(c => c.TextContent.Trim())];

    private async Task<string[][]> RowsAsync(string address) =>
        [.. (await _site.PageAsync(address)).QuerySelectorAll(".grid-table tbody tr").Select(Cells)];

    private async Task<string[]> HeadsAsync(string address) =>
        [.. (await _site.PageAsync(address)).QuerySelectorAll(".grid-name").Select(th => th.TextContent.Trim())];

    [Fact]
    public async Task The_printed_grid_comes_out_film_by_film_and_to_the_rounding()
    {
        var saved = await SaveAsync();

        Assert.Equal("/grids/cannes-2024", saved.Location);
        var rows = await RowsAsync("/grids/cannes-2024");
        Assert.Equal(
            _printed.Select(f => f.Film),
            rows.Select(r => r[0].Split("  ")[0].Replace(" 2024", "", StringComparison.Ordinal))
        );
        Assert.Equal(_printed.Select(f => f.Mean), rows.Select(r => r[1]));
        Assert.Equal(_printed.Select(f => $"{f.Grades.Count(g => g.Length > 0)}"), rows.Select(r => r[2]));
        Assert.Equal(["Flo", "Ann", "Bob", "Cid", "Dee", "Eva"], await HeadsAsync("/grids/cannes-2024"));
        Assert.Equal(_printed[1].Grades[..5], rows[1][5..]);
    }

    [Theory]
    [InlineData("decimals=1", "3.2", "2.0", "0.6", "2.7", "2.1")]
    [InlineData("decimals=2&round=half-even", "3.20", "2.00", "0.58", "2.67", "2.12")]
    [InlineData("decimals=2&round=down", "3.20", "2.00", "0.58", "2.66", "2.12")]
    [InlineData("decimals=0&scale=100", "80", "50", "15", "67", "53")]
    public async Task The_rule_of_the_means_is_in_the_address(string rule, params string[] means)
    {
        await SaveAsync();

        Assert.Equal(means, (await RowsAsync($"/grids/cannes-2024?{rule}")).Select(r => r[1]));
    }

    [Fact]
    public async Task The_page_gives_the_address_with_the_whole_rule_and_a_file()
    {
        await SaveAsync(("Input.Rounding", "half-even"));
        var page = await _site.PageAsync("/grids/cannes-2024");

        var links = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains("/grids/cannes-2024?scale=4&order=listed&decimals=2&round=half-even", links);
        Assert.Contains("/grids/cannes-2024.csv", links);
        Assert.Contains(
            "rounded to 2 decimals (half to even)",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        var file = await _site.Client.GetStringAsync(new Uri("/grids/cannes-2024.csv", UriKind.Relative));
        Assert.Contains("\nThe Long Day,2024,3.2,5,", file, StringComparison.Ordinal);
        Assert.Equal(400, (await _site.GetAsync("/grids/cannes-2024?round=up")).Status);
    }

    [Theory]
    [InlineData("Input.Films", "The Long Day\nNowhere", "Line 2: there is no film “Nowhere”")]
    [InlineData("Input.Films", "Zero Hour", "Line 1: “Zero Hour” is the title of several films. Enter “zero-hour")]
    [InlineData("Input.Films", " ", "Enter at least one film.")]
    [InlineData("Input.Who", "Ann\n\nNobody", "Line 3: there is no critic “Nobody”")]
    [InlineData("Input.Title", "\u200B", "Enter a title with visible characters.")]
    [InlineData("Input.Slug", "Cannes!", "Use lowercase letters, digits and hyphens, such as “cannes”.")]
    [InlineData("Input.Slug", "add", "“add” is the address of another page.")]
    public async Task What_is_wrong_is_told_at_its_field_and_what_was_typed_stays(
        string field,
        string value,
        string expected
    )
    {
        var refused = await SaveAsync((field, value));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.StartsWith(expected, refused.Text($"#error-{field[6..]}"), StringComparison.Ordinal);
        Assert.Equal("true", refused.Page.QuerySelector($"[name='{field}']")?.GetAttribute("aria-invalid"));
        Assert.Contains(
            "Dee",
            refused.Text("[name='Input.Who']") + (field == "Input.Who" ? "Dee" : ""),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("AC/dee", false)]
    [InlineData("dee", true)]
    [InlineData("/critics/dee", true)]
    [InlineData("https://films.example/critics/dee?q=x", true)]
    public async Task Only_the_address_of_a_critic_is_read_as_one(string line, bool isFound)
    {
        var saved = await SaveAsync(("Input.Who", line));

        Assert.Equal(isFound ? "/grids/cannes-2024" : null, saved.Location);
        Assert.Equal(
            isFound,
            !saved.Text("#error-Who").StartsWith("Line 1: there is no critic “AC/dee”", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/critics/flo")]
    [InlineData("flo")]
    public async Task A_critic_who_was_merged_is_found_by_the_former_address(string line)
    {
        var flo = await _site.ReadAsync(db => Task.FromResult(db.Critics.Single(c => c.Name == "Flo").Id));
        await _editor.SendAsync("/admin/critics", "Rename", ("id", $"{flo}"), ("name", "Ann"), ("merge", "true"));

        Assert.Equal("/grids/cannes-2024", (await SaveAsync(("Input.Who", line))).Location);

        Assert.Equal(["Ann"], await HeadsAsync("/grids/cannes-2024"));
    }

    [Fact]
    public async Task A_long_line_is_cited_by_its_beginning()
    {
        var refused = await SaveAsync(
            ("Input.Films", new string('a', 3_000)),
            ("Input.Who", $"Ann\n{new string('b', 3_000)}")
        );

        Assert.StartsWith(
            $"Line 1: there is no film “{new string('a', 60)}…”. Enter",
            refused.Text("#error-Films"),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            $"Line 2: there is no critic “{new string('b', 60)}…”. Enter",
            refused.Text("#error-Who"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_address_is_taken_once()
    {
        await SaveAsync();

        Assert.StartsWith(
            "Another grid has the address /grids/cannes-2024.",
            (await SaveAsync(("Input.Scale", "5"))).Text("#error-Slug"),
            StringComparison.Ordinal
        );
        Assert.Equal("/grids/cannes-2", (await SaveAsync(("Input.Slug", "cannes-2"))).Location);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_leads_to_the_grid_that_it_made()
    {
        await SaveAsync();

        Assert.Equal("/grids/cannes-2024", (await SaveAsync()).Location);
        Assert.Equal(
            (1, 1),
            await _site.ReadAsync(async db =>
                (await db.SavedGrids.CountAsync(), await db.History.CountAsync(e => e.What == "Grid added"))
            )
        );
    }

    [Fact]
    public async Task A_grid_of_a_query_is_saved_as_it_is_shown()
    {
        var page = await _editor.GetAsync("/grid?year=2024&scale=4&by=publications");
        var link = page.Page.QuerySelectorAll("main a").Single(a => a.TextContent == "Save this grid");

        var saved = await _editor.SendAsync(link.GetAttribute("href")!, ("Input.Title", "Papers"));

        Assert.Equal("/grids/papers", saved.Location);
        Assert.Equal(5, (await RowsAsync("/grids/papers")).Length);
        Assert.Equal(["Paper 0", "Paper 1"], (await HeadsAsync("/grids/papers")).Order());
    }

    [Fact]
    public async Task Films_that_moved_or_merged_and_critics_that_merged_stay_in_the_grid()
    {
        await SaveAsync();

        await _editor.SendAsync("/admin/films/thirds", ("Input.Title", "Three Thirds"), ("Input.Slug", "three-thirds"));
        await _editor.SendAsync("/admin/films/eighths", "Merge", ("into", "elsewhere"));
        var flo = await _site.ReadAsync(db => Task.FromResult(db.Critics.Single(c => c.Name == "Flo").Id));
        await _editor.SendAsync("/admin/critics", "Rename", ("id", $"{flo}"), ("name", "Ann"), ("merge", "true"));

        var rows = await RowsAsync("/grids/cannes-2024");
        Assert.StartsWith("Three Thirds", rows[3][0], StringComparison.Ordinal);
        Assert.StartsWith("Elsewhere", rows[4][0], StringComparison.Ordinal);
        Assert.Equal("Ann", (await HeadsAsync("/grids/cannes-2024"))[0]);
    }

    [Fact]
    public async Task A_grid_is_edited_and_of_two_editors_the_second_is_told()
    {
        await SaveAsync();
        var first = await _editor.GetAsync("/admin/grids/cannes-2024");
        var second = await _editor.GetAsync("/admin/grids/cannes-2024");

        await _editor.SubmitAsync(first, "/admin/grids/cannes-2024", null, ("Input.Title", "Theirs"));
        var conflict = await _editor.SubmitAsync(second, "/admin/grids/cannes-2024", null, ("Input.Title", "Mine"));
        var other = await _editor.SubmitAsync(second, "/admin/grids/cannes-2024", null, ("Input.Decimals", "0"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Title: theirs “Theirs”, yours “Mine”", conflict.Text(".conflicts"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, other.Status);
        Assert.Equal("Theirs", (await _site.PageAsync("/grids/cannes-2024")).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task A_wrong_value_in_the_address_of_its_file_is_a_problem_that_names_it()
    {
        await SaveAsync();

        using var wrong = await _site.Client.GetAsync(new Uri("/grids/cannes-2024.csv?scale=7", UriKind.Relative));
        using var none = await _site.Client.GetAsync(new Uri("/grids/none.csv?scale=7", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(
            "“scale” is “7”; it must be one of 100, 10, 5, 4, words.",
            JsonNode.Parse(await wrong.Content.ReadAsStringAsync())!["detail"]?.GetValue<string>()
        );
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_removed_grid_is_gone_and_comes_back()
    {
        await SaveAsync();
        Assert.Single((await _site.PageAsync("/grids")).QuerySelectorAll("main li a"));

        var removed = await _editor.SendAsync("/admin/grids/cannes-2024", "Remove");
        Assert.Equal(404, (await _site.GetAsync("/grids/cannes-2024")).Status);
        Assert.Equal(404, (await _site.GetAsync("/grids/cannes-2024.csv")).Status);
        Assert.Empty((await _site.PageAsync("/grids")).QuerySelectorAll("main li a"));

        await _editor.SubmitAsync(await _editor.GetAsync(removed.Location!), "/admin/history", "Undo");
        Assert.Equal(5, (await RowsAsync("/grids/cannes-2024")).Length);
    }

    [Fact]
    public async Task The_history_and_the_sitemap_name_it()
    {
        await SaveAsync();

        var history = (await _editor.GetAsync("/admin/history?kind=grids")).Text("main");
        var sitemap = await _site.Client.GetStringAsync(new Uri("/sitemaps/pages-1.xml", UriKind.Relative));

        Assert.Contains("Grid added", history, StringComparison.Ordinal);
        Assert.Contains("Cannes 2024", history, StringComparison.Ordinal);
        Assert.Contains("/grids/cannes-2024</loc>", sitemap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_picture_is_a_png_that_the_page_names_and_offers()
    {
        await SaveAsync();
        var page = await _site.PageAsync("/grids/cannes-2024");
        var path = page.QuerySelectorAll("main a")
            .Single(a => a.TextContent == "View as an image")
            .GetAttribute("href")!;

        using var response = await _site.Client.GetAsync(new Uri(path, UriKind.Relative));
        using var image = SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync());

        Assert.Equal("/grids/cannes-2024/share.png", path);
        Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((1200, 630), (image.Width, image.Height));
        Assert.EndsWith(
            path,
            page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"),
            StringComparison.Ordinal
        );
        var colors = image.Pixels.ToHashSet();
        Assert.All(["#2f6b43", "#a06a00", "#a5302f"], tone => Assert.Contains(SKColor.Parse(tone), colors));
        Assert.Equal(404, (await _site.GetAsync("/grids/nothing/share.png")).Status);
    }

    [Fact]
    public async Task It_is_in_words_where_the_editor_says_so()
    {
        await SaveAsync(("Input.Scale", "words"));

        Assert.Equal(
            ["good", "excellent", "excellent", "good", "good", ""],
            (await RowsAsync("/grids/cannes-2024"))[0][4..]
        );
        Assert.Equal("words", await ScaleInFormAsync());
        await _editor.SendAsync("/admin/grids/cannes-2024", ("Input.Scale", "5"));
        Assert.Equal("5", await ScaleInFormAsync());

        async Task<string?> ScaleInFormAsync() =>
            (await _editor.GetAsync("/admin/grids/cannes-2024"))
                .Page.QuerySelector("#Input_Scale option[selected]")
                ?.GetAttribute("value");
    }

    [Theory]
    [InlineData("an-ending")]
    [InlineData("thirds")]
    public async Task A_withdrawn_film_stays_in_it_when_the_rest_is_edited(string film)
    {
        await SaveAsync();
        using var tables = new Tables(_site);
        await tables.ImportAsync(tables.Write("b.csv", "title,year,critic,score,quote\nThirds,2010,Ann,1/4,Older.\n"));
        var printed = await RowsAsync("/grids/cannes-2024");
        var withdrawn = await _editor.SendAsync($"/admin/films/{film}", "Withdraw");
        var message = await _editor.GetAsync(withdrawn.Location!);

        var saved = await _editor.SendAsync("/admin/grids/cannes-2024", ("Input.Title", "Cannes"));

        Assert.Equal("/grids/cannes-2024", saved.Location);
        await _editor.SubmitAsync(message, "/admin/history", "Undo");
        Assert.Equal(printed, await RowsAsync("/grids/cannes-2024"));
    }

    [Fact]
    public async Task Its_form_names_films_and_critics_as_their_pages_do()
    {
        await SaveAsync();
        await _editor.SendAsync("/admin/films/thirds", "Withdraw");
        await _editor.SendAsync("/admin/films/eighths", ("Input.Title", "Eight"), ("Input.Slug", "eight"));

        var form = await _editor.GetAsync("/admin/grids/cannes-2024");

        Assert.Equal(
            "The Long Day (2024)\nAn Ending (2024)\nZero Hour (2024)\nthirds\nEight (2024)",
            form.Page.QuerySelector("[name='Input.Films']")!.TextContent.ReplaceLineEndings("\n")
        );
        Assert.Equal(
            "Flo\nAnn\nBob\nCid\nDee\nEva",
            form.Page.QuerySelector("[name='Input.Who']")!.TextContent.ReplaceLineEndings("\n")
        );
        var adding = await _editor.GetAsync("/admin/grids/add?films=zero-hour,an-ending&order=listed&who=dee");
        Assert.Equal(
            "Zero Hour (2024)\nAn Ending (2024)",
            adding.Page.QuerySelector("[name='Input.Films']")!.TextContent.ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public async Task A_column_stays_the_same_critic_after_a_name_that_is_the_slug_of_another()
    {
        await SaveAsync();
        IReadOnlyList<string> critics = ["ann", "bob"];
        await _site.ReadAsync(db =>
            db.Critics.Where(c => c.Slug == "bob").ExecuteUpdateAsync(c => c.SetProperty(b => b.Name, "ann"))
        );
        await _site.ReadAsync(db => db.SavedGrids.ExecuteUpdateAsync(g => g.SetProperty(s => s.Contributors, critics)));

        await _editor.SendAsync("/admin/grids/cannes-2024", ("Input.Title", "Cannes"));

        Assert.Equal(["Ann", "ann"], await HeadsAsync("/grids/cannes-2024"));
    }

    [Fact]
    public async Task Films_that_are_no_longer_on_the_site_are_counted_and_named_to_editors()
    {
        await SaveAsync();
        Assert.DoesNotContain(
            "no longer",
            (await _editor.GetAsync("/grids/cannes-2024")).Text("main"),
            StringComparison.Ordinal
        );
        await _editor.SendAsync("/admin/films/thirds", "Withdraw");

        var page = await _site.PageAsync("/grids/cannes-2024");
        var own = await _editor.GetAsync("/grids/cannes-2024");
        var lists = new[] { await _editor.GetAsync("/grids"), await _editor.GetAsync("/admin/grids") };

        const string Gone = "1 listed film is no longer on the site, so it is neither shown nor counted";
        Assert.Contains($"{Gone}.", Lined(page.QuerySelector("main")!.TextContent), StringComparison.Ordinal);
        Assert.Contains($"{Gone}: thirds.", Lined(own.Text("main")), StringComparison.Ordinal);
        Assert.All(
            lists,
            list => Assert.Contains("Cannes 2024 4 films", Lined(list.Text("main")), StringComparison.Ordinal)
        );

        static string Lined(string text) =>
            string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("/grids")]
    [InlineData("/admin/grids")]
    public async Task Films_that_were_merged_count_once_in_the_list_as_in_the_grid(string list)
    {
        await SaveAsync();
        await _editor.SendAsync("/admin/films/thirds", ("Input.Title", "Three Thirds"), ("Input.Slug", "three-thirds"));
        await _editor.SendAsync("/admin/films/an-ending", "Merge", ("into", "eighths"));
        await _editor.SendAsync("/admin/films/eighths", "Merge", ("into", "three-thirds"));

        var page = await _editor.GetAsync(list);

        Assert.Equal(3, (await RowsAsync("/grids/cannes-2024")).Length);
        Assert.StartsWith("3 films", page.Text("main li .hint"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_film_or_a_critic_that_went_away_is_not_shown_and_not_an_error()
    {
        await SaveAsync();
        await _editor.SendAsync("/admin/films/thirds", "Withdraw");
        IReadOnlyList<string> critics = ["ann", "nobody"];
        await _site.ReadAsync(db => db.SavedGrids.ExecuteUpdateAsync(g => g.SetProperty(s => s.Contributors, critics)));

        var page = await _site.PageAsync("/grids/cannes-2024");

        Assert.Equal(4, page.QuerySelectorAll(".grid-table tbody tr").Length);
        Assert.Equal("Ann", Assert.Single(page.QuerySelectorAll(".grid-name")).TextContent.Trim());
        Assert.Empty(page.QuerySelectorAll(".field-error"));
    }

    [Fact]
    public async Task A_column_stays_the_same_publication_after_another_has_its_first_name()
    {
        await SaveAsync(("Input.By", "publications"), ("Input.Who", "Paper 0\nPaper 1"));
        var paper = await _site.ReadAsync(db => Task.FromResult(db.Publications.Single(c => c.Name == "Paper 0").Id));
        using var administrator = await Person.SignedInAsync(_site, Role.Administrator, "bob@example.org");
        await administrator.SendAsync("/admin/publications", "Rename", ("id", $"{paper}"), ("name", "Paper Nought"));
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write("b.csv", "title,year,critic,publication,score,quote\nThirds,2024,Zoe,Paper 0,1/4,Newer.\n")
        );

        await _editor.SendAsync(
            "/admin/grids/cannes-2024",
            ("Input.Title", "Cannes"),
            ("Input.By", "publications"),
            ("Input.Who", "paper-0\npaper-1")
        );

        Assert.Equal(["Paper Nought", "Paper 1"], await HeadsAsync("/grids/cannes-2024"));
    }

    [Fact]
    public async Task Repeated_lines_do_not_count_towards_the_most_that_a_grid_can_have()
    {
        var repeated = Enumerable.Repeat("thirds", 60).Concat(Enumerable.Repeat("/films/eighths", 60));

        var saved = await SaveAsync(("Input.Films", string.Join('\n', repeated)));

        Assert.Equal("/grids/cannes-2024", saved.Location);
        Assert.Equal(["Thirds 2024", "Eighths 2024"], (await RowsAsync("/grids/cannes-2024")).Select(r => r[0]));
    }

    [Fact]
    public async Task A_whole_book_is_not_looked_up_line_by_line()
    {
        var refused = await SaveAsync(
            ("Input.Films", string.Join('\n', Enumerable.Range(0, 2_000).Select(i => $"Line {i}")))
        );

        var errors = refused.Page.QuerySelectorAll("#error-Films p").Select(e => e.TextContent).ToList();
        Assert.Contains("81 more lines have a problem.", errors);
        Assert.Contains("A grid can have at most 100 films.", errors);
    }

    [Theory]
    [InlineData("4")]
    [InlineData("words")]
    public async Task An_export_takes_it_along(string scale)
    {
        await SaveAsync(("Input.Rounding", "down"), ("Input.Scale", scale));
        using var other = new Site { HasOwnSeed = true };
        var given = await _site.CatalogueAsync();

        await other.ImportAsync(given);

        Assert.Contains("\"grids\":[", given, StringComparison.Ordinal);
        Assert.Equal(given, await other.CatalogueAsync());
        Assert.Equal(
            await RowsAsync("/grids/cannes-2024"),
            (await other.PageAsync("/grids/cannes-2024")).QuerySelectorAll(".grid-table tbody tr").Select(Cells)
        );
    }

    [Theory]
    [InlineData("\"scale\":4", "\"scale\":7", "grids[0].scale: expected one of 100, 10, 5, 4, found 7")]
    [InlineData(
        "\"order\":\"listed\"",
        "\"order\":\"up\"",
        "grids[0].order: expected one of mean, title, listed, found “up”"
    )]
    [InlineData(
        "\"by\":\"critics\"",
        "\"by\":\"us\"",
        "grids[0].by: expected one of critics, publications, found “us”"
    )]
    [InlineData(
        "\"scale\":4,\"order\":\"listed\",\"decimals\":2,\"rounding\":\"half-up\",\"isInWords\":false",
        "\"scale\":5,\"order\":\"listed\",\"decimals\":2,\"rounding\":\"half-up\",\"isInWords\":true",
        "grids[0].isInWords: expected false, or the scale 4"
    )]
    [InlineData("\"thirds\"", "\"eighths\"", "grids[0].films: “eighths” appears twice")]
    public async Task A_file_with_an_impossible_grid_is_refused_with_its_place(string from, string to, string expected)
    {
        await SaveAsync();
        var given = await _site.CatalogueAsync();
        var grids = given.IndexOf("\"grids\"", StringComparison.Ordinal);
        using var other = new Site { HasOwnSeed = true };

        var refused = await Assert.ThrowsAsync<Domain.InvalidInputException>(() =>
            other.ImportAsync(given[..grids] + given[grids..].Replace(from, to, StringComparison.Ordinal))
        );

        Assert.StartsWith(expected, refused.Message, StringComparison.Ordinal);
    }
}
