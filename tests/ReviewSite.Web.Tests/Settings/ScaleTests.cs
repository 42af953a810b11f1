using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Tests.Commands;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.Settings;

/// <summary>A site on the scale for games.</summary>
public sealed class ScaleTests : IDisposable
{
    /// <summary>On the scale for films: positive 5, mixed 0, negative 0.</summary>
    private static readonly int[] _scores = [70, 74, 75, 90, 66];

    private readonly Site _site = OnGames(new Site { HasOwnSeed = true });

    public void Dispose() => _site.Dispose();

    private static Site OnGames(Site site)
    {
        site.Settings["Scale:Preset"] = "games";
        return site;
    }

    /// <summary>Reviews by A, B, C, …, of which a missing score is said by nobody.</summary>
    private static string Text(IEnumerable<int?> scores) =>
        "Critic Reviews\n"
        + string.Concat(
            scores.Select(
                (score, i) =>
                    $"  {i + 1}. {score}\n    Reviewed by: {ReviewTexts.CriticName(i)}\n"
                    + $"    2020-01-0{i + 1}\n    Quote {i}.\n"
            )
        );

    private static (int Positive, int Mixed, int Negative) Counts(JsonNode summary)
    {
        return (Count("positive"), Count("mixed"), Count("negative"));

        int Count(string band) => (int)summary[band]!["count"]!;
    }

    [Fact]
    public async Task Receptions_and_verdicts_follow_the_scale_in_pages_filters_and_api()
    {
        await _site.ImportAsync("Doom", Text(_scores.Cast<int?>()));

        var summary = (await _site.JsonAsync("/api/v1/films/doom"))["summary"]!;
        Assert.Equal((2, 3, 0), Counts(summary));
        Assert.Equal((75, "generally-favorable"), ((int)summary["score"]!["value"]!, (string?)summary["verdictKey"]));
        var positive = await _site.PageAsync("/films/doom?reception=positive");
        Assert.Equal("2 of 5 reviews, newest first", positive.QuerySelector(".count")!.TextContent);
        Assert.Single((await _site.PageAsync("/films?verdict=generally-favorable")).QuerySelectorAll(".film-card"));
    }

