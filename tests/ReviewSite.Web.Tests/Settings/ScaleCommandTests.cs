using ReviewSite.Web.Tests.Commands;

namespace ReviewSite.Web.Tests.Settings;

[Collection(InProcessCommands.Name)]
public sealed class ScaleCommandTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_table_is_imported_on_the_scale_and_the_commands_follow_the_setting()
    {
        _cli.Write(
            "reviews.csv",
            "title,critic,originalScore\nDoom,Ann,70/100\nDoom,Bob,74/100\nDoom,Cid,75/100\nDoom,Dee,90/100\n"
        );

        Assert.Equal(0, (await _cli.RunInProcessAsync("import", "reviews.csv", "--Scale:Preset=games")).ExitCode);

        Assert.Equal(0, (await _cli.RunInProcessAsync("check", "--Scale:Preset=games")).ExitCode);
        var other = await _cli.RunInProcessAsync("check");
        Assert.Equal(1, other.ExitCode);
        Assert.Contains(
            "uses a different scale from this command (films: positive from 61",
            other.Error,
            StringComparison.Ordinal
        );
        var wrong = await _cli.RunInProcessAsync("check", "--Scale:Preset=books");
        Assert.Equal((1, "error: Scale:Preset is “books”; expected films or games.\n"), (wrong.ExitCode, wrong.Error));
        await _cli.RunInProcessAsync("export", "--format", "csv", "--out", "out", "--Scale:Preset=games");
        Assert.Contains(
            "verdict,Universal acclaim,90,100",
            await File.ReadAllTextAsync(Path.Combine(_cli.Folder, "out", "scale.csv")),
            StringComparison.Ordinal
        );
    }
}
