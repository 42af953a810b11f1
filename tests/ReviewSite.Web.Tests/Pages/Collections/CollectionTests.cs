using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.Pages.Collections;

/// <summary>A festival's edition with sections, made by an editor.</summary>
public sealed class CollectionTests : IAsyncLifetime, IDisposable
{
    private const string Lines = "An Opening\n\n# Competition\nthe long day (2024)\n/films/zero-hour\n# Late\neighths";

    private readonly Site _site = new() { HasOwnSeed = true };
    private Person _editor = null!;

    public async Task InitializeAsync()
    {
        using var tables = new Tables(_site);
        (string Film, int[] Scores)[] films =
        [
            ("An Opening", [90, 90, 90, 90]),
            ("The Long Day", [70, 70, 70, 70, 70]),
            ("Zero Hour", [0, 100, 0, 100]),
            ("Eighths", [30, 40]),
        ];
        var rows = films.SelectMany(f =>
            f.Scores.Select((score, i) => $"{f.Film},2024,Critic {i},{score}/100,Quote.\n")
        );
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,year,critic,score,quote\n"
                    + string.Concat(rows)
                    + "Zero Hour,1957,Critic 0,55/100,Another.\nElsewhere,2023,Critic 0,50/100,Not at the festival.\n"
                    + "Unscored,2024,Critic 0,,No score.\n"
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
            "/admin/collections/add",
            [
                ("Input.Title", "Festival 2024"),
                ("Input.Description", "The first edition.\n\nIn <b>May</b>."),
                ("Input.Films", Lines),
                .. fields,
            ]
        );

    private static string[] Titles(IElement section) =>
        [.. section.QuerySelectorAll("ol h3 a, ol.film-rows span > a").Select(a => a.TextContent)];

    private async Task<(string Heading, string[] Films)[]> SectionsAsync(
        string address = "/collections/festival-2024"
    ) =>
        [
            .. (await _site.PageAsync(address))
                .QuerySelectorAll(".collection-section")
                .Select(s => (s.QuerySelector("h2")!.FirstChild!.TextContent.Trim(), Titles(s))),
        ];

    [Fact]
    public async Task The_api_has_its_sections_with_their_films()
    {
        await SaveAsync();

        var entry = (await _site.JsonAsync("/api/v1/collections"))["items"]!.AsArray().Single()!;
        var sections = (await _site.JsonAsync("/api/v1/collections/festival-2024"))["sections"]!.AsArray();

        Assert.Equal("festival-2024", entry["slug"]!.GetValue<string>());
        Assert.Equal(entry["films"]!.GetValue<int>(), sections.Sum(s => s!["films"]!.AsArray().Count));
        Assert.Equal(
            (await SectionsAsync()).SelectMany(s => s.Films),
            sections.SelectMany(s => s!["films"]!.AsArray().Select(f => f!["title"]!.GetValue<string>()))
        );
    }

