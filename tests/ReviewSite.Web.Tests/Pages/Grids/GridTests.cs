using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Grids;

/// <summary>A small festival's grid, from 0 to 4 in halves, as its daily would have printed it.</summary>
public sealed class GridTests(GridTests.Filled filled) : IClassFixture<GridTests.Filled>
{
    private static readonly (string Film, string[] Grades)[] _grid =
    [
        ("Alpha", ["4", "3.5", "3", "2.5", "", "3"]),
        ("Beta", ["2", "1.5", "", "2.5", "3", "2"]),
        ("Gamma", ["0", "1", "0.5", "0", "1", "1"]),
        ("Delta", ["4", "", "", "", "", ""]),
    ];

    private readonly Site _site = filled.Site;

    private static string[] Cells(IElement row) => [.. row.Children.Select(c => c.TextContent.Trim())];

    private static Dictionary<string, string[]> Rows(IParentNode page) =>
        page.QuerySelectorAll(".grid-table tbody tr").Select(Cells).ToDictionary(c => c[0], c => c[1..]);

    [Theory]
    [InlineData(1, "3.2", "2.2", "0.6")]
    [InlineData(2, "3.20", "2.20", "0.58")]
    public async Task The_published_means_of_a_grid_come_out_to_the_rounding(int decimals, params string[] expected)
    {
        var rows = Rows(
            await _site.PageAsync(
                string.Create(CultureInfo.InvariantCulture, $"/grid?year=2024&scale=4&decimals={decimals}")
            )
        );

        Assert.Equal(expected, _grid.Take(3).Select(f => rows[f.Film][0]));
    }

    [Fact]
    public async Task Each_cell_is_the_grade_as_given_and_leads_to_the_review()
    {
        var page = await _site.PageAsync("/grid?year=2024&scale=4");
        var heads = page.QuerySelectorAll(".grid-table thead th").Select(th => th.TextContent.Trim()).ToArray();
        var row = page.QuerySelectorAll(".grid-table tbody tr").Single(r => Cells(r)[0] == "Alpha");

        foreach (var (grade, i) in _grid[0].Grades.Select((g, i) => (g, i)))
        {
            Assert.Equal(grade, Cells(row)[Array.IndexOf(heads, $"Critic {i + 1}")]);
        }

        Assert.Equal(
            "/films/alpha?review=2#review-2",
            row.Children[Array.IndexOf(heads, "Critic 2")].FirstElementChild?.GetAttribute("href")
        );
    }

    [Fact]
    public async Task What_is_empty_is_not_zero_and_what_has_no_score_is_a_dot()
    {
        var rows = Rows(await _site.PageAsync("/grid?year=2024&scale=4"));

        Assert.Equal("5", rows["Beta"][1]);
        Assert.Single(rows["Beta"], "·");
        Assert.Equal(["0", "0", "0.5", "1", "1", "1"], rows["Gamma"][3..].Order(StringComparer.Ordinal));
        Assert.Equal("6", rows["Gamma"][1]);
    }

