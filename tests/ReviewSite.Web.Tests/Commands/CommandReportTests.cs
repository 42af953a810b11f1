using System.Text.Json;

namespace ReviewSite.Web.Tests.Commands;

[Collection(InProcessCommands.Name)]
public sealed class CommandReportTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Results_are_written_as_JSON_and_nothing_else()
    {
        var text = _cli.Write("text.txt", ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52, 53));
        var table = _cli.Write("table.csv", "title,critic,score,shoe size\nUp,Ann,8/10,42\nUp,Bob,7/10,43\n");

        var ofText = Json(await _cli.RunInProcessAsync("import", text, "--film", "Middling", "--json"))
            .GetProperty("imports")[0];
        var ofTable = Json(await _cli.RunInProcessAsync("import", table, "--json")).GetProperty("imports")[0];
        var again = Json(await _cli.RunInProcessAsync("import", table, "--json")).GetProperty("imports")[0];
        var check = Json(await _cli.RunInProcessAsync("check", "--json"));
        var generated = Json(
            await _cli.RunInProcessAsync("generate", "--films", "2", "--reviews", "5", "--data", "invented", "--json")
        );

        Assert.Equal(("middling", 4), (ofText.GetProperty("film").GetString(), ofText.GetProperty("new").GetInt32()));
        Assert.Equal((1, 2), (ofTable.GetProperty("films").GetInt32(), ofTable.GetProperty("new").GetInt32()));
        Assert.Contains("shoe size", ofTable.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.True(again.GetProperty("isAlreadyImported").GetBoolean());
        Assert.Equal((true, 2), (check.GetProperty("isWhole").GetBoolean(), check.GetProperty("films").GetInt32()));
        Assert.Equal(5, generated.GetProperty("reviews").GetInt32());
    }

    [Fact]
    public async Task The_outcome_of_an_import_names_skipped_rows_and_their_file()
    {
        var table = _cli.Write("table.csv", "title,critic,score\nUp,Ann,8/10\n,Bob,7/10\n");

        var outcome = Json(await _cli.RunInProcessAsync("import", table, "--on-error", "skip", "--json"))
            .GetProperty("imports")[0];

        Assert.Equal(
            [
                "source",
                "film",
                "isAlreadyImported",
                "films",
                "new",
                "changed",
                "unchanged",
                "repeated",
                "skipped",
                "warnings",
                "skippedFiles",
            ],
            outcome.EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(1, outcome.GetProperty("skipped").GetInt32());
        Assert.Equal("table.skipped.csv", outcome.GetProperty("skippedFiles")[0].GetString());
    }

    [Fact]
    public async Task Quiet_commands_print_nothing()
    {
        var table = _cli.Write("table.csv", "title,critic,score,shoe size\nUp,Ann,8/10,42\n");

        var import = await _cli.RunInProcessAsync("import", table, "--quiet");
        var check = await _cli.RunInProcessAsync("check", "-q");

        Assert.Equal((0, "", ""), (import.ExitCode, import.Output, import.Error));
        Assert.Equal((0, "", ""), (check.ExitCode, check.Output, check.Error));
    }

    private static JsonElement Json(Outcome outcome)
    {
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return JsonDocument.Parse(outcome.Output).RootElement;
    }

    [Theory]
    [InlineData(0, "No problems found", "", "check")]
    [InlineData(1, "", "error: there is no film “none”", "export", "--format", "json", "--film", "none")]
    public async Task A_log_that_cannot_be_written_does_not_take_the_place_of_the_result(
        int exitCode,
        string output,
        string error,
        params string[] command
    )
    {
        await _cli.RunInProcessAsync("generate", "--films", "2", "--reviews", "5");
        var log = Directory.GetFiles(Path.Combine(_cli.Folder, "data", "logs")).Single();
        File.Delete(log);
        File.CreateSymbolicLink(log, "/dev/full");

        var outcome = await _cli.RunInProcessAsync(command);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.StartsWith(output, outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "warning: the log could not be written: No space left",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.Contains($"\n{error}", outcome.Error, StringComparison.Ordinal);
    }
}
