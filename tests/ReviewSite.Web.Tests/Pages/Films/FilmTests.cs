using AngleSharp.Dom;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Films;

public sealed class FilmTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    private static string Text(IParentNode page, string selector) => Clean(page.QuerySelector(selector)?.TextContent);

    private static string[] Texts(IParentNode page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(e => Clean(e.TextContent))];

    private static string Clean(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task A_review_with_an_address_links_to_its_full_text()
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,critic,publication,score,quote,url\n"
                    + "A,Ann,Daily,70/100,Fine.,https://daily.example/a\n"
                    + "A,Bob,Daily,60/100,So so.,\n"
            )
        );

        var links = (await _site.PageAsync("/films/a")).QuerySelectorAll(".review-link");

        var link = Assert.Single(links);
        Assert.Equal(
            ("https://daily.example/a", "noopener nofollow external"),
            (link.GetAttribute("href"), link.GetAttribute("rel"))
        );
        Assert.StartsWith("Read the full review at Daily", link.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_film_without_reviews_has_nothing_to_filter_and_an_address_that_does_is_answered()
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        await editor.SendAsync("/admin/films/add", ("Input.Title", "Unseen"));

        var page = await _site.PageAsync("/films/unseen");
        var wrong = await _site.GetAsync("/films/unseen?min=abc");

        Assert.Null(page.QuerySelector(".review-filter"));
        Assert.Equal("There are no reviews of this film yet.", Text(page, ".outcome p:not(.count)"));
        Assert.NotNull((await _site.PageAsync("/films/pusher")).QuerySelector(".review-filter"));
        Assert.Equal(400, wrong.Status);
        Assert.Contains("“min” is “abc”", Text(wrong.Page, "#min-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_several_of_the_reviews_is_named_since_each_of_them_counts_as_a_critic()
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,critic,publication,score,quote\nA,Ann,Daily,70/100,One.\nA,Ann,Weekly,80/100,Two.\n"
                    + "A,Bob,Daily,60/100,Three.\nA,,Daily,60/100,Four.\nA,,Weekly,60/100,Five.\n"
                    + "B,Ann,Daily,5/10,Six.\n"
            )
        );

        Assert.Contains(
            "Ann wrote 2 of the reviews; each counts.",
            Texts(await _site.PageAsync("/films/a"), ".verdict-aside")
        );
        Assert.Empty(Texts(await _site.PageAsync("/films/b"), ".verdict-aside"));
    }

    [Theory]
    [InlineData("80 76 75 60 90 76", "Bob 76", "Cid 75", "Ann 80")]
    [InlineData("80 76 75")]
    [InlineData("10 10 90 90")]
    public async Task Critics_who_agree_with_the_score_are_named_the_closest_first(
        string scores,
        params string[] expected
    )
    {
        var critics = new[] { "Ann", "Bob", "Cid", "Dan", "Eve", "Bob" };
        var rows = scores
            .Split(' ')
            .Select((score, i) => $"A,{critics[i]},{(i == 5 ? "Weekly" : "Daily")},{score}/100,Fine.\n");
        using var tables = new Tables(_site);
        await tables.ImportAsync(tables.Write("a.csv", "title,critic,publication,score,quote\n" + string.Concat(rows)));

        var page = await _site.PageAsync("/films/a");

        Assert.Equal(
            expected,
            page.QuerySelectorAll("[aria-labelledby=agreeing-heading] li")
                .Select(li => $"{Text(li, "bdi")} {Text(li, ".row-score")}")
        );
    }

    [Fact]
    public async Task The_seed_s_page_says_verdict_count_and_distribution_with_their_bases()
    {
        var page = await Site.Seeded.PageAsync("/films/pusher");

        Assert.Equal("Pusher", Text(page, "h1"));
        Assert.Equal("Generally favorable reviews", Text(page, ".verdict-phrase"));
        Assert.Equal("based on 11 critics", Text(page, ".verdict-count"));
        Assert.Equal(["9 positive", "2 mixed", "0 negative"], Texts(page, ".distribution-key li"));
        Assert.Equal(
            ["published number of critics, positive and negative", "derived mixed"],
            Texts(page, ".basis-legend > span")
        );
        Assert.Equal("/about/scores", page.QuerySelector(".basis-legend a")?.GetAttribute("href"));
        Assert.Equal(
            "9 positive, 2 mixed, 0 negative",
            page.QuerySelector(".distribution-bar")?.GetAttribute("aria-label")
        );
        Assert.StartsWith("≈74 estimated, likely 69–79", Text(page, ".score-plate"), StringComparison.Ordinal);
        Assert.Contains("between 58.9 and 91.0", Text(page, ".verdict-range"), StringComparison.Ordinal);
        Assert.Equal(11, page.QuerySelectorAll(".review").Length);
        Assert.Equal("11 reviews, newest first", Text(page, ".count"));
        Assert.Equal(
            [
                "8 more positive and 2 more mixed reviews are counted in the published tally, but their "
                    + "scores are not known.",
            ],
            Texts(page, ".not-shown")
        );
    }

    [Fact]
    public async Task A_review_shows_quote_critic_date_and_score_in_words()
    {
        var page = await Site.Seeded.PageAsync("/films/pusher");
        var reviews = Enumerable.Range(1, 3).Select(i => page.QuerySelector($"#review-{i}")!).ToList();

        Assert.Equal(
            ("Noel Murray", "2013-07-15", "no score"),
            (
                Text(reviews[0], "cite"),
                reviews[0].QuerySelector("time")?.GetAttribute("datetime"),
                Text(reviews[0], ".chip")
            )
        );
        Assert.Equal(("Critic unknown", "80 positive"), (Text(reviews[1], ".review-by"), Text(reviews[1], ".chip")));
        Assert.Null(reviews[2].QuerySelector("cite"));
        Assert.StartsWith("Staff [Not Credited]", Text(reviews[2], ".review-by"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Positive_shows_the_one_scored_review_and_says_what_is_not_shown()
    {
        var page = await Site.Seeded.PageAsync("/films/pusher?reception=positive");

        Assert.Equal(["80 positive"], Texts(page, ".review .chip"));
        Assert.Equal("1 of 11 reviews", Text(page, ".count"));
        Assert.Equal(
            ["8 more positive reviews are counted in the published tally, but their scores are not known."],
            Texts(page, ".not-shown")
        );
        Assert.True(page.QuerySelector("input[name=reception][value=positive]")?.HasAttribute("checked"));
    }

    [Fact]
    public async Task What_the_tally_knows_of_nobody_in_particular_is_not_offered_to_a_search_for_somebody()
    {
        Assert.Empty(Texts(await Site.Seeded.PageAsync("/films/pusher?critic=noel-murray"), ".not-shown"));
        Assert.DoesNotContain(
            Texts(await Site.Seeded.PageAsync("/films/pusher?min=61"), ".not-shown"),
            s => s.Contains("mixed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_lower_bound_shows_the_one_scored_review_and_says_that_ten_have_no_score()
    {
        var page = await Site.Seeded.PageAsync("/films/pusher?min=60");

        Assert.Equal(["80 positive"], Texts(page, ".review .chip"));
        Assert.StartsWith(
            "10 reviews without a score are not shown",
            Texts(page, ".not-shown")[0],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("reception=unknown", 10)]
    [InlineData("reception=negative", 0)]
    [InlineData("max=79", 0)]
    [InlineData("min=80&max=80", 1)]
    [InlineData("q=CLICHES", 2)]
    [InlineData("q=refn+hand-held", 1)]
    [InlineData("q=100%25", 0)]
    [InlineData("q=_", 0)]
    [InlineData("critic=noel-murray", 1)]
    [InlineData("critic=noel-murray&min=1", 0)]
    [InlineData("reception=&min=&max=&critic=&q=&sort=&page=", 11)]
    [InlineData("unheard-of=1", 11)]
    public async Task Filters_narrow_the_list(string query, int expected)
    {
        var page = await Site.Seeded.PageAsync($"/films/pusher?{query}");

        Assert.Equal(expected, page.QuerySelectorAll(".review").Length);
    }

    [Theory]
    [InlineData("min=abc", "min")]
    [InlineData("min=-1", "min")]
    [InlineData("max=101", "max")]
    [InlineData("min=70&max=30", "min")]
    [InlineData("min=99999999999999999999999", "min")]
    [InlineData("min=1&min=2", "min")]
    [InlineData("reception=great", "reception")]
    [InlineData("critic=nobody", "critic")]
    [InlineData("publication=none", "publication")]
    [InlineData("sort=up", "sort")]
    [InlineData("review=99", "review")]
    [InlineData("year=x", "year")]
    [InlineData("page=0", "page")]
    [InlineData("page=2", "page")]
    [InlineData("page=2147483647", "page")]
    public async Task A_wrong_value_gets_400_that_names_the_field_and_keeps_the_rest(string query, string field)
    {
        var (status, page) = await Site.Seeded.GetAsync($"/films/pusher?{query}&q=pusher");

        Assert.Equal(400, status);
        Assert.Contains($"“{field}”", Text(page, $"#{field}-error"), StringComparison.Ordinal);
        Assert.Equal("pusher", page.QuerySelector(".filter input[name=q]")?.GetAttribute("value"));
        Assert.Equal("Generally favorable reviews", Text(page, ".verdict-phrase"));
    }

    [Theory]
    [InlineData("q=%00")]
    [InlineData("q=%EF%BF%BE")]
    [InlineData("q=%ED%A0%80")]
    [InlineData("q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("min=%F0%9F%98%80")]
    [InlineData("critic=%27%20OR%201=1--")]
    [InlineData("sort=constructor&reception=__proto__")]
    public async Task Nonsense_is_an_answer_and_never_markup(string query)
    {
        var (status, page) = await Site.Seeded.GetAsync($"/films/pusher?{query}");

        Assert.True(status is 200 or 400);
        Assert.Single(page.QuerySelectorAll("script:not([type='application/ld+json'])"));
    }

    [Theory]
    [InlineData("score", "90 positive,70 positive,50 mixed,10 negative")]
    [InlineData("score-asc", "10 negative,50 mixed,70 positive,90 positive")]
    [InlineData("date", "10 negative,90 positive,50 mixed,70 positive")]
    [InlineData("date-asc", "70 positive,50 mixed,90 positive,10 negative")]
    [InlineData("critic", "70 positive,50 mixed,90 positive,10 negative")]
    [InlineData("critic-desc", "10 negative,90 positive,50 mixed,70 positive")]
    public async Task What_is_missing_comes_last_both_ways(string sort, string expected)
    {
        var text =
            ReviewTexts.Scored("Mixed or average reviews", 70, 50, 90, 10)
            + "\n  5.\n    Neither score, critic nor date.";
        await _site.ImportAsync("Sorted", text);

        var page = await _site.PageAsync($"/films/sorted?sort={sort}");

        Assert.Equal(expected + ",no score", string.Join(',', Texts(page, ".review .chip")));
    }

    [Fact]
    public async Task Reviews_come_in_pages_of_twenty_that_hold_each_once()
    {
        await _site.ImportAsync(
            "Long",
            ReviewTexts.Scored("Generally favorable reviews", [.. Enumerable.Range(0, 50).Select(i => 61 + (i % 20))])
        );

        var pages = new List<IDocument>();
        foreach (var number in new[] { 1, 2, 3 })
        {
            pages.Add(await _site.PageAsync($"/films/long?sort=score&min=61&page={number}"));
        }

        Assert.Equal([20, 20, 10], pages.Select(p => p.QuerySelectorAll(".review").Length));
        Assert.Equal(50, pages.SelectMany(p => p.QuerySelectorAll(".review").Select(r => r.Id)).Distinct().Count());
        Assert.Equal(
            "/films/long?min=61&sort=score&page=3",
            pages[1].QuerySelector("a[rel=next]")?.GetAttribute("href")
        );
        Assert.Equal("/films/long?min=61&sort=score", pages[1].QuerySelector("a[rel=prev]")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Text_from_a_source_is_shown_as_text()
    {
        await _site.ImportAsync(
            "<b>Bold</b>",
            "1. Reviewed by: <i>X</i>\nPublication: <u>Y</u>\n<script>alert(1)</script> & “so”\n\nTwo."
        );

        var page = await _site.PageAsync("/films/b-bold-b");

        Assert.Equal("<b>Bold</b>", Text(page, "h1"));
        Assert.Equal("<i>X</i>", Text(page, ".review cite"));
        Assert.Equal(["<script>alert(1)</script> & “so”", "Two."], Texts(page, ".review blockquote p"));
        Assert.Single(page.QuerySelectorAll("script:not([type='application/ld+json'])"));
    }

    [Theory]
    [InlineData("/films/PUSHER?min=60", "/films/pusher?min=60")]
    [InlineData("/films/Pusher/verdict", "/films/pusher/verdict")]
    [InlineData("/api/v1/films/PUSHER", "/api/v1/films/pusher")]
    public async Task Capitals_in_a_slug_lead_to_its_one_address(string address, string location)
    {
        using var response = await Site.Seeded.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(
            (System.Net.HttpStatusCode.MovedPermanently, location),
            (response.StatusCode, response.Headers.Location?.ToString())
        );
    }

    [Fact]
    public async Task A_film_that_is_not_there_is_a_404_with_a_search_box()
    {
        var (status, page) = await Site.Seeded.GetAsync("/films/no-such-film");

        Assert.Equal(404, status);
        Assert.NotNull(page.QuerySelector("form[role=search] input[name=q]"));
    }

    [Theory]
    [InlineData("Universal acclaim", new[] { 95, 90, 85, 80 }, 88)]
    [InlineData("Generally favorable reviews", new[] { 75, 70, 65, 62 }, 68)]
    [InlineData("Mixed or average reviews", new[] { 50, 45, 55, 60 }, 53)]
    [InlineData("Generally unfavorable reviews", new[] { 30, 25, 35, 20 }, 28)]
    [InlineData("Overwhelming dislike", new[] { 10, 5, 0, 15 }, 8)]
    public async Task Every_verdict_is_shown_with_its_counted_score(string phrase, int[] scores, int mean)
    {
        await _site.ImportAsync("Any", ReviewTexts.Scored(phrase, scores));

        var page = await _site.PageAsync("/films/any");

        Assert.Equal(phrase, Text(page, ".verdict-phrase"));
        Assert.Equal($"{mean} counted", Text(page, ".score-plate"));
    }

    [Fact]
    public async Task One_critic_is_too_few_but_the_score_is_shown()
    {
        await _site.ImportAsync("Lonely", ReviewTexts.Scored("Generally favorable reviews", 70));

        var page = await _site.PageAsync("/films/lonely");

        Assert.Equal("Too few reviews", Text(page, ".verdict-phrase"));
        Assert.Equal("based on 1 critic", Text(page, ".verdict-count"));
        Assert.Equal("70 counted", Text(page, ".score-plate"));
        Assert.Equal("A verdict needs 4 critics.", Text(page, ".verdict-note"));
    }

    [Fact]
    public async Task Figures_that_cannot_both_be_right_are_told()
    {
        await _site.ImportAsync("Wrong", ReviewTexts.Head("Overwhelming dislike", 10, 10, 0, 3) + "1. 90\n Good.");

        var page = await _site.PageAsync("/films/wrong");

        Assert.Contains(
            "The published tally adds up to 13 critics, but the source counts 10.",
            Texts(page, ".conflicts li")
        );
    }

    [Fact]
    public async Task A_verdict_that_is_only_estimated_says_how_sure_it_is()
    {
        await _site.ImportAsync(
            "Unsure",
            "Critic score distribution:\n1. Positive: 12 out of 14\n2. Mixed: 2 out of 14\nCritic "
                + "Reviews\n1. 90\n Good."
        );

        var page = await _site.PageAsync("/films/unsure");

        Assert.Equal("Generally favorable reviews", Text(page, ".verdict-phrase"));
        Assert.Equal("could be universal acclaim", Text(page, ".verdict-alternative"));
    }

    [Theory]
    [InlineData("title,metascore\nA,74\n", "74", "Generally favorable reviews", "74 · published")]
    [InlineData("title,metaverdict\nA,Universal acclaim\n", "–", "Universal acclaim", "Universal acclaim · published")]
    public async Task What_a_source_published_without_a_number_of_critics_is_shown_and_their_number_is_unknown(
        string csv,
        string score,
        string verdict,
        string badge
    )
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(tables.Write("a.csv", csv));

        var page = await _site.PageAsync("/films/a");
        var summary = (await _site.JsonAsync("/api/v1/films/a"))["summary"]!;

        Assert.Equal((score, verdict), (Text(page, ".score-value"), Text(page, ".verdict-phrase")));
        Assert.Equal("based on an unknown number of critics", Text(page, ".verdict-count"));
        Assert.Equal("unknown how many are positive, mixed or negative", Text(page, ".basis-legend span"));
        Assert.Equal(
            $"{verdict} – based on an unknown number of critics",
            Text(await _site.PageAsync("/films"), ".film-card-verdict")
        );
        Assert.Equal(verdict, summary["verdict"]!.GetValue<string>());
        Assert.Null(summary["critics"]);
        Assert.Null(summary["criticsBasis"]);
        Assert.Equal("""{"count":null,"basis":null}""", summary["mixed"]!.ToJsonString());
        Assert.Equal(badge, (await _site.JsonAsync("/films/a/badge.json"))["message"]!.GetValue<string>());
        Assert.Contains(
            "It does not say how many critics it counted",
            Text(await _site.PageAsync("/films/a/verdict"), "section[aria-labelledby=score-heading]"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"{verdict} – an unknown number of critics",
            Text(await _site.PageAsync("/films/a/card"), "p:not([class])")
        );
        Assert.Contains("unknown", Texts(await _site.PageAsync("/films?view=table"), ".film-table td"));
    }

    [Fact]
    public async Task A_favorable_review_is_never_called_unknown()
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,critic,sentiment,score,quote\nA,Ann,fresh,90/100,One.\nA,Bob,fresh,,Two.\nA,Cid,rotten,,Three.\n"
                    + "A,Dan,fresh,70/100,Four.\nA,Eve,,,Five.\n"
            )
        );

        var page = await _site.PageAsync("/films/a");

        Assert.Equal(
            ["2 positive", "1 favorable", "0 mixed", "1 unfavorable", "0 negative", "1 unknown"],
            Texts(page, ".distribution-key li")
        );
        Assert.Equal(
            Texts(page, ".distribution-key li"),
            Texts(await _site.PageAsync("/films"), ".film-card:has(a[href='/films/a']) .distribution-key li")
        );
        Assert.Equal(
            "2 positive, 1 favorable, 0 mixed, 1 unfavorable, 0 negative, 1 unknown",
            Text(await _site.PageAsync("/films/a/card"), ".tally")
        );
        Assert.Equal(["All", "positive 2", "favorable 1", "unfavorable 1", "unknown 1"], Texts(page, ".choices label"));
        Assert.Equal(["favorable, no score"], Texts(await _site.PageAsync("/films/a?reception=favorable"), ".chip"));
        Assert.Equal(["no score"], Texts(await _site.PageAsync("/films/a?reception=unknown"), ".review .chip"));
        Assert.Equal(["favorable, no score"], Texts(await _site.PageAsync("/critics/bob"), ".chip"));
        Assert.Contains(
            "1 favorable",
            Texts(await _site.PageAsync("/critics/bob"), ".writer-figures p")[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_review_without_a_reception_is_called_unknown_on_every_page()
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,critic,sentiment,score,quote\nA,Ann,fresh,90/100,One.\nA,Bob,fresh,,Two.\nA,Eve,,,Three.\n"
            )
        );

        Assert.Equal(
            "1 positive, 1 favorable, 0 mixed, 0 negative, 1 unknown",
            (await _site.PageAsync("/films")).QuerySelector("[role=img]")!.GetAttribute("aria-label")
        );
        Assert.StartsWith(
            "0 positive, 0 mixed, 0 negative, 1 unknown.",
            Texts(await _site.PageAsync("/critics/eve"), ".writer-figures p")[0],
            StringComparison.Ordinal
        );
    }

    /// <summary>Eight reviews with scores from 20 to 90 in tens, the lower the newer, two years long.</summary>
    private async Task ImportEightAsync()
    {
        using var tables = new Tables(_site);
        var rows = Enumerable
            .Range(2, 8)
            .Select(i => (Number: i, Date: FormattableString.Invariant($"{(i < 5 ? 2001 : 2000)}-01-{11 - i:00}")))
            .Select(r =>
                FormattableString.Invariant(
                    $"Eight,1999,Ann Onym;Bo Bo,Crime,Critic {r.Number},{r.Number}/10,{r.Date},Quote {r.Number}.\n"
                )
            );
        await tables.ImportAsync(
            tables.Write("e.csv", "title,year,directors,genres,critic,score,date,quote\n" + string.Concat(rows))
        );
    }

    [Fact]
    public async Task A_quote_is_not_called_that_of_the_highest_score_if_a_review_without_one_is_higher()
    {
        await ImportEightAsync();
        using var tables = new Tables(_site);
        await tables.ImportAsync(tables.Write("f.csv", "title,year,critic,score\nEight,1999,Critic 10,10/10\n"));

        var page = await _site.PageAsync("/films/eight");

        Assert.Equal(["Closest to the mean", "Lowest score"], Texts(page, ".leads h2"));
        Assert.Equal("Selected reviews", page.QuerySelector(".leads")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task The_highest_the_typical_and_the_lowest_review_are_quoted_first()
    {
        await ImportEightAsync();

        var page = await _site.PageAsync("/films/eight");

        Assert.Equal(["Highest score", "Closest to the mean", "Lowest score"], Texts(page, ".leads h2"));
        Assert.Equal(["90 positive 9/10", "50 mixed 5/10", "20 negative 2/10"], Texts(page, ".leads .chip"));
        Assert.All(
            page.QuerySelectorAll(".leads .hint a"),
            a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!))
        );
        Assert.Empty((await _site.PageAsync("/films/eight?min=30")).QuerySelectorAll(".leads"));
        Assert.Empty((await _site.PageAsync("/films/pusher")).QuerySelectorAll(".leads"));
    }

    [Fact]
    public async Task Reviews_come_newest_first_unless_another_order_is_asked_for()
    {
        await ImportEightAsync();

        Assert.Equal(
            ["Critic 2", "Critic 3", "Critic 4", "Critic 5", "Critic 6", "Critic 7", "Critic 8", "Critic 9"],
            Texts(await _site.PageAsync("/films/eight"), ".review cite")
        );
        Assert.Equal(
            "8 reviews, highest score first",
            Text(await _site.PageAsync("/films/eight?sort=score"), ".count")
        );
    }

    [Fact]
    public async Task What_narrows_the_list_stands_above_it_and_can_be_removed()
    {
        await ImportEightAsync();

        var page = await _site.PageAsync("/films/eight?reception=positive&min=70&critic=critic-9&q=quote&year=2000");

        Assert.Equal(
            [
                ("Remove filter: positive ×", "/films/eight?min=70&critic=critic-9&q=quote&year=2000"),
                ("Remove filter: score from 70 ×", "/films/eight?reception=positive&critic=critic-9&q=quote&year=2000"),
                ("Remove filter: Critic 9 ×", "/films/eight?reception=positive&min=70&q=quote&year=2000"),
                ("Remove filter: “quote” ×", "/films/eight?reception=positive&min=70&critic=critic-9&year=2000"),
                ("Remove filter: written in 2000 ×", "/films/eight?reception=positive&min=70&critic=critic-9&q=quote"),
            ],
            page.QuerySelectorAll(".tags a").Select(a => (Clean(a.TextContent), a.GetAttribute("href")))
        );
        Assert.Equal(["Critic 9"], Texts(page, ".review cite"));
        Assert.False(page.QuerySelector(".filter-more")!.HasAttribute("open"));
        Assert.True(
            (await _site.GetAsync("/films/eight?min=x")).Page.QuerySelector(".filter-more")!.HasAttribute("open")
        );
    }

    [Fact]
    public async Task The_bars_of_the_charts_lead_to_the_reviews_that_they_count()
    {
        await ImportEightAsync();

        var page = await _site.PageAsync("/films/eight");
        var bars = page.QuerySelectorAll(".chart-link").ToList();

        Assert.Equal(
            "/films/eight?min=50&max=60#reviews-heading",
            bars.Single(b => b.GetAttribute("aria-label")!.StartsWith("Score 50", StringComparison.Ordinal))
                .GetAttribute("href")
        );
        foreach (var bar in bars)
        {
            var count = (await _site.PageAsync(bar.GetAttribute("href")!.Split('#')[0]))
                .QuerySelectorAll(".review")
                .Length;
            Assert.EndsWith(
                count == 1 ? ": 1 review" : $": {count} reviews",
                bar.GetAttribute("aria-label"),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_films_facts_lead_to_the_films_that_share_them()
    {
        await ImportEightAsync();
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write("o.csv", "title,year,directors,critic,score,quote\nOther,2004,Bo Bo,Ann,70/100,Fine.\n")
        );

        var page = await _site.PageAsync("/films/eight");
        var links = page.QuerySelectorAll(".film-head a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.Equal(
            ["/directors/ann-onym", "/directors/bo-bo", "/years/1999", "/films?decade=1990", "/genres/crime"],
            links
        );
        foreach (var link in links)
        {
            Assert.Contains(
                "Eight",
                (await _site.PageAsync(link)).QuerySelector("main")!.TextContent,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(["Other"], Texts(page, ".neighbours li a"));
    }

    [Fact]
    public async Task A_long_quote_is_folded_and_nothing_of_it_is_lost()
    {
        var sentence = "This is a sentence of a review that goes on and on. ";
        var quote = string.Concat(Enumerable.Repeat(sentence, 40)).Trim();
        await _site.ImportAsync("Wordy", "1. Reviewed by: Ann\n      " + quote);

        var page = await _site.PageAsync("/films/wordy");

        Assert.Single(page.QuerySelectorAll(".review blockquote details"));
        Assert.Equal(quote, string.Join(' ', Texts(page, ".review blockquote p")));
        Assert.InRange(Text(page, ".review blockquote > p").Length, 400, 600);
        Assert.False(page.QuerySelector(".quote-rest")!.HasAttribute("open"));
    }
}
