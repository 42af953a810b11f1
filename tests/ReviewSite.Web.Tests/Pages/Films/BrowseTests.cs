using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Pages.Admin.Films;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Films;

public sealed class BrowseTests(BrowseTests.Filled filled) : IClassFixture<BrowseTests.Filled>
{
    private readonly Site _site = filled.Site;

    private async Task<string> TitlesAsync(string query) =>
        string.Join(
            ", ",
            (await _site.PageAsync("/films" + query)).QuerySelectorAll(".film-card h3 a").Select(a => a.TextContent)
        );

    [Theory]
    [InlineData("", "Divided, Few but perfect, Many and great, Two")]
    [InlineData("?sort=best", "Many and great, Few but perfect, Divided, Two")]
    [InlineData("?sort=score", "Two, Few but perfect, Many and great, Divided")]
    [InlineData("?sort=reviews", "Many and great, Divided, Few but perfect, Two")]
    [InlineData("?sort=divisive", "Divided, Few but perfect, Many and great, Two")]
    [InlineData("?sort=year", "Two, Divided, Many and great, Few but perfect")]
    [InlineData("?genre=Crime", "Many and great")]
    [InlineData("?decade=2000", "Divided, Many and great")]
    [InlineData("?verdict=universal-acclaim", "Few but perfect, Many and great")]
    [InlineData("?verdict=too-few", "Two")]
    [InlineData("?critics=5&sort=year", "Divided, Many and great")]
    [InlineData("?q=great", "Many and great")]
    [InlineData("?q=GR%C3%89", "Many and great")]
    public async Task Films_are_sorted_and_narrowed_and_few_reviews_do_not_outrank_many(
        string query,
        string expected
    ) => Assert.Equal(expected, await TitlesAsync(query));

    [Theory]
    [InlineData("sort=none")]
    [InlineData("genre=None")]
    [InlineData("decade=abc")]
    [InlineData("verdict=great")]
    [InlineData("critics=0")]
    [InlineData("page=99")]
    [InlineData("q=%3F")]
    public async Task A_wrong_choice_is_named_and_the_rest_counts(string query)
    {
        var (status, page) = await _site.GetAsync($"/films?{query}");

        Assert.Equal(400, status);
        Assert.Contains(
            $"“{query.Split('=')[0]}”".Replace("“q”", "“?”", StringComparison.Ordinal),
            page.QuerySelector("[role=alert]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(4, page.QuerySelectorAll(".film-card").Length);
    }

    [Fact]
    public async Task A_genre_that_only_withdrawn_films_have_is_none_to_choose()
    {
        var own = new Filled();
        using var site = own.Site;
        await own.InitializeAsync();
        var film = await site.ReadAsync(db =>
            db.Films.Where(f => f.Slug == "many-and-great").Select(f => f.Id).SingleAsync()
        );
        await site
            .Services.GetRequiredService<FilmEditing>()
            .WithdrawAsync(film, version: null, Actor.CommandLine, default);

        Assert.Equal(
            ["Any", "Drama"],
            (await site.PageAsync("/films")).QuerySelectorAll("select[name=genre] option").Select(o => o.TextContent)
        );
        Assert.Equal(400, (await site.GetAsync("/films?genre=Crime")).Status);
    }

    [Fact]
    public async Task A_film_of_whose_critics_too_little_is_known_has_the_mean_of_the_others_and_no_rank()
    {
        using var site = new Site();
        await site.ImportAsync("Known", Text("60", "60", "60", "60"));
        await site.ImportAsync("Little known", Text("90", "90", "90", ""));

        var page = await site.PageAsync("/films?sort=best");
        var verdict = await site.PageAsync("/films/little-known");

        Assert.Equal(
            ["Pusher", "Known", "Little known"],
            page.QuerySelectorAll(".film-card h3 a").Select(a => a.TextContent)
        );
        Assert.Contains("counted from 3 of 4 scores", verdict.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Too few reviews", verdict.Body.TextContent, StringComparison.Ordinal);

        static string Text(params string[] scores) =>
            "Critic Reviews\n"
            + string.Concat(
                scores.Select((score, i) => $"  {i + 1}. {score}\n    Reviewed by: Critic {i}\n    Quote {i}.\n")
            );
    }

    [Fact]
    public async Task The_page_says_how_it_ranks_and_draws_the_catalogue_by_year()
    {
        Assert.Contains(
            "as if 10 more critics had given it the usual score, 58",
            (await _site.PageAsync("/films?sort=best")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1999",
            (await _site.PageAsync("/films")).QuerySelector("figure.chart")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_films_scores_are_drawn_with_their_figures_in_words()
    {
        var page = await _site.PageAsync("/films/divided");

        Assert.NotNull(page.QuerySelector("figure.chart svg[role=group][aria-label] a"));
        Assert.NotNull(page.QuerySelector("figure.chart details table"));
    }

    public sealed class Filled : FilledSite
    {
        protected override async Task FillAsync(Site site)
        {
            using var tables = new Tables(site);
            string Film(string title, int year, string genre, params int[] scores) =>
                string.Concat(
                    scores.Select(
                        (s, i) =>
                            FormattableString.Invariant(
                                $"{title},{year},{genre},Critic {i},{s}/100,Quote {i} of {title}.\n"
                            )
                    )
                );
            await tables.ImportAsync(
                tables.Write(
                    "a.csv",
                    "title,year,genre,critic,score,quote\n"
                        + Film("Few but perfect", 1999, "Drama", 100, 100, 100, 100)
                        + Film("Many and great", 2001, "Crime", [.. Enumerable.Repeat(92, 30)])
                        + Film("Divided", 2005, "Drama", 0, 100, 5, 95, 2, 98, 1, 99)
                        + Film("Two", 2010, "Drama", 100, 100)
                )
            );
        }
    }
}