    [Fact]
    public async Task The_scale_is_stated_in_the_api_and_on_the_pages()
    {
        await _site.ImportAsync("Doom", Text(_scores.Cast<int?>()));

        var scale = (await _site.JsonAsync("/api/v1/films/doom"))["summary"]!["scale"]!;
        Assert.Equal(
            ("games", 75, 50, false),
            ((string?)scale["name"], (int)scale["positiveFrom"]!, (int)scale["mixedFrom"]!, (bool)scale["estimates"]!)
        );
        Assert.Equal([90, 75, 50, 20, 0], scale["verdicts"]!.AsArray().Select(v => (int)v!["from"]!));
        const string Sentence = "On this site, a review is positive from 75, mixed from 50, and negative below";
        Assert.Contains(
            Sentence,
            (await _site.PageAsync("/films/doom/verdict")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(Sentence, (await _site.PageAsync("/about/scores")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ranges_of_the_chart_keep_to_the_receptions()
    {
        await _site.ImportAsync("Doom", Text(_scores.Cast<int?>()));

        var ticks = (await _site.PageAsync("/films/doom")).QuerySelectorAll(".chart-tick").Select(t => t.TextContent);
        Assert.Equal(
            ["0–9", "10–19", "20–29", "30–39", "40–49", "50–61", "62–74", "75–82", "83–91", "92–100"],
            ticks.Take(10)
        );
    }

    [Fact]
    public async Task A_film_with_missing_scores_has_their_mean_and_bounds_and_no_estimate()
    {
        await _site.ImportAsync("Doom", Text([.. _scores.Cast<int?>(), null]));

        var summary = (await _site.JsonAsync("/api/v1/films/doom"))["summary"]!;
        var score = summary["score"]!;
        Assert.Equal((75, "counted"), ((int)score["value"]!, (string?)score["basis"]));
        Assert.Null(score["likely"]);
        Assert.Equal([62.5m, 79.2m], score["possible"]!.AsArray().Select(p => (decimal)p!));
        Assert.Equal("counted", (string?)summary["verdictBasis"]);
        var page = (await _site.PageAsync("/films/doom/verdict")).Body!.TextContent;
        Assert.Contains("on this site's scale missing scores are not estimated", page, StringComparison.Ordinal);
        Assert.DoesNotContain("likely range", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "estimate is",
            (await _site.PageAsync("/about/scores")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_film_of_which_too_few_scores_are_known_has_their_mean_and_no_verdict()
    {
        await _site.ImportAsync("Doom", Text([90, 90, 90, null, null]));

        var summary = (await _site.JsonAsync("/api/v1/films/doom"))["summary"]!;
        Assert.Equal((90, "counted"), ((int)summary["score"]!["value"]!, (string?)summary["score"]!["basis"]));
        Assert.Equal("too-few", (string?)summary["verdictKey"]);
        Assert.Contains(
            "A verdict needs 4 critics with a score.",
            (await _site.PageAsync("/films/doom")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_start_with_another_scale_recomputes_what_is_stored()
    {
        await _site.ImportAsync("Doom", Text([.. _scores.Cast<int?>(), null]));

        using var films = _site.Restarted();
        var onFilms = (await films.JsonAsync("/api/v1/films/doom"))["summary"]!;
        Assert.Equal((5, 0, 0), Counts(onFilms));
        Assert.Equal("estimated", (string?)onFilms["score"]!["basis"]);
        Assert.True(await films.IsWholeAsync());

        using var games = OnGames(films.Restarted());
        var onGames = (await games.JsonAsync("/api/v1/films/doom"))["summary"]!;
        Assert.Equal((2, 3, 0), Counts(onGames));
        Assert.Equal(
            "2 of 6 reviews, newest first",
            (await games.PageAsync("/films/doom?reception=positive")).QuerySelector(".count")!.TextContent
        );
        Assert.True(await games.IsWholeAsync());
    }

    [Fact]
    public async Task A_start_with_the_same_scale_recomputes_nothing()
    {
        await _site.ImportAsync("Doom", Text(_scores.Cast<int?>()));
        var before = await _site.ReadAsync(db => db.ContentVersionAsync(default));

        using var again = OnGames(_site.Restarted());

        Assert.Equal(before, await again.ReadAsync(db => db.ContentVersionAsync(default)));
    }

    [Fact]
    public async Task An_export_states_the_scale_and_comes_back_the_same()
    {
        await _site.ImportAsync("Doom", Text(_scores.Cast<int?>()));
        var json = await _site.CatalogueAsync();

        Assert.Contains(
            "\"scale\":{\"name\":\"games\",\"positiveFrom\":75,\"mixedFrom\":50,",
            json,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "reception,positive,75,100",
            (await _site.TablesAsync())["scale.csv"],
            StringComparison.Ordinal
        );
        using var other = OnGames(new Site { HasOwnSeed = true });
        Assert.Null((await other.ImportAsync(json)).Notice);
        Assert.Equal(json, await other.CatalogueAsync());
        Assert.Equal((2, 3, 0), Counts((await other.JsonAsync("/api/v1/films/doom"))["summary"]!));
    }

    [Fact]
    public async Task An_export_from_another_scale_is_taken_in_on_this_ones_with_a_notice()
    {
        await _site.ImportAsync("Doom", Text(_scores.Cast<int?>()));
        var json = await _site.CatalogueAsync();

        using var films = new Site { HasOwnSeed = true };
        var counts = await films.ImportAsync(json);

        Assert.Contains("the file uses a different scale (games)", counts.Notice, StringComparison.Ordinal);
        Assert.Equal((5, 0, 0), Counts((await films.JsonAsync("/api/v1/films/doom"))["summary"]!));
    }

    [Fact]
    public async Task An_export_of_an_older_version_which_states_no_scale_is_taken_in()
    {
        await _site.ImportAsync("Doom", Text(_scores.Cast<int?>()));
        var json = (await _site.CatalogueAsync()).Split('\n');

        using var other = OnGames(new Site { HasOwnSeed = true });
        var old = json[0].Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal);
        var counts = await other.ImportAsync(string.Join('\n', json.Skip(2).Prepend(old)));

        Assert.Equal((1, 5, null), (counts.Films, counts.Reviews, counts.Notice));
    }

    [Fact]
    public async Task The_verdict_command_has_bounds_and_no_estimate_on_another_scale()
    {
        using var cli = new Cli();

        string[] command = ["verdict", "--Scale:Preset=games"];
        var tally = await cli.RunAsync("positive,mixed,negative\n9,2,0\n", command);
        var scores = await cli.RunAsync("scores\n80 90 70 76\n", command);

        Assert.Equal((0, ""), (tally.ExitCode, tally.Error));
        Assert.Equal("9,2,0,,,,70.4,95.3,Too few reviews", tally.Output.Split('\n')[1]);
        Assert.Equal("80 90 70 76,79,,,,,Generally favorable reviews", scores.Output.Split('\n')[1]);
    }
}