    [Fact]
    public async Task Words_stand_for_the_whole_numbers_from_0_to_4_and_the_means_are_theirs()
    {
        var page = await _site.PageAsync("/grid?year=2024&scale=words&order=title&who=critic-1,critic-2,critic-3");
        var rows = Rows(page);

        Assert.Equal(["3.7", "3", "0.5", "excellent", "excellent", "good"], Sorted(rows["Alpha"], from: 3));
        Assert.Equal(["0.7", "3", "0.5", "bad", "poor", "poor"], Sorted(rows["Gamma"], from: 3));
        Assert.Contains(
            "Scores in words, from bad (0) to excellent (4).",
            page.QuerySelector(".hint")!.TextContent,
            StringComparison.Ordinal
        );

        static string[] Sorted(string[] cells, int from) =>
            [.. cells[..from], .. cells[from..].Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Each_critic_has_a_mean_a_spread_and_a_number_of_scores()
    {
        var page = await _site.PageAsync("/grid?year=2024&scale=4&decimals=2&who=critic-1");

        Assert.Equal(
            ["2.50", "1.66", "4"],
            page.QuerySelectorAll(".grid-table tfoot tr").Select(r => r.LastElementChild!.TextContent.Trim())
        );
    }

    [Fact]
    public async Task A_single_score_has_no_spread()
    {
        using var site = new Site { HasOwnSeed = true };
        using var tables = new Tables(site);
        await tables.ImportAsync(tables.Write("a.csv", "title,year,critic,score\nAlpha,2024,Ann,80/100\n"));

        var page = await site.PageAsync("/grid?year=2024");

        Assert.Equal(
            ["80.0", "–", "1"],
            page.QuerySelectorAll(".grid-table tfoot tr").Select(r => r.LastElementChild!.TextContent.Trim())
        );
    }

    [Theory]
    [InlineData("", "70*")]
    [InlineData("&scale=10", "7*")]
    [InlineData("&scale=words", "good*")]
    public async Task A_cell_that_is_the_mean_of_several_scores_says_so_and_leads_to_all_of_them(
        string scale,
        string shown
    )
    {
        using var site = new Site { HasOwnSeed = true };
        using var tables = new Tables(site);
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,year,critic,publication,score\nAlpha,2024,Ann,Daily,60/100\nAlpha,2024,Ann,Weekly,80/100\n"
                    + "Alpha,2024,Bob,Daily,50/100\n"
            )
        );

        var page = await site.PageAsync($"/grid?year=2024{scale}");
        var link = page.QuerySelector(".grid-table tbody td a")!;

        Assert.Equal(shown, link.TextContent);
        Assert.Equal($"{shown}, the mean of 2 scores", link.GetAttribute("aria-label"));
        Assert.Contains(
            "* The mean of several scores for the same film.",
            page.QuerySelector(".hint")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("/films/alpha?critic=ann", link.GetAttribute("href"));
        Assert.Equal(2, (await site.PageAsync("/films/alpha?critic=ann")).QuerySelectorAll(".review-list > li").Length);
        Assert.Equal(
            "/films/alpha?publication=daily",
            (await site.PageAsync("/grid?year=2024&by=publications"))
                .QuerySelectorAll(".grid-table tbody td a")
                .Single(a => a.TextContent.EndsWith('*'))
                .GetAttribute("href")
        );
        Assert.DoesNotContain(
            "mean of several",
            (await site.PageAsync("/grid?year=2024&who=bob")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        var file = await site.Client.GetStringAsync(new Uri("/grid.csv?year=2024", UriKind.Relative));
        Assert.Contains(",reviewed without a score,means of several scores,", file, StringComparison.Ordinal);
        Assert.Contains(",70,50,,Ann (2),", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_high_rating_does_not_outrank_many()
    {
        Assert.Equal(["Alpha", "Delta", "Beta", "Gamma"], Rows(await _site.PageAsync("/grid?year=2024")).Keys);
        Assert.Equal(
            ["Alpha", "Beta", "Delta", "Gamma"],
            Rows(await _site.PageAsync("/grid?year=2024&order=title")).Keys
        );
    }

    [Fact]
    public async Task Titles_are_in_the_order_of_the_list_of_all_films()
    {
        using var site = new Site { HasOwnSeed = true };
        using var tables = new Tables(site);
        (string Title, int Year)[] films =
        [
            ("Zodiac", 2007),
            ("Ödipus", 1967),
            ("alien", 1979),
            ("Alien", 1980),
            ("“Alien”", 1978),
            ("Alien 3", 1992),
            ("Ça commence", 1970),
            ("Carrie", 1976),
        ];
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,year,genres,critic,score,quote\n"
                    + string.Concat(films.Select(f => $"{f.Title},{f.Year},Drama,Ann,2/4,Quote.\n"))
            )
        );
        var listed = (await site.PageAsync("/films?sort=title"))
            .QuerySelectorAll(".film-list a[href^='/films/']")
            .Select(a => a.GetAttribute("href"))
            .Distinct();

        var grid = (await site.PageAsync("/grid?genre=Drama&order=title")).QuerySelectorAll(
            ".grid-table tbody tr th a"
        );

        Assert.Equal(listed, grid.Select(a => a.GetAttribute("href")));
        Assert.Equal(films.Length, grid.Length);
    }

    [Theory]
    [InlineData("genre=Drama", 4, 6)]
    [InlineData("country=Malta", 4, 6)]
    [InlineData("director=dee+rector", 4, 6)]
    [InlineData("director=dee+rector&genre=Drama", 4, 6)]
    [InlineData("director=dee+rector&films=alpha,gamma", 2, 6)]
    [InlineData("films=alpha,gamma", 2, 6)]
    [InlineData("year=2024&who=critic-1,critic-4", 4, 2)]
    [InlineData("year=2024&by=publications", 4, 2)]
    public async Task Films_and_critics_are_chosen_in_the_address(string query, int films, int columns)
    {
        var page = await _site.PageAsync($"/grid?{query}");

        Assert.Equal(films, Rows(page).Count);
        Assert.Equal(columns, page.QuerySelectorAll(".grid-name").Length);
    }

    [Theory]
    [InlineData("year=1990")]
    [InlineData("films=nothing")]
    [InlineData("genre=Western")]
    [InlineData("director=dee+rector&genre=Western")]
    [InlineData("year=2024&scale=7")]
    [InlineData("year=2024&decimals=9")]
    [InlineData("year=2024&order=up")]
    [InlineData("director=%22")]
    public async Task A_wrong_choice_is_400_with_the_form(string query)
    {
        var (status, page) = await _site.GetAsync($"/grid?{query}");

        Assert.Equal(400, status);
        Assert.NotNull(page.QuerySelector(".field-error"));
        Assert.NotNull(page.QuerySelector(".grid-choice"));
    }

    [Theory]
    [InlineData("year=2024&who=nobody", "“who” has “nobody”; there is no critic with that slug.", 4, 6)]
    [InlineData("year=2024&who=critic-1,nobody", "“who” has “nobody”; there is no critic with that slug.", 4, 1)]
    [InlineData(
        "year=2024&by=publications&who=critic-1",
        "“who” has “critic-1”; there is no publication with that slug.",
        4,
        2
    )]
    [InlineData("films=alpha,nope", "“films” has “nope”; there is no film with that slug.", 1, 5)]
    [InlineData("films=alpha,nope,nada", "“films” has “nope” and “nada”; there are no films with these slugs.", 1, 5)]
    [InlineData("year=2024&genre=Nope", "“genre” is “Nope”; no film has that genre.", 4, 6)]
    [InlineData("year=2024&country=Nope", "“country” is “Nope”; no film has that country.", 4, 6)]
    [InlineData("year=2024&director=Nope", "“director” is “Nope”; no film has that director.", 4, 6)]
    [InlineData("year=2024&collection=nope", "“collection” is “nope”; there is no collection with that slug.", 4, 6)]
    [InlineData("year=1990&films=alpha", "“year” is “1990”; no film is from that year.", 1, 5)]
    public async Task What_is_not_on_the_site_is_refused_by_its_field_and_the_rest_is_shown(
        string query,
        string expected,
        int films,
        int columns
    )
    {
        var (status, page) = await _site.GetAsync($"/grid?{query}");

        Assert.Equal(400, status);
        Assert.Equal(expected, Assert.Single(page.QuerySelectorAll(".field-error")).TextContent);
        Assert.Equal(films, Rows(page).Count);
        Assert.Equal(columns, page.QuerySelectorAll(".grid-name").Length);
    }

    [Fact]
    public async Task Nothing_chosen_is_the_form_alone()
    {
        var page = await _site.PageAsync("/grid");

        Assert.NotNull(page.QuerySelector(".grid-choice"));
        Assert.Null(page.QuerySelector(".grid-table"));
        Assert.Equal(404, (await _site.GetAsync("/grid.csv")).Status);
    }

    [Fact]
    public async Task The_file_holds_the_same_cells()
    {
        var text = await _site.Client.GetStringAsync(
            new Uri("/grid.csv?year=2024&scale=4&who=critic-1,critic-2&order=title", UriKind.Relative)
        );

        Assert.Equal(
            [
                "Alpha,2024,3.75,2,0.25,4,3.5,,,",
                "Beta,2024,1.75,2,0.25,2,1.5,,,",
                "Delta,2024,4,1,,4,,,,",
                "Gamma,2024,0.5,2,0.5,0,1,,,",
            ],
            text.TrimEnd('\n').Split('\n')[1..]
        );
        Assert.StartsWith(
            "film,year,mean,scores,deviation,Critic 1,Critic 2,reviewed without a score,means of several scores,",
            text.TrimStart('\uFEFF'),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_file_tells_a_review_without_a_score_from_no_review()
    {
        var text = await _site.Client.GetStringAsync(
            new Uri("/grid.csv?films=alpha,beta&scale=4&who=critic-3,critic-5&order=listed", UriKind.Relative)
        );

        Assert.Equal(["Alpha,2024,3,1,,3,,,,", "Beta,2024,3,1,,,3,Critic 3,,"], text.TrimEnd('\n').Split('\n')[1..]);
    }

    [Theory]
    [InlineData("year=2024&scale=7", "scale", "“scale” is “7”; it must be one of 100, 10, 5, 4, words.")]
    [InlineData("year=2024&genre=Nope", "genre", "“genre” is “Nope”; no film has that genre.")]
    [InlineData("year=2024&who=nobody", "who", "“who” has “nobody”; there is no critic with that slug.")]
    public async Task A_wrong_value_in_the_address_of_the_file_is_a_problem_that_names_its_field(
        string query,
        string field,
        string expected
    )
    {
        using var response = await _site.Client.GetAsync(new Uri($"/grid.csv?{query}", UriKind.Relative));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(expected, problem["detail"]?.GetValue<string>());
        Assert.Equal(expected, problem["errors"]?[field]?[0]?.GetValue<string>());
    }

    [Theory]
    [InlineData("/years/2024", "/grid?year=2024")]
    [InlineData("/genres/drama", "/grid?genre=Drama")]
    [InlineData("/countries/malta", "/grid?country=Malta")]
    [InlineData("/directors/dee-rector", "/grid?director=Dee%20Rector")]
    public async Task Groups_of_films_lead_to_their_grid(string from, string expected)
    {
        var links = (await _site.PageAsync(from)).QuerySelectorAll("main a").Select(a => a.GetAttribute("href"));

        Assert.Contains(expected, links);
        Assert.Equal(4, Rows(await _site.PageAsync(expected)).Count);
    }

    [Fact]
    public async Task Of_too_many_films_those_with_the_most_critics_are_shown_in_the_order_of_the_list()
    {
        using var site = new Site { HasOwnSeed = true };
        using var tables = new Tables(site);
        var films = Enumerable.Range(1, GridChoice.MostFilms + 1).Select(n => $"Film {n}").ToList();
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,year,critic,score,quote\n"
                    + string.Concat(films.Select(f => $"{f},2024,Ann,2/4,Quote.\n"))
                    + string.Concat(films.Skip(1).Select(f => $"{f},2024,Bob,2/4,Quote.\n"))
            )
        );
        using var editor = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");
        await editor.SendAsync(
            "/admin/collections/add",
            ("Input.Title", "All"),
            ("Input.Films", string.Join('\n', films))
        );

        var rows = (await site.PageAsync("/grid?collection=all&order=listed")).QuerySelectorAll(
            ".grid-table tbody tr th a"
        );

        Assert.Equal(
            films.Skip(1).Select(f => $"/films/{f.Replace(' ', '-').ToLowerInvariant()}"),
            rows.Select(r => r.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task Too_many_films_in_the_address_are_refused_and_the_first_shown()
    {
        var films = string.Join(
            ',',
            Enumerable.Range(1, GridChoice.MostFilms).Select(n => $"film-{n}").Prepend("alpha")
        );

        var refused = await _site.GetAsync($"/grid?films={films}");

        Assert.Equal(400, refused.Status);
        Assert.Contains(
            "“films” has 101 names; a grid can show 100 of them. Leave some out.",
            refused.Page.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("Alpha 2024", Assert.Single(Rows(refused.Page)).Key);
    }

    public sealed class Filled : FilledSite
    {
        protected override async Task FillAsync(Site site)
        {
            using var tables = new Tables(site);
            var rows = _grid.SelectMany(f =>
                f.Grades.Select(
                    (grade, i) =>
                        grade.Length == 0
                            ? ""
                            : $"{f.Film},2024,Drama,Malta,Dee Rector,Critic {i + 1},Paper {(i % 2) + 1},"
                                + $"{grade}/4,Quote.\n"
                )
            );
            await tables.ImportAsync(
                tables.Write(
                    "a.csv",
                    "title,year,genres,countries,directors,critic,publication,score,quote\n"
                        + string.Concat(rows)
                        + "Beta,2024,Drama,Malta,Dee Rector,Critic 3,Paper 1,,Seen and not graded.\n"
                )
            );
        }
    }
}
