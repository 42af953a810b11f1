using System.Globalization;

namespace ReviewSite.Web.Tests.Commands;

[Collection(InProcessCommands.Name)]
public sealed class TableImportCommandTests : IDisposable
{
    private const int Rows = 6_000;

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private static string Table() =>
        "title,year,critic,score,quote\n"
        + string.Concat(
            Enumerable
                .Range(0, Rows)
                .Select(i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Film {i / 10},{1950 + (i / 10 % 70)},Critic {i % 300},{i % 101}/100,Words of review {i}.\n"
                    )
                )
        );

    [Theory]
    [InlineData("quote=Wording", 0, "")]
    [InlineData(
        "quote=Wordings",
        1,
        "error: no file has the column “Wordings”, which is mapped to Quote. Nothing was imported. Use --map "
            + "FIELD=COLUMN, such as --map quote=body.\n"
    )]
    public async Task A_mapped_column_of_one_of_several_files_is_found_in_any_case_or_refused(
        string mapped,
        int exitCode,
        string error
    )
    {
        var movies = _cli.Write("movies.csv", "id,title\nm1,Pusher\n");
        var reviews = _cli.Write("reviews.csv", "movieId,critic,score,wording\nm1,Ann,3/4,Good.\n");

        var outcome = await _cli.RunInProcessAsync("import", movies, reviews, "--map", mapped);

        Assert.Equal((exitCode, error), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public async Task The_columns_of_each_file_that_are_not_used_are_named()
    {
        var movies = _cli.Write("movies.csv", "id,title,colour\nm1,Pusher,red\n");
        var reviews = _cli.Write("reviews.csv", "movieId,critic,quote,mood\nm1,Ann,Good.,bad\n");

        var outcome = await _cli.RunInProcessAsync("import", movies, reviews);

        Assert.Contains("movies.csv, line 1: warning: the columns “colour”", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("reviews.csv, line 1: warning: the columns “mood”", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_somebody_added_to_a_file_of_the_site_is_named_but_none_of_its_own()
    {
        _cli.Write(
            "reviews.csv",
            "filmKey,title,year,critic,quote,note,problem,reviewsite-guarded\npusher,Pusher,1996,Ann,Good.,Mine,,\n"
        );

        var outcome = await _cli.RunInProcessAsync("import", "reviews.csv");

        Assert.Contains(
            "reviews.csv, line 1: warning: the columns “note”; this column is not used",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("reviews.csv")]
    [InlineData("films.csv")]
    [InlineData("published-summaries.csv")]
    public async Task No_column_of_an_export_is_named(string table)
    {
        _cli.Write("a.csv", "title,year,critic,publishedScore,score,quote\nPusher,1996,Ann,,3/4,Good.\n");
        _cli.Write("b.csv", "title,year,metascore\nPusher,1996,75\n");
        await _cli.RunInProcessAsync("import", "a.csv", "b.csv");
        await _cli.RunInProcessAsync("export", "--format", "csv", "--out", "exported");

        var outcome = await _cli.RunInProcessAsync("import", Path.Combine("exported", table), "--dry-run");

        Assert.DoesNotContain("not used", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public async Task Press_grades_in_words_are_reviews_and_columns_that_are_not_used_are_named()
    {
        _cli.Write(
            "press.csv",
            "paper,rating,title,date,duration,genre,nationality,direction,actors\n"
                + "Le Monde,Très bien,Amélie,2001,122 min,Comédie,France,Jean-Pierre Jeunet,Audrey Tautou\n"
                + "Télérama,Pas mal,Amélie,2001,122 min,Comédie,France,Jean-Pierre Jeunet,Audrey Tautou\n"
        );

        var outcome = await _cli.RunInProcessAsync("import", "press.csv", "--scale-words", "Très bien=75,Pas mal=50");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("reviews: 2 new", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("actors", outcome.Error + outcome.Output, StringComparison.Ordinal);
        Assert.Contains("is not used", outcome.Error + outcome.Output, StringComparison.Ordinal);
        var film = await _cli.RunAsync("export", "--format", "json", "--film", "amelie");
        Assert.Contains(
            "\"score\":75",
            film.Output.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--scale", "ten", "--scale: “ten” is not a number above 0")]
    [InlineData("--scale", "0", "--scale: “0” is not a number above 0")]
    [InlineData("--scale-words", "Bien", "--scale-words: “Bien” is not a grade with its score")]
    [InlineData("--year", "abc", "--year: “abc” is not a year")]
    public async Task A_wrong_option_is_refused_in_words(string option, string value, string expected)
    {
        _cli.Write("a.csv", "title,critic,score\nA,Ann,5/10\n");

        var outcome = await _cli.RunInProcessAsync("import", "a.csv", "--film", "A", option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith($"error: {expected}", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_go_in_together_are_known_again_and_say_what_became_of_them()
    {
        var movies = _cli.Write("movies.csv", "id,title,year\nm1,Pusher,1996\n");
        var reviews = _cli.Write(
            "reviews.csv",
            "movieId,critic,body,stars\nm1,Ann,Good.,4\nm1,Bob,Fine.,5\nm9,Cid,Lost.,1\n"
        );
        string[] options =
        [
            "--map",
            "quote=body",
            "--map",
            "originalScore=stars",
            "--scale",
            "5",
            "--on-error",
            "skip",
        ];

        var first = await _cli.RunInProcessAsync(["import", movies, reviews, .. options]);
        var second = await _cli.RunInProcessAsync(["import", movies, reviews, .. options]);

        Assert.Equal(
            (
                0,
                "movies.csv, reviews.csv: 1 film; reviews: 2 new, 0 changed, 0 unchanged, 0 repeated; 1 row "
                    + "skipped, see reviews.skipped.csv\n"
            ),
            (first.ExitCode, first.Output)
        );
        Assert.Contains(
            "m9,Cid,Lost.,1",
            await File.ReadAllTextAsync(Path.Combine(_cli.Folder, "reviews.skipped.csv")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            (0, "movies.csv, reviews.csv has already been imported; nothing to do\n"),
            (second.ExitCode, second.Output)
        );
    }

    [Fact]
    public async Task A_table_of_films_without_titles_names_the_columns_that_were_understood_and_the_option_that_helps()
    {
        var movies = _cli.Write("movies.csv", "id,label,year\n1,Pusher,1996\n");
        var reviews = _cli.Write("reviews.csv", "movieId,critic,score\n1,Ann,8/10\n");

        var refused = await _cli.RunInProcessAsync("import", movies, reviews);
        var withTitle = await _cli.RunInProcessAsync("import", movies, reviews, "--film-title-from", "label");

        Assert.Equal(
            (
                1,
                """
                error: movies.csv: no column holds film titles.
                Understood: id (FilmKey), year (Year)
                Not understood: label
                Nothing was imported; add the column, or say which one it is.
                """ + " Use --film-title-from COLUMN, or --film TITLE where all rows are about one film.\n"
            ),
            (refused.ExitCode, refused.Error)
        );
        Assert.Equal(
            (0, "movies.csv, reviews.csv: 1 film; reviews: 1 new, 0 changed, 0 unchanged, 0 repeated\n"),
            (withTitle.ExitCode, withTitle.Output)
        );
    }

    [Theory]
    [InlineData("--map", "nothing=body", "does not name a field")]
    [InlineData("--dates", "ddmmyy", "is not an order")]
    [InlineData("--on-error", "ignore", "use stop or skip")]
    [InlineData("--encoding", "klingon", "is not a known encoding")]
    [InlineData("--scale", "0", "above 0")]
    public async Task An_option_that_says_nothing_is_named(string option, string value, string message)
    {
        var outcome = await _cli.RunInProcessAsync("import", _cli.Write("a.csv", "title,quote\nA,B\n"), option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_stops_with_its_line_and_exits_with_one()
    {
        var outcome = await _cli.RunInProcessAsync(
            "import",
            _cli.Write("a.csv", "title,year,critic,quote\nPusher,1996,Ann,Good.\n,,Bob,Lost.\n")
        );

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("error: a.csv, line 3: a row that names no film", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_any_moment_it_leaves_all_or_nothing()
    {
        var file = _cli.Write("reviews.csv", Table());
        var random = new Random(3);
        for (var i = 0; i < 3; i++)
        {
            var data = string.Create(CultureInfo.InvariantCulture, $"data-{i}");
            await _cli.RunInProcessAsync(
                "import",
                _cli.Write("first.txt", "1. 80\nGood."),
                "--film",
                "First",
                "--data",
                data
            );

            await _cli.RunAndKillAsync(
                TimeSpan.FromMilliseconds(random.Next(1_000, 5_000)),
                "import",
                file,
                "--data",
                data
            );

            var check = await _cli.RunInProcessAsync("check", "--data", data);
            Assert.Equal((0, ""), (check.ExitCode, check.Error));
            Assert.True(
                check.Output.Contains("; 1 stored", StringComparison.Ordinal)
                    || check.Output.Contains("; 601 stored", StringComparison.Ordinal),
                check.Output
            );
            Assert.Equal(0, (await _cli.RunInProcessAsync("import", file, "--data", data)).ExitCode);
            Assert.Contains(
                "; 601 stored",
                (await _cli.RunInProcessAsync("check", "--data", data)).Output,
                StringComparison.Ordinal
            );
            Assert.Equal(
                "",
                string.Join(
                    " ",
                    Directory.GetFiles(Path.Combine(_cli.Folder, data), "staging-*").Select(Path.GetExtension)
                )
            );
        }
    }
}
