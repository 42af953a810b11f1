using System.CommandLine;
using ReviewSite.Domain;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Commands;

/// <summary>Writes a backup of the whole site, whether or not it is running.</summary>
internal static class BackupCommand
{
    public static Command Create(CommandSettings settings)
    {
        var file = new Argument<string>("FILE") { Description = "The backup to write, such as site.zip." };
        var data = DataOption.Create();
        var command = new ExampleCommand(
            "backup",
            "Write a backup of all data, including accounts and history, even while the site is running.",
            "backup site.zip",
            "backup /backups/films.zip --data /srv/reviews --quiet"
        )
        {
            file,
            data,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                BackUpAsync(
                    parsed.GetRequiredValue(file),
                    settings.StoreIn(parsed.GetValue(data)),
                    report.Of(parsed),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> BackUpAsync(
        string file,
        StoreChoice chosen,
        CommandReport report,
        CancellationToken cancellation
    )
    {
        chosen.RequireStore();
        if (Directory.Exists(file))
        {
            throw new InvalidInputException($"{file} is a folder; name a file in it.");
        }

        var path =
            OutputPath.FileAt(file)
            ?? throw new InvalidInputException($"{file} is a pipe or a device; name a file, such as site.zip.");
        await using var store = await CommandStore.OpenAsync(chosen, isReadOnly: true, cancellation);
        await store.Backup.WriteAsync(path, cancellation);
        var bytes = new FileInfo(path).Length;
        await report.WriteAsync(new BackupResult(Path.GetFullPath(file), bytes));
        await report.SayAsync(
            $"Backup written to {file} ({FileSize.Format(bytes)}). "
                + "It contains password hashes and keys: keep it where only you can read it."
        );
        return 0;
    }
}

/// <summary>The answer of <c>backup --json</c>.</summary>
internal sealed record BackupResult(string File, long Bytes);
