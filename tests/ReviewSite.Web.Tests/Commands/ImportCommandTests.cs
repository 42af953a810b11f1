namespace ReviewSite.Web.Tests.Commands;

[Collection(InProcessCommands.Name)]
public sealed class ImportCommandTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("--scale", "10")]
    [InlineData("--encoding", "windows-1252")]
    [InlineData("--dates", "dmy")]
    [InlineData("--map", "quote=body")]
    public async Task An_option_for_tables_is_refused_for_a_text(string option, string value)
    {
        var file = _cli.Write("text.txt", ReviewTexts.Scored("Mixed or average reviews", 50));

        var outcome = await _cli.RunInProcessAsync("import", file, "--film", "Middling", option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(
            $"{option} is for tables only, and {file} is a text; leave the option out.",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_text_is_taken_in_once_and_the_second_time_nothing_happens()
    {
        var file = _cli.Write("text.txt", ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52, 53));

        var first = await _cli.RunAsync("import", file, "--film", "Middling", "--year", "1999");
        var second = await _cli.RunInProcessAsync("import", file, "--slug", "middling");

        Assert.Equal(
            (0, "text.txt → Middling (/films/middling): 4 new, 0 changed, 0 unchanged; Mixed or average reviews\n"),
            (first.ExitCode, first.Output)
        );
        Assert.Equal(
            (0, "text.txt → Middling (/films/middling): has already been imported; nothing to do\n"),
            (second.ExitCode, second.Output)
        );
    }

    [Fact]
    public async Task A_title_without_a_year_is_not_guessed_to_be_another_film()
    {
        var file = _cli.Write("text.txt", ReviewTexts.Scored("Mixed or average reviews", 50));
        await _cli.RunInProcessAsync("import", file, "--film", "Middling", "--year", "1999");

        var outcome = await _cli.RunInProcessAsync("import", file, "--film", "Middling");

        Assert.Equal(
            (1, "error: “Middling” already exists for 1999; choose one with --year or --slug.\n"),
            (outcome.ExitCode, outcome.Error)
        );
    }

    [Fact]
    public async Task The_data_folder_may_be_a_setting()
    {
        var file = _cli.Write("text.txt", ReviewTexts.Scored("Mixed or average reviews", 50));

        await _cli.RunInProcessAsync("import", file, "--film", "Middling", "--Data:Directory=elsewhere");

        Assert.True(File.Exists(Path.Combine(_cli.Folder, "elsewhere", "reviewsite.db")));
        Assert.False(Directory.Exists(Path.Combine(_cli.Folder, "data")));
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused_in_one_line()
    {
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "data"));
        _cli.Write(
            Path.Combine("data", "reviewsite.db"),
            string.Concat(Enumerable.Repeat("This is no database. ", 100))
        );

        var outcome = await _cli.RunInProcessAsync(
            "import",
            _cli.Write("text.txt", ReviewTexts.Scored("Mixed or average reviews", 50)),
            "--film",
            "X"
        );

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("error: the store cannot be used", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_leaves_nothing()
    {
        var file = _cli.Write("text.txt", ReviewTexts.Scored("Mixed or average reviews", 50));

        var outcome = await _cli.RunInProcessAsync("import", file, "--film", "Middling", "--dry-run");

        Assert.StartsWith("dry run: text.txt → Middling", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["text.txt"], Directory.EnumerateFileSystemEntries(_cli.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_text_that_is_no_review_is_refused_in_one_line()
    {
        var outcome = await _cli.RunInProcessAsync("import", _cli.Write("letter.txt", "Dear all,"), "--film", "None");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith(
            "error: letter.txt, line 1: nothing that looks like a review",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData(1, "import", "missing.txt", "--film", "X")]
    [InlineData(1, "import", "text.txt", "--slug", "none")]
    [InlineData(1, "import", "text.txt", "--film", " ")]
    [InlineData(1, "import", "text.txt", "--film", "X", "--year", "1066")]
    [InlineData(2, "import", "text.txt")]
    [InlineData(2, "import", "text.txt", "--film", "X", "--slug", "x")]
    [InlineData(2, "import", "text.txt", "--slug", "x", "--year", "1999")]
    [InlineData(2, "import", "--film", "X")]
    [InlineData(2, "import", "text.txt", "--film", "X", "--year", "soon")]
    [InlineData(2, "improt", "text.txt")]
    [InlineData(2, "serve", "--dta", "x")]
    [InlineData(2, "serve", "--urls", "foo")]
    [InlineData(2, "serve", "--data", "")]
    [InlineData(1, "serve", "--data", "text.txt")]
    [InlineData(1, "serve", "--urls", "http://192.0.2.1:5055")]
    public async Task Wrong_usage_exits_with_2_and_refused_input_with_1(int expected, params string[] args)
    {
        _cli.Write("text.txt", ReviewTexts.Scored("Mixed or average reviews", 50));

        var outcome = await _cli.RunInProcessAsync(args);

        Assert.Equal(expected, outcome.ExitCode);
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var outcome = await _cli.RunInProcessAsync("--help");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches("(?s)serve.*import.*verdict", outcome.Output);
    }
}
