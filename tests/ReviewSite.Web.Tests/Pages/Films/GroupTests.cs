using AngleSharp.Dom;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Films;

/// <summary>Pages of the films of a year, a genre, a director.</summary>
public sealed class GroupTests(GroupTests.Filled filled) : IClassFixture<GroupTests.Filled>
{
    private readonly Site _site = filled.Site;

    private static string[] Section(IParentNode page, string heading) =>
        [
            .. page.QuerySelectorAll("section")
                .Single(s => s.QuerySelector("h2")?.TextContent == heading)
                .QuerySelectorAll("li a")
                .Select(a => a.TextContent),
        ];

    [Fact]
    public async Task A_year_tells_its_best_and_its_lowest_ranked_films_and_the_years_around_it()
    {
        var page = await _site.PageAsync("/years/2001");

        Assert.Equal("2001", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(["Film 11", "Film 10", "Film 09", "Film 08", "Film 07", "Film 06"], Section(page, "Best"));
        Assert.Equal(["Film 01", "Film 02", "Film 03", "Film 04", "Film 05"], Section(page, "Lowest ranked"));
        Assert.Null(page.QuerySelector("a[rel=prev]"));
        Assert.Equal("/years/2003", page.QuerySelector("a[rel=next]")?.GetAttribute("href"));
        var all = page.QuerySelector(".lede a")!;
        Assert.Equal(("All 12 films", "/films?year=2001"), (all.TextContent, all.GetAttribute("href")));
        Assert.Equal("12 films", (await _site.PageAsync("/films?year=2001")).QuerySelector(".count")?.TextContent);
    }

    private async Task<IEnumerable<string>> BestOfYearAsync(string film) =>
        (await _site.PageAsync($"/films/{film}"))
            .QuerySelectorAll("[aria-labelledby=same-year-heading] li a")
            .Select(a => a.TextContent);

    [Fact]
    public async Task A_film_leads_to_the_best_others_of_its_year()
    {
        Assert.Equal(
            ["Film 11", "Film 10", "Film 09", "Film 08", "Film 07", "Film 06"],
            await BestOfYearAsync("film-05")
        );
        Assert.Equal(
            ["Film 11", "Film 10", "Film 08", "Film 07", "Film 06", "Film 05"],
            await BestOfYearAsync("film-09")
        );
        Assert.Equal(
            "/years/2003",
            (await _site.PageAsync("/films/film-12")).QuerySelector(".neighbours-more a")?.GetAttribute("href")
        );
    }

    [Fact]
    public async Task A_genre_has_its_films()
    {
        var page = await _site.PageAsync("/genres/science-fiction");

        Assert.Equal("Science fiction", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("Film 12", Section(page, "Best")[0]);
        Assert.Equal("All 12 films", page.QuerySelector(".lede a")?.TextContent);
        Assert.Contains(
            "none is ranked",
            (await _site.PageAsync("/genres/drama")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Names_that_share_an_address_share_a_page_with_the_films_of_all_of_them()
    {
        using var site = new Site { HasOwnSeed = true };
        using var tables = new Tables(site);
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,year,genres,critic,score\n"
                    + string.Concat(
                        Enumerable
                            .Range(1, 4)
                            .Select(i =>
                                $"A,2001,Sci-Fi,C{i},80/100\nB,2002,Sci Fi,C{i},70/100\n"
                                + $"C,2003,Sci Fi; Drama,C{i},60/100\n"
                            )
                    )
            )
        );

        var page = await site.PageAsync("/genres/sci-fi");
        var list = await site.PageAsync("/genres");
        var sitemap = await site.Client.GetStringAsync(new Uri("/sitemaps/pages-1.xml", UriKind.Relative));

        Assert.Equal("Sci Fi, Sci-Fi", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(["A", "B", "C"], Section(page, "Best").Concat(Section(page, "Lowest ranked")).Order());
        Assert.Equal(
            [("Sci Fi: All 2 films", "/films?genre=Sci%20Fi"), ("Sci-Fi: The one film", "/films?genre=Sci-Fi")],
            page.QuerySelectorAll(".lede")
                .Select(p => (p.TextContent.Split(" ·")[0].Trim(), p.QuerySelector("a")!.GetAttribute("href")))
        );
        Assert.Equal(["Drama", "Sci Fi, Sci-Fi"], list.QuerySelectorAll(".writer-list a").Select(a => a.TextContent));
        Assert.Single(sitemap.Split("/genres/sci-fi</loc>")[1..]);
    }

    [Fact]
    public async Task A_country_has_its_films_also_those_that_others_share()
    {
        var page = await _site.PageAsync("/countries/france");

        Assert.Equal("France", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("Film 12", Section(page, "Best")[0]);
        Assert.Equal("/films?country=France", page.QuerySelector(".lede a")?.GetAttribute("href"));
        Assert.Equal(
            "2 films",
            (await _site.PageAsync("/films?country=Ivory+Coast")).QuerySelector(".count")?.TextContent
        );
        Assert.Equal(400, (await _site.GetAsync("/films?country=Atlantis")).Status);
    }

    [Theory]
    [InlineData("/countries/france", "Films: France")]
    [InlineData("/genres/drama", "Films: Drama")]
    [InlineData("/countries", "Countries")]
    [InlineData("/genres", "Genres")]
    public async Task Each_has_its_title_and_description(string address, string title)
    {
        var page = await _site.PageAsync(address);

        Assert.Equal($"{title} – ReviewSite", page.Title);
        Assert.NotNull(page.QuerySelector("meta[name=description]"));
        Assert.EndsWith(
            address,
            page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/countries", "France", "Ivory Coast")]
    [InlineData("/genres", "Drama", "Science fiction")]
    public async Task Countries_and_genres_are_listed_by_name(string list, params string[] expected)
    {
        var links = (await _site.PageAsync(list)).QuerySelectorAll(".writer-list a").ToList();

        Assert.Equal(expected, links.Select(a => a.TextContent));
        foreach (var address in links.Select(a => a.GetAttribute("href")!))
        {
            Assert.Equal(200, (await _site.GetAsync(address)).Status);
        }
    }

    [Fact]
    public async Task A_film_leads_to_its_countries_and_so_does_the_sitemap()
    {
        var links = (await _site.PageAsync("/films/film-01"))
            .QuerySelectorAll(".film-details a")
            .Select(a => a.GetAttribute("href"));

        Assert.Superset(new HashSet<string?> { "/countries/ivory-coast", "/countries/france" }, links.ToHashSet());
        Assert.Contains(
            "/countries/ivory-coast</loc>",
            await _site.Client.GetStringAsync(new Uri("/sitemaps/pages-1.xml", UriKind.Relative)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_country_that_an_editor_takes_from_its_last_film_is_gone()
    {
        var own = new Filled();
        using var site = own.Site;
        await own.InitializeAsync();
        using var editor = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");

        await editor.SendAsync("/admin/films/alone", ("Input.Countries", "Chad; Mali"));
        await editor.SendAsync("/admin/films/film-01", ("Input.Countries", "France"));

        Assert.Equal(404, (await site.GetAsync("/countries/ivory-coast")).Status);
        Assert.Equal("Mali", (await site.PageAsync("/countries/mali")).QuerySelector("h1")?.TextContent);
        Assert.Equal(12, (await site.PageAsync("/films?country=France")).QuerySelectorAll(".film-card").Length);
    }

    [Fact]
    public async Task A_director_has_the_films_of_that_very_name()
    {
        var page = await _site.PageAsync("/directors/conor-o-brien");

        Assert.Equal("Conor O'Brien", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(12, page.QuerySelectorAll(".film-card").Length);
        Assert.Equal("Film 12", page.QuerySelector(".film-card h3 a")?.TextContent);
    }

    [Theory]
    [InlineData("/years/2002")]
    [InlineData("/years/x")]
    [InlineData("/genres/western")]
    [InlineData("/countries/denmark")]
    [InlineData("/countries/France")]
    [InlineData("/directors/conor")]
    [InlineData("/directors/nobody")]
    [InlineData("/directors/%22")]
    [InlineData("/directors/conor--o'brien")]
    [InlineData("/directors/Conor-O-Brien")]
    public async Task What_has_no_films_is_404(string address) =>
        Assert.Equal(404, (await _site.GetAsync(address)).Status);

    [Theory]
    [InlineData("f", 12)]
    [InlineData("a", 1)]
    [InlineData("other", 0)]
    public async Task Films_are_listed_by_their_first_letter(string letter, int expected)
    {
        var page = await _site.PageAsync($"/films?letter={letter}");

        Assert.Equal(expected, page.QuerySelectorAll(".film-card").Length);
        Assert.Single(page.QuerySelectorAll(".letters [aria-current]"));
    }

    [Fact]
    public async Task A_letter_that_is_none_is_400() =>
        Assert.Equal(400, (await _site.GetAsync("/films?letter=ab")).Status);

    [Fact]
    public async Task The_table_has_a_row_a_film_and_headings_that_sort()
    {
        var page = await _site.PageAsync("/films?view=table&sort=score");

        Assert.Equal("Film 12", page.QuerySelector(".film-table tbody th")?.TextContent);
        Assert.Equal(13, page.QuerySelectorAll(".film-table tbody tr").Length);
        Assert.Equal("descending", page.QuerySelector("th[aria-sort]")?.GetAttribute("aria-sort"));
        Assert.Equal("/films?view=table", page.QuerySelector(".film-table thead a")?.GetAttribute("href"));
        Assert.Equal("/films?sort=score", page.QuerySelector(".view-choice a")?.GetAttribute("href"));
    }

    public sealed class Filled : FilledSite
    {
        protected override async Task FillAsync(Site site)
        {
            using var tables = new Tables(site);
            var rows = Enumerable
                .Range(1, 12)
                .SelectMany(film =>
                {
                    var (year, countries) = (film == 12 ? 2003 : 2001, film == 1 ? "Ivory Coast; France" : "France");
                    var details = FormattableString.Invariant(
                        $"Film {film:00},{year},Conor O'Brien,Science fiction,{countries}"
                    );
                    return Enumerable
                        .Range(1, 5)
                        .Select(critic =>
                            FormattableString.Invariant($"{details},Critic {critic},{film * 7}/100,Fine.\n")
                        );
                });
            await tables.ImportAsync(
                tables.Write(
                    "a.csv",
                    "title,year,directors,genres,countries,critic,score,quote\n"
                        + string.Concat(rows)
                        + "Alone,2001,Conor Brien O,Drama,Ivory Coast,Critic 1,50/100,So so.\n"
                )
            );
        }
    }
}
