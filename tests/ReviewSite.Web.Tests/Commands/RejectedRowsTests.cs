namespace ReviewSite.Web.Tests.Commands;

[Collection(InProcessCommands.Name)]
public sealed class RejectedRowsTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path.Combine(_cli.Folder, name));

    [Fact]
    public async Task Each_table_has_its_own_rows_under_its_own_headers()
    {
        var movies = _cli.Write("movies.csv", "id,title,year\nm1,Pusher,1996\nm2,Bleeder,1999,too,many\n");
        var reviews = _cli.Write("reviews.csv", "movieId,critic,quote\nm1,Ann,Good.\nm9,Cid,Lost.\n");

        var outcome = await _cli.RunInProcessAsync("import", movies, reviews, "--on-error", "skip");

        Assert.EndsWith(
            "2 rows skipped, see movies.skipped.csv, reviews.skipped.csv\n",
            outcome.Output,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "id,title,year,problem,reviewsite-escaped\nm2,Bleeder,1999,",
            await ReadAsync("movies.skipped.csv"),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "movieId,critic,quote,problem,reviewsite-escaped\nm9,Cid,Lost.,",
            await ReadAsync("reviews.skipped.csv"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_table_that_is_given_twice_has_its_rows_twice()
    {
        var table = _cli.Write("a.csv", "title,critic,quote\n,Ann,Lost.\nPusher,Ann,Good.\n");

        var outcome = await _cli.RunInProcessAsync("import", table, table, "--on-error", "skip");

        Assert.Equal(0, outcome.ExitCode);
        Assert.EndsWith(
            "2 rows skipped, see a-2.skipped.csv, a.skipped.csv\n",
            outcome.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(await ReadAsync("a.skipped.csv"), await ReadAsync("a-2.skipped.csv"));
    }

    [Fact]
    public async Task Tables_of_one_name_do_not_share_a_file_and_no_input_is_written_over()
    {
        const string Row = "title,critic,quote\n,Ann,Lost.\n";
        string[] tables =
        [
            _cli.Write("a.csv", Row + "Pusher,Ann,Good.\n"),
            _cli.Write("a.tsv", Row),
            _cli.Write("a.skipped.csv", Row),
        ];

        var outcome = await _cli.RunInProcessAsync(["import", .. tables, "--on-error", "skip"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.EndsWith(
            "3 rows skipped, see a-2.skipped.csv, a-3.skipped.csv, a.skipped.skipped.csv\n",
            outcome.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(Row, await ReadAsync("a.skipped.csv"));
    }

    [Fact]
    public async Task Headers_are_guarded_as_cells_are_and_mended_rows_are_read_under_the_names_they_had()
    {
        const string Link = "=HYPERLINK(1)";
        string[] told = ["--map", $"quote={Link}", "--on-error", "skip"];
        var table = _cli.Write("a.csv", $"title,{Link}\nPusher,Good.\n,+Lost.\n");

        await _cli.RunInProcessAsync(["import", table, .. told]);
        var skipped = await ReadAsync("a.skipped.csv");
        var mended = _cli.Write(
            "b.csv",
            skipped.Replace("\n,", "\nBleeder,", StringComparison.Ordinal) + ",'+Again.,,\n"
        );
        var outcome = await _cli.RunInProcessAsync(["import", mended, .. told]);

        Assert.StartsWith($"title,'{Link},problem,reviewsite-escaped\n,'+Lost.,", skipped, StringComparison.Ordinal);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("1 film; reviews: 1 new", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            $"title,'{Link},problem,reviewsite-escaped\n,'+Again.,",
            await ReadAsync("b.skipped.csv"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Rows_that_somebody_has_corrected_are_not_written_over()
    {
        const string Row = "title,critic,quote\n,Ann,Lost.\nPusher,Ann,Good.\n";
        await _cli.RunInProcessAsync("import", _cli.Write("a.csv", Row), "--on-error", "skip");
        _cli.Write("a.skipped.csv", "corrected");

        await _cli.RunInProcessAsync("import", _cli.Write("a.csv", Row + "Bleeder,Ann,Fine.\n"), "--on-error", "skip");

        Assert.Equal("corrected", await ReadAsync("a.skipped.csv"));
        Assert.Contains(",Ann,Lost.", await ReadAsync("a-2.skipped.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POSITIVE", false)]
    [InlineData("MIXED", true)]
    public async Task A_corrected_row_says_as_much_as_in_its_table(string other, bool isReception)
    {
        string[] options = ["--on-error", "skip"];
        var table = _cli.Write(
            "a.csv",
            $"title,critic,scoreSentiment\n,Ann,NEGATIVE\nPusher,Bob,POSITIVE\nPusher,Cid,{other}\n"
        );

        await _cli.RunInProcessAsync(["import", table, .. options]);
        var skipped = await ReadAsync("a.skipped.csv");
        _cli.Write("b.csv", skipped.Replace("\n,", "\nBleeder,", StringComparison.Ordinal));
        await _cli.RunInProcessAsync(["import", Path.Combine(_cli.Folder, "b.csv"), .. options]);
        await _cli.RunInProcessAsync("export", "--format", "json", "--film", "bleeder", "--out", "bleeder.json");

        Assert.Contains(
            isReception ? "\"statedReception\":\"negative\"" : "\"leaning\":\"unfavorable\"",
            (await ReadAsync("bleeder.json")).Replace(": ", ":", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Empty(Directory.GetFiles(_cli.Folder, "*.rows"));
    }
}
