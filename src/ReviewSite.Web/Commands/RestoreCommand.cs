using System.CommandLine;
using System.Globalization;
using ReviewSite.Domain;
using ReviewSite.Web.Backups;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Commands;

/// <summary>Replaces the contents of the data folder with a backup.</summary>
internal static class RestoreCommand
{
    public static Command Create(CommandSettings settings)
    {
        var file = new Argument<string>("FILE") { Description = "The backup to restore." };
        var data = DataOption.Create();
        var command = new ExampleCommand(
            "restore",
            "Restore a backup. Stop the site first; files that are replaced are moved aside, not deleted.",
            "restore site.zip",
            "restore /backups/films.zip --data /srv/reviews"
        )
        {
            file,
            data,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                RestoreAsync(
                    parsed.GetRequiredValue(file),
                    settings.StoreIn(parsed.GetValue(data)),
                    report.Of(parsed),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RestoreAsync(
        string file,
        StoreChoice chosen,
        CommandReport report,
        CancellationToken cancellation
    )
    {
        if (!File.Exists(file))
        {
            throw new InvalidInputException($"{file} does not exist; check the name and the folder.");
        }

        if (chosen.Store.Provider != StoreProvider.Sqlite)
        {
            throw new InvalidInputException(
                $"a backup is restored into a data folder, but {StoreSettings.ProviderSetting} says postgres. Restore "
                    + "it into an empty folder without that setting, then move it into an empty database."
            )
            {
                OnCommandLine = "See reviewsite move --help.",
            };
        }

        SqliteLibrary.Load();
        var folder = new DataFolder(chosen.Folder);
        var restored = await new SiteRestore(folder, TimeProvider.System).RestoreAsync(file, cancellation);
        await report.WriteAsync(restored);
        await report.SayAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Restored the backup of {restored.At:yyyy-MM-dd HH:mm} UTC into {folder.Path}; films: "
                    + $"{restored.Films}."
            ) + (restored.Former is { } former ? $" The previous contents are in {former}." : "")
        );
        return 0;
    }
}
