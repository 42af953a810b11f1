using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Critics;

public sealed class CriticTests : IDisposable
{
    private readonly Site _site = new() { HasOwnSeed = true };

    public void Dispose() => _site.Dispose();

    /// <summary>Three others who agree, and one who scores so much more.</summary>
    private async Task ScoreFilmsAsync(int films, int kindness)
    {
        using var tables = new Tables(_site);
        var rows = Enumerable
            .Range(0, films)
            .SelectMany(f =>
                new[]
                {
                    ("Ann", 50 + (f % 5) + kindness),
                    ("Bob", 50 + (f % 5)),
                    ("Cid", 50 + (f % 5)),
                    ("Dan", 50 + (f % 5)),
                }.Select(s =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Film {f},{2000 + f},{s.Item1},Daily,{s.Item2}/100,Quote {f} by {s.Item1}."
                    )
                )
            );
        await tables.ImportAsync(
            tables.Write("a.csv", "title,year,critic,publication,score,quote\n" + string.Join('\n', rows))
        );
    }

    private async Task ImportAsync(params string[] rows)
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(tables.Write("more.csv", "title,year,critic,score\n" + string.Join('\n', rows)));
    }

    [Fact]
    public async Task A_critic_is_compared_with_the_others_with_how_sure_that_is()
    {
        await ScoreFilmsAsync(10, kindness: 12);

        var page = await _site.PageAsync("/critics/ann");

        Assert.Contains(
            "On 10 films that others scored too, scores 5.6 points higher than other critics on average "
                + "(80% interval +1.2 to +10.0; the plain mean is +12.0).",
            page.QuerySelector(".writer-figures")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "A comparison with other publications appears here once at least 3 others have scored one of the",
            (await _site.PageAsync("/publications/daily")).QuerySelector(".writer-figures")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("10 reviews", page.QuerySelector("#figures-heading")!.TextContent);
        Assert.Equal(10, page.QuerySelectorAll(".review-list > li").Length);
    }

    [Fact]
    public async Task A_single_film_is_compared_with_a_wide_interval()
    {
        await ScoreFilmsAsync(1, kindness: 12);

        Assert.Contains(
            "On 1 film that others scored too, no clear difference from other critics: +1.0 points on average",
            (await _site.PageAsync("/critics/ann")).QuerySelector(".writer-figures")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Critics_and_publications_are_listed_with_their_reviews_and_found_by_name()
    {
        await ScoreFilmsAsync(3, kindness: 0);

        Assert.Equal(
            ["Ann 3 reviews", "Bob 3 reviews", "Cid 3 reviews", "Dan 3 reviews"],
            await NamesAsync("/critics")
        );
        Assert.Equal(["Bob 3 reviews"], await NamesAsync("/critics?q=bo"));
        Assert.Equal(400, (await _site.GetAsync("/critics?q=%21%21%21")).Status);
        Assert.Equal(["Daily 12 reviews"], await NamesAsync("/publications"));
        Assert.Equal(404, (await _site.GetAsync("/critics/nobody")).Status);
        Assert.Equal(400, (await _site.GetAsync("/critics?page=9")).Status);
    }

    [Theory]
    [InlineData("reviews", "Dan", "Ann", "Bob", "Cid")]
    [InlineData("kindest", "Ann", "Dan", "Bob", "Cid")]
    [InlineData("harshest", "Dan", "Bob", "Cid", "Ann")]
    public async Task Critics_are_ranked_by_their_reviews_and_by_how_kind_they_are(
        string sort,
        params string[] expected
    )
    {
        await ScoreFilmsAsync(6, kindness: 12);
        await ImportAsync("Alone,2010,Dan,20/100");

        var page = await _site.PageAsync($"/critics?sort={sort}");

        Assert.Equal(
            expected,
            page.QuerySelectorAll(".contributor-table tbody th").Select(th => th.TextContent.Trim())
        );
    }

    [Fact]
    public async Task A_ranked_critic_has_the_same_figures_as_on_the_own_page()
    {
        await ScoreFilmsAsync(10, kindness: 12);

        var row = (await _site.PageAsync("/critics?sort=kindest")).QuerySelector(".contributor-table tbody tr")!;

        Assert.Equal(
            ["Ann", "10", "64.0", "+5.6 on 10 films"],
            row.Children.Select(cell =>
                string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            )
        );
    }

    [Theory]
    [InlineData("critics", "ann", "Ann,Daily", "Ann,Hourly")]
    [InlineData("publications", "daily", "Ann,Daily", "Eve,Daily")]
    public async Task One_s_own_other_reviews_of_a_film_are_not_those_of_others_and_a_film_counts_once(
        string kinds,
        string slug,
        string one,
        string other
    )
    {
        using var tables = new Tables(_site);
        string[] rows =
        [
            $"A,{one},90/100",
            $"A,{other},80/100",
            "A,Bob,Weekly,50/100",
            "A,Cid,Monthly,50/100",
            "A,Dan,Yearly,50/100",
        ];
        await tables.ImportAsync(tables.Write("a.csv", "title,critic,publication,score\n" + string.Join('\n', rows)));

        var severity = (await _site.JsonAsync($"/api/v1/{kinds}/{slug}"))["severity"]!;
        var ranked = (await _site.PageAsync($"/{kinds}?sort=kindest")).QuerySelector(".contributor-table tbody tr")!;

        Assert.Equal((1, 35.0), (severity["films"]!.GetValue<int>(), severity["mean"]!.GetValue<double>()));
        Assert.Contains("on 1 film", ranked.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "the plain mean is +35.0",
            (await _site.PageAsync($"/{kinds}/{slug}")).QuerySelector(".writer-figures")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_mean_is_rounded_once_as_in_the_list()
    {
        // 1,255 / 22 = 57.04545…, which is 57.05 in hundredths.
        int[] scores = [.. Enumerable.Repeat(57, 21), 58];
        await ImportAsync([.. scores.Select((s, i) => $"Film {i},{2000 + i},Ann,{s}/100")]);

        var page = await _site.PageAsync("/critics/ann");
        var list = await _site.PageAsync("/critics?sort=kindest");

        Assert.Equal("57.0", page.QuerySelector(".writer-figures strong")!.TextContent);
        Assert.Contains(
            "57.0",
            list.QuerySelector(".contributor-table tbody tr")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_critic_who_reviewed_a_film_twice_agrees_on_one_film()
    {
        var films = Enumerable.Range(1, 6).Select(f => $"Film {f},{2000 + f}").ToList();
        string[] rows =
        [
            .. films.Select(f => $"{f},Ann,50/100,"),
            .. films.Select(f => $"{f},Bob,60/100,2001-01-01"),
            $"{films[0]},Bob,90/100,2011-01-01",
        ];
        using var tables = new Tables(_site);
        await tables.ImportAsync(tables.Write("twice.csv", "title,year,critic,score,date\n" + string.Join('\n', rows)));

        var page = await _site.PageAsync("/critics/ann");

        Assert.Contains(
            page.QuerySelectorAll("li .hint"),
            hint => hint.TextContent.Trim() == "12.5 points apart on average, 6 films"
        );
    }

    [Fact]
    public async Task Few_reviews_far_from_the_others_do_not_outrank_many()
    {
        await ScoreFilmsAsync(30, kindness: 10);
        await ImportAsync("Film 1,2001,Eve,80/100");

        var names = (await _site.PageAsync("/critics?sort=kindest")).QuerySelectorAll(".contributor-table tbody th");

        Assert.Equal(["Ann", "Eve"], names.Take(2).Select(th => th.TextContent.Trim()));
    }

    [Fact]
    public async Task A_withdrawn_film_counts_for_no_critic()
    {
        await ScoreFilmsAsync(3, kindness: 12);
        await _site
            .Services.GetRequiredService<UnitOfWork>()
            .ExecuteAsync(
                new StoreChange<bool>(
                    Actor.CommandLine,
                    "Withdraw",
                    async db =>
                    {
                        (await db.Films.SingleAsync(f => f.Slug == "film-1")).Withdraw();
                        return true;
                    }
                ),
                default
            );

        var row = (await _site.PageAsync("/critics?sort=reviews")).QuerySelector(".contributor-table tbody tr")!;

        Assert.Equal("2", row.Children[1].TextContent);
    }

    [Fact]
    public async Task Critics_are_listed_by_the_first_letter_of_their_names()
    {
        await ScoreFilmsAsync(1, kindness: 0);

        Assert.Equal(["Bob 1 review"], await NamesAsync("/critics?letter=b"));
        Assert.Empty(await NamesAsync("/critics?letter=other"));
        var ranked = await _site.PageAsync("/critics?letter=c&sort=reviews");
        Assert.Equal("Cid", Assert.Single(ranked.QuerySelectorAll(".contributor-table tbody th")).TextContent.Trim());
        Assert.Equal(400, (await _site.GetAsync("/critics?letter=bo")).Status);
        Assert.Equal(400, (await _site.GetAsync("/critics?sort=none")).Status);
    }

    [Fact]
    public async Task A_critic_has_publications_like_minded_critics_and_the_reviews_furthest_from_the_others()
    {
        await ScoreFilmsAsync(6, kindness: 0);
        await ImportAsync(
            "Other,2010,Bob,90/100",
            "Other,2010,Ann,50/100",
            "Other,2010,Cid,50/100",
            "Other,2010,Dan,50/100"
        );

        var page = await _site.PageAsync("/critics/bob");

        var lists = page.QuerySelectorAll(".writer-figures ul").Select(ul => ul.QuerySelector("a")!.TextContent);
        Assert.Equal(["Daily", "Ann"], lists);
        var lead = Assert.Single(page.QuerySelectorAll(".lead"));
        Assert.Equal("Most generous review", lead.QuerySelector("h2")?.TextContent);
        Assert.Equal("Other", lead.QuerySelector("h3 a")?.TextContent);
        Assert.Contains("+40.0 from the others", lead.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_films_of_a_critic_are_a_table_that_sorts()
    {
        await ScoreFilmsAsync(5, kindness: 3);

        var page = await _site.PageAsync("/critics/ann?view=table&sort=score");

        Assert.Equal(
            ["Film 4", "Film 3", "Film 2", "Film 1", "Film 0"],
            page.QuerySelectorAll(".contributor-table tbody th a").Select(a => a.TextContent)
        );
        var sorted = page.QuerySelector("th[aria-sort=descending] a")!;
        Assert.Equal("/critics/ann?view=table&sort=score-asc", sorted.GetAttribute("href"));
        Assert.Equal("+3.0", page.QuerySelectorAll(".contributor-table tbody td")[1].TextContent);
    }

    [Fact]
    public async Task A_bar_filters_the_reviews_and_a_point_leads_to_its_film()
    {
        await ScoreFilmsAsync(5, kindness: 9);

        var page = await _site.PageAsync("/critics/ann");

        var bar = page.QuerySelector(".writer-charts a.chart-link")!.GetAttribute("href")!;
        Assert.Equal("/critics/ann?min=50&max=60#reviews-heading", bar);
        var filtered = await _site.PageAsync(bar.Split('#')[0]);
        Assert.Equal("2 reviews", filtered.QuerySelector("#reviews-heading")?.TextContent);
        Assert.Equal("/critics/ann", filtered.QuerySelector(".tags a")?.GetAttribute("href"));
        var points = page.QuerySelectorAll(".chart-dots a");
        Assert.Equal(5, points.Length);
        Assert.Contains(
            points,
            p =>
                p.GetAttribute("href") == "/films/film-0?review=1#review-1"
                && p.TextContent == "Film 0: 59, the others 50"
        );
        Assert.Equal(400, (await _site.GetAsync("/critics/ann?min=70&max=30")).Status);
    }

    [Fact]
    public async Task No_chart_is_drawn_of_one_value()
    {
        await ScoreFilmsAsync(1, kindness: 0);

        Assert.Empty((await _site.PageAsync("/critics/ann")).QuerySelectorAll(".chart"));
        Assert.Empty((await _site.PageAsync("/publications/daily")).QuerySelectorAll(".chart"));
    }

    [Fact]
    public async Task A_publication_is_never_called_a_critic()
    {
        await ScoreFilmsAsync(5, kindness: 9);
        await ImportAsync([
            .. from film in Enumerable.Range(0, 5)
            from critic in "Eve Flo Gus".Split(' ')
            select $"Film {film},{2000 + film},{critic},50/100",
        ]);

        var text = (await _site.PageAsync("/publications/daily")).QuerySelector("main")!.TextContent;

        Assert.Contains("the other publications’ mean", text, StringComparison.Ordinal);
        Assert.DoesNotContain("this critic", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("other critics", text, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> NamesAsync(string address) =>
        (await _site.PageAsync(address))
            .QuerySelectorAll(".writer-list li")
            .Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
