using System.Text.Json;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.Commands;

public sealed class BackupCommandTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [SqliteFact]
    public async Task What_a_backup_holds_is_exported_to_the_same_bytes_after_it_was_restored()
    {
        await _cli.RunAsync("generate", "--films", "5", "--reviews", "40", "--quiet");
        await _cli.RunAsync("export", "--format", "json", "--out", "before.json");

        var backup = await _cli.RunAsync("backup", "site.zip");
        var restore = await _cli.RunAsync("restore", "site.zip", "--data", "other");
        await _cli.RunAsync("export", "--format", "json", "--out", "after.json", "--data", "other");
        var check = await _cli.RunAsync("check", "--data", "other");

        Assert.Equal((0, ""), (backup.ExitCode, backup.Error));
        Assert.Matches("^Backup written to site.zip \\([0-9.]+ [KM]B\\)", backup.Output);
        Assert.Equal((0, ""), (restore.ExitCode, restore.Error));
        Assert.Matches("^Restored the backup of .* UTC into .*other; films: 5\\.\n$", restore.Output);
        Assert.Equal(0, check.ExitCode);
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(_cli.Folder, "before.json")),
            await File.ReadAllBytesAsync(Path.Combine(_cli.Folder, "after.json"))
        );
    }

    [Fact]
    public async Task A_link_stays_and_its_file_is_replaced()
    {
        await _cli.RunAsync("generate", "--films", "2", "--reviews", "5", "--quiet");
        var file = Path.Combine(_cli.Folder, "site.zip");
        await File.WriteAllTextAsync(file, "");
        var link = File.CreateSymbolicLink(Path.Combine(_cli.Folder, "latest.zip"), file);

        var outcome = await _cli.RunAsync("backup", "latest.zip");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(file, new FileInfo(link.FullName).LinkTarget);
        Assert.NotEqual(0, new FileInfo(file).Length);
    }

    [Fact]
    public async Task A_backup_into_a_pipe_or_device_is_refused()
    {
        await _cli.RunAsync("generate", "--films", "2", "--reviews", "5", "--quiet");
        await Pipes.CreateAsync(Path.Combine(_cli.Folder, "pipe"));

        var outcome = await _cli.RunAsync("backup", "pipe");

        Assert.Equal(
            (1, "error: pipe is a pipe or a device; name a file, such as site.zip.\n"),
            (outcome.ExitCode, outcome.Error)
        );
    }

    [SqliteFact]
    public async Task The_results_are_written_as_JSON()
    {
        await _cli.RunAsync("generate", "--films", "2", "--reviews", "5", "--quiet");

        var backup = await _cli.RunAsync("backup", "site.zip", "--json");
        var restore = await _cli.RunAsync("restore", "site.zip", "--json");

        Assert.Equal(
            new FileInfo(Path.Combine(_cli.Folder, "site.zip")).Length,
            JsonDocument.Parse(backup.Output).RootElement.GetProperty("bytes").GetInt64()
        );
        var restored = JsonDocument.Parse(restore.Output).RootElement;
        Assert.Equal(2, restored.GetProperty("films").GetInt32());
        Assert.True(File.Exists(Path.Combine(restored.GetProperty("former").GetString()!, "reviewsite.db")));
    }

    [Theory]
    [InlineData("export", "--format", "json")]
    [InlineData("check")]
    public async Task Nobody_opens_a_store_that_is_being_restored(params string[] command)
    {
        await _cli.RunAsync("generate", "--films", "2", "--reviews", "5", "--quiet");
        using var restoring = StoreUse.Own(new DataFolder(Path.Combine(_cli.Folder, "data")));

        var outcome = await _cli.RunAsync(command);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("is being restored from a backup", outcome.Error, StringComparison.Ordinal);
    }

    [SqliteTheory]
    [InlineData("there is no store in ", "backup", "site.zip")]
    [InlineData("nothing.zip does not exist; check the name and the folder.", "restore", "nothing.zip")]
    [InlineData("notes.txt is not a backup, or it is damaged: ", "restore", "notes.txt")]
    public async Task What_cannot_be_done_is_refused_in_one_line(string expected, params string[] args)
    {
        _cli.Write("notes.txt", "Pusher");

        var outcome = await _cli.RunAsync(args);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith($"error: {expected}", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Error.Count(c => c == '\n'));
    }
}
