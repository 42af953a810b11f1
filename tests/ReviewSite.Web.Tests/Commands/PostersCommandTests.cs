using System.Text.Json;

namespace ReviewSite.Web.Tests.Commands;

[Collection(InProcessCommands.Name)]
public sealed class PostersCommandTests : IAsyncLifetime, IDisposable
{
    private readonly Cli _cli = new();

    public async Task InitializeAsync()
    {
        var text = _cli.Write("text.txt", ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52, 53));
        await _cli.RunInProcessAsync("import", text, "--film", "Middling");
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "pictures"));
        await File.WriteAllBytesAsync(Path.Combine(_cli.Folder, "pictures", "middling.png"), Pictures.Png(1));
        await File.WriteAllBytesAsync(Path.Combine(_cli.Folder, "pictures", "nobody.png"), Pictures.Png(2));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task It_says_what_came_of_each_file()
    {
        const string NoFilm = "nobody.png: no film has this address, IMDb id, or title and year\n";

        var tried = await _cli.RunInProcessAsync("posters", "pictures", "--dry-run");
        var added = await _cli.RunInProcessAsync("posters", "pictures");
        var again = await _cli.RunInProcessAsync("posters", "pictures");

        Assert.Equal((0, NoFilm), (tried.ExitCode, tried.Error));
        Assert.Equal(
            "middling.png → /films/middling\n"
                + "dry run: pictures: 1 poster added, 0 replaced; 0 films already had one; 1 file not used\n",
            tried.Output
        );
        Assert.Equal(
            "middling.png → /films/middling\n"
                + "pictures: 1 poster added, 0 replaced; 0 films already had one; 1 file not used\n",
            added.Output
        );
        Assert.Equal("pictures: 0 posters added, 0 replaced; 1 film already had one; 1 file not used\n", again.Output);
        Assert.Equal($"middling.png: the film already has a poster\n{NoFilm}", again.Error);
    }

    [Fact]
    public async Task JSON_has_every_file_and_quiet_has_nothing()
    {
        var quiet = await _cli.RunInProcessAsync("posters", "pictures", "--quiet");
        await File.WriteAllBytesAsync(Path.Combine(_cli.Folder, "pictures", "middling.png"), Pictures.Png(3));

        var json = await _cli.RunInProcessAsync("posters", "pictures", "--replace", "--json");

        Assert.Equal((0, "", ""), (quiet.ExitCode, quiet.Output, quiet.Error));
        var root = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal(
            (0, 1, 1),
            (
                root.GetProperty("added").GetInt32(),
                root.GetProperty("replaced").GetInt32(),
                root.GetProperty("unused").GetInt32()
            )
        );
        Assert.Equal(
            ["middling.png replaced middling", "nobody.png noFilm "],
            root.GetProperty("files")
                .EnumerateArray()
                .Select(f => $"{f.GetProperty("file")} {f.GetProperty("outcome")} {f.GetProperty("film")}")
        );
    }

    [Theory]
    [InlineData(1, "error: nowhere does not exist; check the name and the folder.\n", "nowhere")]
    [InlineData(1, "error: text.txt is neither a folder nor a ZIP file", "text.txt")]
    [InlineData(1, "error: there is no store in", "pictures", "--data", "elsewhere")]
    [InlineData(2, "error: ", "pictures", "--quiet", "--json")]
    [InlineData(2, "error: Required argument missing for command: 'posters'")]
    public async Task What_cannot_be_done_exits_with_an_error(int code, string error, params string[] args)
    {
        var outcome = await _cli.RunInProcessAsync(["posters", .. args]);

        Assert.Equal((code, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith(error, outcome.Error, StringComparison.Ordinal);
    }
}