    [Fact]
    public async Task The_films_stand_in_their_order_under_their_sections()
    {
        var saved = await SaveAsync();

        Assert.Equal("/collections/festival-2024", saved.Location);
        var page = await _site.PageAsync("/collections/festival-2024");
        Assert.Equal("Festival 2024", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(
            ["The first edition.", "In <b>May</b>."],
            page.QuerySelectorAll(".synopsis").Select(p => p.TextContent)
        );
        Assert.Equal(
            [("Films", ["An Opening"]), ("Competition", ["The Long Day", "Zero Hour"]), ("Late", ["Eighths"])],
            await SectionsAsync()
        );
    }

    [Fact]
    public async Task Its_figures_say_what_they_rest_on()
    {
        await SaveAsync(("Input.Films", Lines + "\nUnscored"));
        var figures = (await _site.PageAsync("/collections/festival-2024")).QuerySelector("#figures")!;

        Assert.Equal(
            ["5 films,", "16 reviews"],
            figures.QuerySelector("h2")!.TextContent.Split('\n', StringSplitOptions.TrimEntries)
        );
        // 90, 70, 50 and 35.
        Assert.Contains(
            "mean of the films' scores is 61.3, from the scores of 4 of 5 films; the one without a score does not "
                + "count as zero.",
            string.Join(' ', figures.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
        Assert.Equal(
            [
                ("Universal acclaim", "1"),
                ("Generally favorable reviews", "1"),
                ("Mixed or average reviews", "1"),
                ("Too few reviews", "2"),
            ],
            figures.QuerySelectorAll("tbody tr").Select(r => (r.Children[0].TextContent, r.Children[1].TextContent))
        );
        Assert.Equal(
            [("Best", "An Opening"), ("Lowest ranked", "Zero Hour"), ("Most divisive", "Zero Hour")],
            figures
                .QuerySelectorAll(".rankings > div")
                .Select(d => (d.QuerySelector("h3")!.TextContent, d.QuerySelector("li a")!.TextContent))
        );
        Assert.Contains(
            "1 film with too few reviews for a verdict is not ranked.",
            string.Join(' ', figures.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_section_without_films_says_so()
    {
        await SaveAsync(("Input.Films", "# Competition\nEighths\n# To be announced\n"));

        Assert.Equal(
            [("Competition", 1), ("To be announced", 0)],
            (await SectionsAsync()).Select(s => (s.Heading, s.Films.Length))
        );
    }

    [Fact]
    public async Task Without_a_score_there_is_no_mean_and_nothing_is_ranked()
    {
        await SaveAsync(("Input.Films", "Unscored"));
        var figures = (await _site.PageAsync("/collections/festival-2024")).QuerySelector("#figures")!;

        Assert.Contains("No film has a score yet, so there is no mean.", figures.TextContent, StringComparison.Ordinal);
        Assert.Null(figures.QuerySelector(".rankings"));
    }

    [Fact]
    public async Task A_film_names_its_collections_and_the_list_of_all_counts_films()
    {
        await SaveAsync();
        await SaveAsync(("Input.Title", "A series"), ("Input.Films", "Eighths"));

        var links = (await _site.PageAsync("/films/eighths")).QuerySelectorAll(".film-collections a");
        var all = (await _site.PageAsync("/collections")).QuerySelectorAll(".collection-list li");

        Assert.Equal(
            [("A series", "/collections/a-series"), ("Festival 2024", "/collections/festival-2024")],
            links.Select(a => (a.TextContent, a.GetAttribute("href")!))
        );
        Assert.Null((await _site.PageAsync("/films/elsewhere")).QuerySelector(".film-collections"));
        Assert.Equal(
            [("A series", "1 film"), ("Festival 2024", "4 films")],
            all.Select(l => (l.QuerySelector("h2")!.TextContent, l.QuerySelector(".hint")!.TextContent))
        );
    }

    [Fact]
    public async Task A_grid_is_made_of_it_in_its_order()
    {
        await SaveAsync();
        var page = await _site.PageAsync("/grid?collection=festival-2024&order=listed");

        Assert.Equal("Festival 2024", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(
            ["An Opening", "The Long Day", "Zero Hour", "Eighths"],
            page.QuerySelectorAll(".grid-table tbody th a").Select(a => a.TextContent)
        );
        Assert.Equal("festival-2024", page.QuerySelector("[name=collection]")?.GetAttribute("value"));
        Assert.Equal(400, (await _site.GetAsync("/grid?collection=none")).Status);
        var file = await _site.Client.GetStringAsync(new Uri("/grid.csv?collection=festival-2024", UriKind.Relative));
        Assert.Equal(5, file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("Input.Films", "The Long Day\nNowhere", "Line 2: there is no film “Nowhere”")]
    [InlineData("Input.Films", "Zero Hour", "Line 1: “Zero Hour” is the title of several films. Enter “zero-hour")]
    [InlineData(
        "Input.Films",
        "Eighths\n# Late\n\nEIGHTHS (2024)",
        "Line 4: “EIGHTHS (2024)” is already listed on line 1."
    )]
    [InlineData("Input.Films", "#\nEighths", "Line 1: enter the title of the section after “#”.")]
    [InlineData("Input.Films", " \n# Late", "Enter at least one film.")]
    [InlineData("Input.Title", "\u200B", "Enter a title with visible characters.")]
    [InlineData("Input.Slug", "Festival!", "Use lowercase letters, digits and hyphens, such as “festival”.")]
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
        Assert.Contains("In <b>May</b>.", refused.Text("[name='Input.Description']"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sånger från andra våningen")]
    [InlineData("sanger fran andra vaningen (2000)")]
    [InlineData("Trois couleurs (Bleu)")]
    [InlineData("Sånger från andra våningen (1999)", "there is no film “Sånger från andra våningen (1999)”")]
    [InlineData("Sånger från andra", "there is no film “Sånger från andra”")]
    [InlineData("Roma", "“Roma” is the title of several films. Enter “one” or “another”.")]
    [InlineData("The Long Day", null, "the-long-day")]
    public async Task A_film_is_found_by_its_original_title_if_none_has_that_title(
        string line,
        string? problem = null,
        string? film = null
    )
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write(
                "b.csv",
                "title,original title,year,critic,score,quote\n"
                    + "Songs from the Second Floor,Sånger från andra våningen,2000,Ann,80/100,A.\n"
                    + "Blue,Trois couleurs (Bleu),1993,Ann,80/100,B.\n"
                    + "One,Roma,1972,Ann,80/100,C.\nAnother,Roma,2018,Ann,80/100,D.\n"
                    + "Day,The Long Day,1990,Ann,80/100,E.\n"
            )
        );

        var saved = await SaveAsync(("Input.Films", line));

        if (problem is null)
        {
            Assert.Equal("/collections/festival-2024", saved.Location);
            var page = await _site.PageAsync("/collections/festival-2024");
            Assert.Contains(
                film ?? (line.StartsWith('T') ? "blue" : "songs-from-the-second-floor"),
                Assert.Single(page.QuerySelectorAll(".collection-section h3 a")).GetAttribute("href"),
                StringComparison.Ordinal
            );
        }
        else
        {
            Assert.StartsWith($"Line 1: {problem}", saved.Text("#error-Films"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Face/Off (1997)", "/films/face-off")]
    [InlineData("face/off", "/films/face-off")]
    [InlineData("Hit/Miss/Off", null)]
    [InlineData("off", "/films/off")]
    [InlineData("/films/off", "/films/off")]
    [InlineData("films/off/", "/films/off")]
    [InlineData("https://films.example/reviews/films/off?min=60#review-1", "/films/off")]
    [InlineData("http://films.example/films/face-off/verdict", "/films/face-off")]
    [InlineData("https://www.imdb.com/title/tt0119094/?ref_=x", "/films/face-off")]
    [InlineData("TT0119094", "/films/face-off")]
    public async Task Only_the_address_of_a_film_is_read_as_one(string line, string? film)
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write("b.csv", "title,year,critic,quote,imdb id\nFace/Off,1997,Ann,A.,tt0119094\nOff,2010,Ann,B.,\n")
        );

        var saved = await SaveAsync(("Input.Films", line));

        if (film is null)
        {
            Assert.StartsWith(
                $"Line 1: there is no film “{line}”",
                saved.Text("#error-Films"),
                StringComparison.Ordinal
            );
            return;
        }

        Assert.Equal("/collections/festival-2024", saved.Location);
        var page = await _site.PageAsync(saved.Location!);
        Assert.Equal(film, page.QuerySelector(".collection-section h3 a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("La", "there")]
    [InlineData("La & El and Los", "among-many")]
    public async Task A_film_is_found_by_its_original_title_among_many_that_contain_it(string line, string film)
    {
        using var tables = new Tables(_site);
        var longer = Enumerable.Range(1, 120).Select(n => $"Longer {n},La (La & El and Los) {n},{1900 + n},Ann,B.\n");
        await tables.ImportAsync(
            tables.Write(
                "b.csv",
                "title,original title,year,critic,quote\n"
                    + string.Concat(longer)
                    + "There,Là,1990,Ann,A.\nAmong Many,La & El and Los,1991,Ann,A.\n"
            )
        );

        var saved = await SaveAsync(("Input.Films", line));

        Assert.Equal("/collections/festival-2024", saved.Location);
        Assert.EndsWith(
            $"/{film}",
            Assert
                .Single((await _site.PageAsync(saved.Location!)).QuerySelectorAll(".collection-section h3 a"))
                .GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Of_many_wrong_lines_the_first_are_told_and_the_rest_counted()
    {
        var refused = await SaveAsync(
            ("Input.Films", string.Join('\n', Enumerable.Range(1, 25).Select(n => $"No {n}")))
        );

        Assert.Equal(21, refused.Page.QuerySelectorAll("#error-Films p").Length);
        Assert.Equal("5 more lines have a problem.", refused.Page.QuerySelectorAll("#error-Films p")[^1].TextContent);
    }

    [Fact]
    public async Task A_collection_holds_no_more_films_than_a_page_shows()
    {
        var refused = await SaveAsync(
            ("Input.Films", string.Join('\n', Enumerable.Range(1, CuratedFilms.MostFilms + 2).Select(n => $"No {n}")))
        );

        Assert.Equal(
            "A collection can have at most 500 films.",
            refused.Page.QuerySelectorAll("#error-Films p")[^1].TextContent
        );
    }

    [Fact]
    public async Task The_form_names_films_so_that_they_are_found_again()
    {
        await SaveAsync(("Input.Films", "zero-hour\n# A & B\nelsewhere"));
        await _site.ImportAsync("Zero Hour (2024)", "1. 80\nReviewed by: A Critic\nFine.");
        var form = await _editor.GetAsync("/admin/collections/festival-2024");

        // There is a film now whose title is the other's with its year.
        Assert.Equal(
            "zero-hour\n\n# A & B\nElsewhere (2023)",
            form.Page.QuerySelector("[name='Input.Films']")!.TextContent.ReplaceLineEndings("\n")
        );
        var saved = await _editor.SubmitAsync(
            form,
            "/admin/collections/festival-2024",
            null,
            ("Input.Title", "Renamed")
        );
        Assert.Equal("/collections/festival-2024", saved.Location);
        Assert.Equal([("Films", ["Zero Hour"]), ("A & B", ["Elsewhere"])], await SectionsAsync());
    }

    [Fact]
    public async Task Films_that_moved_or_merged_stay_in_it_and_a_film_that_was_withdrawn_comes_back()
    {
        await SaveAsync();
        await _editor.SendAsync("/admin/films/eighths", ("Input.Title", "Eight"), ("Input.Slug", "eight"));
        await _editor.SendAsync("/admin/films/the-long-day", "Merge", ("into", "elsewhere"));
        var withdrawn = await _editor.SendAsync("/admin/films/an-opening", "Withdraw");
        var message = await _editor.GetAsync(withdrawn.Location!);

        Assert.Equal([("Competition", ["Elsewhere", "Zero Hour"]), ("Late", ["Eight"])], await SectionsAsync());
        Assert.Equal(
            "Festival 2024",
            (await _site.PageAsync("/films/elsewhere")).QuerySelector(".film-collections a")?.TextContent
        );
        await _editor.SendAsync("/admin/collections/festival-2024", ("Input.Title", "Later"));
        await _editor.SubmitAsync(message, "/admin/history", "Undo");
        Assert.Equal(
            [("Films", ["An Opening"]), ("Competition", ["Elsewhere", "Zero Hour"]), ("Late", ["Eight"])],
            await SectionsAsync()
        );
    }

    [Fact]
    public async Task A_withdrawn_film_whose_slug_is_the_title_of_another_film_stays_itself()
    {
        await SaveAsync();
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write("b.csv", "title,year,critic,score,quote\nEighths,2010,Critic 0,5/10,Older.\n")
        );
        var withdrawn = await _editor.SendAsync("/admin/films/eighths", "Withdraw");
        var message = await _editor.GetAsync(withdrawn.Location!);

        await _editor.SendAsync("/admin/collections/festival-2024", ("Input.Title", "Later"));

        await _editor.SubmitAsync(message, "/admin/history", "Undo");
        Assert.Equal(
            ["/films/eighths"],
            (await _site.PageAsync("/collections/festival-2024"))
                .QuerySelectorAll("ol.film-rows span > a, ol h3 a")
                .Select(a => a.GetAttribute("href"))
                .Where(a => a!.Contains("eighths", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Two_of_its_films_that_merge_are_one_where_the_first_stood()
    {
        await SaveAsync();

        await _editor.SendAsync("/admin/films/an-opening", "Merge", ("into", "eighths"));

        Assert.Equal(
            [("Films", ["Eighths"]), ("Competition", ["The Long Day", "Zero Hour"]), ("Late", [])],
            await SectionsAsync()
        );
    }

    [Fact]
    public async Task Of_two_editors_the_second_is_told_and_what_does_not_conflict_is_merged()
    {
        await SaveAsync();
        const string Address = "/admin/collections/festival-2024";
        var first = await _editor.GetAsync(Address);
        var second = await _editor.GetAsync(Address);

        await _editor.SubmitAsync(first, Address, null, ("Input.Title", "Theirs"));
        var conflict = await _editor.SubmitAsync(second, Address, null, ("Input.Title", "Mine"));
        var other = await _editor.SubmitAsync(second, Address, null, ("Input.Films", "Eighths"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Title: theirs “Theirs”, yours “Mine”", conflict.Text(".conflicts"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, other.Status);
        Assert.Equal("Theirs", (await _site.PageAsync("/collections/festival-2024")).QuerySelector("h1")?.TextContent);
        Assert.Equal([("The films", ["Eighths"])], await SectionsAsync());
    }

    [Fact]
    public async Task Sixty_titled_sections_fit()
    {
        var lines = string.Join('\n', Enumerable.Range(1, CuratedFilms.MostSections).Select(n => $"# Section {n}"));

        var saved = await SaveAsync(("Input.Films", $"{lines}\nEighths"));

        Assert.Equal("/collections/festival-2024", saved.Location);
    }

    [Theory]
    [InlineData("FESTIVAL 2024", "Festival 2025")]
    [InlineData("Festival 2025", "FESTIVAL 2024")]
    public async Task A_correction_of_capitals_conflicts_with_another_change(string theirs, string mine)
    {
        await SaveAsync();
        const string Address = "/admin/collections/festival-2024";
        var first = await _editor.GetAsync(Address);
        var second = await _editor.GetAsync(Address);

        await _editor.SubmitAsync(first, Address, null, ("Input.Title", theirs));
        var conflict = await _editor.SubmitAsync(second, Address, null, ("Input.Title", mine));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal(theirs, (await _site.PageAsync("/collections/festival-2024")).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task A_removed_collection_is_gone_everywhere_and_its_address_stays_its_own()
    {
        await SaveAsync();
        var removed = await _editor.SendAsync("/admin/collections/festival-2024", "Remove");

        Assert.Equal(404, (await _site.GetAsync("/collections/festival-2024")).Status);
        Assert.Equal(400, (await _site.GetAsync("/grid?collection=festival-2024")).Status);
        Assert.Empty((await _site.PageAsync("/collections")).QuerySelectorAll("main li"));
        Assert.Null((await _site.PageAsync("/films/eighths")).QuerySelector(".film-collections"));
        Assert.StartsWith(
            "A removed collection had the address /collections/festival-2024 and gets it back if",
            (await SaveAsync()).Text("#error-Slug"),
            StringComparison.Ordinal
        );
        await _editor.SubmitAsync(await _editor.GetAsync(removed.Location!), "/admin/history", "Undo");
        Assert.Equal(3, (await SectionsAsync()).Length);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_leads_to_the_collection_that_it_made_or_changed()
    {
        await SaveAsync();

        Assert.Equal("/collections/festival-2024", (await SaveAsync()).Location);
        var form = await _editor.GetAsync("/admin/collections/festival-2024");
        Assert.Equal("/collections/festival-2024", (await EditAsync("Eighths\nZero Hour (2024)")).Location);
        Assert.Equal("/collections/festival-2024", (await EditAsync("Eighths\nZero Hour (2024)")).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await EditAsync("Eighths\nAn Opening")).Status);
        Assert.StartsWith(
            "Another collection has the address /collections/festival-2024.",
            (await SaveAsync(("Input.Films", "Eighths"))).Text("#error-Slug"),
            StringComparison.Ordinal
        );
        var removed = await _editor.SubmitAsync(form, "/admin/collections/festival-2024", "Remove");
        var again = await _editor.SubmitAsync(form, "/admin/collections/festival-2024", "Remove");
        Assert.Equal(("/admin/collections", "/admin/collections"), (removed.Location, again.Location));
        Assert.Contains(
            "Festival 2024 has been removed.",
            (await _editor.GetAsync(again.Location!)).Text(".saved"),
            StringComparison.Ordinal
        );

        Task<Answer> EditAsync(string films) =>
            _editor.SubmitAsync(form, "/admin/collections/festival-2024", null, ("Input.Films", films));
    }

    [Fact]
    public async Task The_history_names_the_films_that_a_change_added_and_removed()
    {
        await SaveAsync();
        await _editor.SendAsync(
            "/admin/collections/festival-2024",
            ("Input.Films", "Elsewhere\nUnscored\nZero Hour (2024)\nThe Long Day\nEighths")
        );
        await _editor.SendAsync(
            "/admin/collections/festival-2024",
            ("Input.Films", "Unscored\nElsewhere\nZero Hour (2024)\nThe Long Day\nEighths")
        );

        var history = (await _editor.GetAsync("/admin/history?kind=collections")).Page.QuerySelectorAll(
            ".history > li"
        );

        Assert.Contains("order of films, or sections", history[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("An Opening (2024)", history[1].QuerySelector("del")?.TextContent);
        Assert.Equal("Elsewhere (2023), Unscored (2024)", history[1].QuerySelector("ins")?.TextContent);
        Assert.Contains("Collection added", history[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_found_from_the_navigation_and_the_sitemap()
    {
        Assert.Null((await _site.PageAsync("/explore")).QuerySelector("#collections-heading"));
        await SaveAsync();

        var explore = (await _site.PageAsync("/explore"))
            .QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href"));
        var sitemap = await _site.Client.GetStringAsync(new Uri("/sitemaps/pages-1.xml", UriKind.Relative));

        Assert.NotNull((await _site.PageAsync("/")).QuerySelector("nav a[href='/explore']"));
        Assert.Contains("/collections/festival-2024", explore);
        Assert.Contains("/years/1957", explore);
        Assert.Contains("/collections/festival-2024</loc>", sitemap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_takes_it_along_with_the_films_that_are_on_the_site()
    {
        await SaveAsync();
        await _editor.SendAsync("/admin/films/an-opening", "Withdraw");
        using var other = new Site { HasOwnSeed = true };
        var given = await _site.CatalogueAsync();

        await other.ImportAsync(given);

        Assert.Contains(
            "\"sections\":[{\"title\":null,\"films\":[]},{\"title\":\"Competition\"",
            given,
            StringComparison.Ordinal
        );
        Assert.Equal(given, await other.CatalogueAsync());
        Assert.Equal(
            (await SectionsAsync()).Select(s => s.Heading),
            (await other.PageAsync("/collections/festival-2024"))
                .QuerySelectorAll(".collection-section h2")
                .Select(h => h.FirstChild!.TextContent.Trim())
        );
        Assert.DoesNotContain("collections", await _site.CatalogueAsync("eighths"), StringComparison.Ordinal);
        Assert.Equal(
            ["Festival 2024"],
            (await other.PageAsync("/films/eighths")).QuerySelectorAll(".film-collections a").Select(a => a.TextContent)
        );
    }

    [Theory]
    [InlineData("\"eighths\"", "\"nowhere\"", "collections[0].sections[2].films[0]: there is no “nowhere” above")]
    [InlineData("\"eighths\"", "\"an-opening\"", "collections[0].sections[2].films[0]: “an-opening” appears twice")]
    [InlineData("\"Late\"", "null", "collections[0].sections[2].title: only the first section can have no title")]
    [InlineData("\"Festival 2024\"", "\" \"", "collections[0].title: expected a title")]
    public async Task A_file_with_an_impossible_collection_is_refused_with_its_place(
        string from,
        string to,
        string expected
    )
    {
        await SaveAsync();
        var given = await _site.CatalogueAsync();
        var start = given.IndexOf("\"collections\"", StringComparison.Ordinal);
        using var other = new Site { HasOwnSeed = true };

        var refused = await Assert.ThrowsAsync<Domain.InvalidInputException>(() =>
            other.ImportAsync(given[..start] + given[start..].Replace(from, to, StringComparison.Ordinal))
        );

        Assert.StartsWith(expected, refused.Message, StringComparison.Ordinal);
        Assert.False(await other.ReadAsync(db => db.Collections.AnyAsync()));
    }
}
