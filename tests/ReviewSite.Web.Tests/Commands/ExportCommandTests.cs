namespace ReviewSite.Web.Tests.Commands;

[Collection(InProcessCommands.Name)]
public sealed class ExportCommandTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_store_goes_out_and_into_another_folder_and_comes_out_as_the_same_bytes()
    {
        await ImportAsync();
        await _cli.RunInProcessAsync("export", "--format", "json", "--out", "site.json");

        var taken = await _cli.RunInProcessAsync("import", "site.json", "--data", "other");
        var again = await _cli.RunAsync("export", "--format", "json", "--data", "other");
        var check = await _cli.RunInProcessAsync("check", "--data", "other");

        Assert.Equal((0, "site.json: 1 films, 3 reviews, 1 imports, 0 posters\n"), (taken.ExitCode, taken.Output));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(_cli.Folder, "site.json")), again.Output);
        Assert.Equal((0, "No problems found; 1 stored summary matches its reviews.\n"), (check.ExitCode, check.Output));
        Assert.False(File.Exists(Path.Combine(_cli.Folder, "site.json.unfinished")));
    }

    [Fact]
    public async Task One_film_goes_to_standard_output()
    {
        await ImportAsync();

        var text = await _cli.RunAsync("export", "--format", "text", "--film", "middling");
        var table = await _cli.RunAsync("export", "--format", "csv", "--film", "middling");

        Assert.StartsWith("Mixed or average reviews - based on 3 Critics", text.Output, StringComparison.Ordinal);
        Assert.StartsWith("filmKey,title,year", table.Output.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(4, table.Output.TrimEnd().Split('\n').Length);
    }

    [Theory]
    [InlineData("csv", "critics.csv films.csv publications.csv published-summaries.csv reviews.csv scale.csv")]
    [InlineData("text", "middling.txt")]
    public async Task Several_files_go_to_a_folder(string format, string files)
    {
        await ImportAsync();

        var outcome = await _cli.RunInProcessAsync("export", "--format", format, "--out", "given");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            files,
            string.Join(
                ' ',
                Directory
                    .GetFiles(Path.Combine(_cli.Folder, "given"))
                    .Select(Path.GetFileName)
                    .Order(StringComparer.Ordinal)
            )
        );
    }

    [Theory]
    [InlineData(1, "export", "--format", "json", "--data", "none")]
    [InlineData(1, "export", "--format", "json", "--film", "none")]
    [InlineData(1, "import", "site.json")]
    [InlineData(1, "import", "site.json", "--film", "Middling")]
    [InlineData(2, "export")]
    [InlineData(2, "export", "--format", "xml")]
    [InlineData(2, "export", "--format", "csv")]
    [InlineData(2, "export", "--format", "text")]
    public async Task Wrong_usage_exits_with_2_and_refused_input_with_1(int expected, params string[] args)
    {
        await ImportAsync();
        _cli.Write("site.json", "{\"format\": \"reviewsite\", \"version\": 1}");

        var outcome = await _cli.RunInProcessAsync(args);

        Assert.Equal(expected, outcome.ExitCode);
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    private async Task ImportAsync() =>
        await _cli.RunInProcessAsync(
            "import",
            _cli.Write("text.txt", ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52)),
            "--film",
            "Middling"
        );

    [Fact]
    public async Task A_folder_is_not_a_file()
    {
        await ImportAsync();
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "given"));

        var outcome = await _cli.RunInProcessAsync("export", "--format", "json", "--out", "given");

        Assert.Equal((1, "error: given is a folder; name a file with --out.\n"), (outcome.ExitCode, outcome.Error));
        Assert.Empty(Directory.GetFiles(_cli.Folder, "*.unfinished"));
    }

    [Fact]
    public async Task Two_sites_are_refused_before_the_first_is_imported()
    {
        await ImportAsync();
        await _cli.RunInProcessAsync("export", "--format", "json", "--out", "site.json");

        var refused = await _cli.RunInProcessAsync("import", "site.json", "site.json", "--data", "other");
        var one = await _cli.RunInProcessAsync("import", "site.json", "--data", "other");

        Assert.Equal((1, 0), (refused.ExitCode, one.ExitCode));
        Assert.Contains("each of these files has a whole site", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_stays_and_its_file_is_replaced()
    {
        await ImportAsync();
        var folder = Directory.CreateDirectory(Path.Combine(_cli.Folder, "kept"));
        var file = Path.Combine(folder.FullName, "site.json");
        await File.WriteAllTextAsync(file, "before");
        var link = File.CreateSymbolicLink(Path.Combine(_cli.Folder, "site.json"), Path.Combine("kept", "site.json"));

        var outcome = await _cli.RunInProcessAsync("export", "--format", "json", "--out", "site.json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(Path.Combine("kept", "site.json"), new FileInfo(link.FullName).LinkTarget);
        Assert.StartsWith("{", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public async Task A_link_to_a_file_that_does_not_exist_yet_creates_it()
    {
        await ImportAsync();
        File.CreateSymbolicLink(Path.Combine(_cli.Folder, "link"), Path.Combine(_cli.Folder, "site.json"));

        var outcome = await _cli.RunInProcessAsync("export", "--format", "json", "--out", "link");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith(
            "{",
            await File.ReadAllTextAsync(Path.Combine(_cli.Folder, "site.json")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_has_the_name_that_was_given()
    {
        await ImportAsync();
        var name = new string('n', 250);

        var outcome = await _cli.RunInProcessAsync("export", "--format", "json", "--out", name);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"{name}'", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".unfinished", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_pipe_is_written_to()
    {
        await ImportAsync();
        var pipe = Path.Combine(_cli.Folder, "pipe");
        await Pipes.CreateAsync(pipe);
        var read = Task.Run(() => File.ReadAllText(pipe));

        var outcome = await _cli.RunInProcessAsync("export", "--format", "json", "--out", "pipe");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("{", await read.WaitAsync(TimeSpan.FromSeconds(10)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_standard_output_is_written_to()
    {
        await ImportAsync();

        var outcome = await _cli.RunAsync("export", "--format", "json", "--out", "/dev/fd/1");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("{", outcome.Output, StringComparison.Ordinal);
    }
}
