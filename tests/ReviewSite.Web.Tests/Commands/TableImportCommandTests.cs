using System.Globalization;

namespace ReviewSite.Web.Tests.Commands;

public sealed class TableImportCommandTests : IDisposable
{
    private const int Rows = 6_000;

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private static string Table() => "title,year,critic,score,quote\n" + string.Concat(Enumerable.Range(0, Rows).Select(
        i => string.Create(CultureInfo.InvariantCulture, $"Film {i / 10},{1950 + (i / 10 % 70)},Critic {i % 300},{i % 101}/100,Words of review {i}.\n")));

    [Fact]
    public async Task Tables_go_in_together_are_known_again_and_say_what_became_of_them()
    {
        var movies = _cli.Write("movies.csv", "id,title,year\nm1,Pusher,1996\n");
        var reviews = _cli.Write("reviews.csv", "movieId,critic,body,stars\nm1,Ann,Good.,4\nm1,Bob,Fine.,5\nm9,Cid,Lost.,1\n");
        string[] told = ["--map", "quote=body", "--map", "originalScore=stars", "--scale", "5", "--on-error", "skip"];

        var first = await _cli.RunAsync(["import", movies, reviews, .. told]);
        var second = await _cli.RunAsync(["import", movies, reviews, .. told]);

        Assert.Equal(
            (0, "movies.csv, reviews.csv: 1 film; reviews: 2 new, 0 changed, 0 unchanged, 0 twice; 1 row skipped, see reviews.skipped.csv\n"),
            (first.ExitCode, first.Output));
        Assert.Contains("m9,Cid,Lost.,1", await File.ReadAllTextAsync(Path.Combine(_cli.Folder, "reviews.skipped.csv")), StringComparison.Ordinal);
        Assert.Equal((0, "movies.csv, reviews.csv is in the store already; nothing to do\n"), (second.ExitCode, second.Output));
    }

    [Theory]
    [InlineData("--map", "nothing=body", "names no field")]
    [InlineData("--dates", "ddmmyy", "is no order")]
    [InlineData("--on-error", "ignore", "neither stop nor skip")]
    [InlineData("--encoding", "klingon", "is not known here")]
    [InlineData("--scale", "0", "above 0")]
    public async Task An_option_that_says_nothing_is_named(string option, string value, string told)
    {
        var outcome = await _cli.RunAsync("import", _cli.Write("a.csv", "title,quote\nA,B\n"), option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_stops_with_its_line_and_exits_with_one()
    {
        var outcome = await _cli.RunAsync("import", _cli.Write("a.csv", "title,year,critic,quote\nPusher,1996,Ann,Good.\n,,Bob,Lost.\n"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("error: a.csv, line 3: a row that names no film", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_any_moment_it_leaves_all_or_nothing()
    {
        var file = _cli.Write("reviews.csv", Table());
        var random = new Random(3);
        for (var i = 0; i < 4; i++)
        {
            var data = string.Create(CultureInfo.InvariantCulture, $"data-{i}");
            await _cli.RunAsync("import", _cli.Write("first.txt", "1. 80\nGood."), "--film", "First", "--data", data);

            await _cli.RunAndKillAsync(TimeSpan.FromMilliseconds(random.Next(1_000, 5_000)), "import", file, "--data", data);

            var check = await _cli.RunAsync("check", "--data", data);
            Assert.Equal((0, ""), (check.ExitCode, check.Error));
            Assert.True(check.Output.Contains("; 1 stored", StringComparison.Ordinal) || check.Output.Contains("; 601 stored", StringComparison.Ordinal), check.Output);
            Assert.Equal(0, (await _cli.RunAsync("import", file, "--data", data)).ExitCode);
            Assert.Contains("; 601 stored", (await _cli.RunAsync("check", "--data", data)).Output, StringComparison.Ordinal);
            Assert.Equal("", string.Join(" ", Directory.GetFiles(Path.Combine(_cli.Folder, data), "staging-*").Select(Path.GetExtension)));
        }
    }
}
