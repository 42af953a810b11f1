namespace ReviewSite.Web.Tests.Commands;

/// <summary>The program as a person calls it: as a process, which is also the published one.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("“imprt” is not a command; did you mean “import”? See reviewsite --help.", "imprt", "a.txt")]
    [InlineData(
        "“rest” is not a command; did you mean “reset”? See reviewsite admin --help.",
        "admin",
        "rest",
        "a@b.c"
    )]
    [InlineData(
        "“--dta” is not an option of reviewsite serve; did you mean “--data”? See reviewsite serve --help.",
        "serve",
        "--dta",
        "x"
    )]
    [InlineData("“frobnicate” is not a command. See reviewsite --help.", "frobnicate")]
    [InlineData(
        "--format: “xml” is not a format; use json, csv or text. See reviewsite export --help.",
        "export",
        "--format",
        "xml"
    )]
    [InlineData(
        "--scale: “ten” is not a number above 0, such as 10. See reviewsite import --help.",
        "import",
        "a.csv",
        "--scale",
        "ten"
    )]
    [InlineData("Required argument missing for command: 'import'. See reviewsite import --help.", "import")]
    public async Task Wrong_usage_is_explained_in_one_line_with_the_word_that_was_meant(
        string expected,
        params string[] args
    )
    {
        var outcome = await _cli.RunAsync(args);

        Assert.Equal((2, "", $"error: {expected}\n"), (outcome.ExitCode, outcome.Output, outcome.Error));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("import")]
    [InlineData("export")]
    [InlineData("verdict")]
    [InlineData("migrate")]
    [InlineData("check")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("admin")]
    [InlineData("admin", "add")]
    [InlineData("admin", "reset")]
    [InlineData("posters")]
    [InlineData("generate")]
    [InlineData("push")]
    [InlineData("push", "jellyfin")]
    [InlineData("completions")]
    [InlineData]
    public async Task Every_help_ends_with_examples(params string[] command)
    {
        var outcome = await _cli.RunAsync([.. command, "--help"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Matches($"(?s)Examples:\n  reviewsite {string.Join(' ', command)}", outcome.Output);
    }

    [Theory]
    [InlineData("nope.csv does not exist; check the name and the folder.", "nope.csv")]
    [InlineData("nope.txt does not exist; check the name and the folder.", "nope.txt")]
    [InlineData("nope.txt does not exist; check the name and the folder.", "nope.txt", "--film", "X")]
    [InlineData("folder is a folder; name the files in it.", "folder", "--film", "X")]
    [InlineData("picture.png is not a text or a table; import text, HTML, CSV or JSON files.", "picture.png")]
    [InlineData(
        "empty.csv: expected a header line such as title,critic,score,quote; the file does not start with one.",
        "empty.csv"
    )]
    public async Task Files_that_cannot_be_read_are_refused_before_a_store_is_made(
        string expected,
        params string[] args
    )
    {
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "folder"));
        _cli.Write("picture.png", "\u0089PNG\0\0\0\rIHDR");
        _cli.Write("empty.csv", "");

        var outcome = await _cli.RunAsync(["import", .. args]);

        Assert.Equal((1, $"error: {expected}\n"), (outcome.ExitCode, outcome.Error));
        Assert.False(Directory.Exists(Path.Combine(_cli.Folder, "data")));
    }

    [Fact]
    public async Task Texts_and_tables_are_not_imported_together()
    {
        _cli.Write("a.txt", ReviewTexts.Scored("Mixed or average reviews", 50));
        _cli.Write("b.csv", "title,score\nX,50\n");

        var outcome = await _cli.RunAsync("import", "a.txt", "b.csv");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("a.txt is a text, b.csv is a table", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_imported_from_standard_input()
    {
        var text = ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52, 53);

        var outcome = await _cli.RunAsync(text, ["import", "-", "--film", "Middling"]);

        Assert.StartsWith(
            "standard input → Middling (/films/middling): 4 new",
            outcome.Output,
            StringComparison.Ordinal
        );
    }

    [SqliteFact]
    public async Task An_interrupted_command_exits_with_130_and_saves_nothing()
    {
        var store = Path.Combine(_cli.Folder, "data", "reviewsite.db-wal");

        var outcome = await _cli.RunAndInterruptAsync(
            () => File.Exists(store),
            "generate",
            "--films",
            "20000",
            "--reviews",
            "1000000"
        );

        Assert.Equal(130, outcome.ExitCode);
        Assert.Equal("error: interrupted; only the work reported above was saved.\n", outcome.Error);
    }

    [Theory]
    [InlineData("reviewsite im", "import")]
    [InlineData("reviewsite import --dr", "--dry-run")]
    [InlineData("reviewsite export --format ", "csv")]
    public async Task A_shell_gets_the_words_that_may_follow(string line, string expected)
    {
        var outcome = await _cli.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(expected, outcome.Output.Split('\n'));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _reviewsite reviewsite")]
    [InlineData("zsh", "compdef _reviewsite reviewsite")]
    [InlineData("fish", "complete -c reviewsite")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Completions_are_printed_for_each_shell(string shell, string expected)
    {
        var outcome = await _cli.RunAsync("completions", shell);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(expected, outcome.Output, StringComparison.Ordinal);
    }
}
