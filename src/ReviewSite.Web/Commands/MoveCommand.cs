using System.CommandLine;
using System.Globalization;
using ReviewSite.Domain;
using ReviewSite.Web.Backups;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Commands;

/// <summary>Moves a site between SQLite and PostgreSQL.</summary>
internal static class MoveCommand
{
    /// <summary>The width of the column of numbers, so that they are aligned.</summary>
    private const int RowsWidth = 12;

    public static Command Create(CommandSettings settings)
    {
        var to = new Option<string?>("--to")
        {
            Description = "The PostgreSQL database to move the site to, from the data folder.",
            HelpName = "CONNECTION",
        };
        var from = new Option<string?>("--from")
        {
            Description = "The PostgreSQL database to move the site from, into the data folder.",
            HelpName = "CONNECTION",
        };
        var data = DataOption.Create();
        var command = new ExampleCommand(
            "move",
            "Move the whole site from SQLite to PostgreSQL, or back. Stop the site first; the source database is "
                + "left unchanged.",
            "move --to \"Host=db.example;Database=films;Username=films\"",
            "move --from \"Host=db.example;Database=films;Username=films\" --data /srv/reviews"
        )
        {
            to,
            from,
            data,
        };
        command.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValue(to)) == string.IsNullOrWhiteSpace(result.GetValue(from)))
            {
                result.AddError("Name one database, with --to or with --from.");
            }
        });
        var report = new ReportOptions();
        report.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                MoveAsync(
                    parsed.GetValue(to),
                    parsed.GetValue(from),
                    settings.FolderOf(parsed.GetValue(data)),
                    report.Of(parsed),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> MoveAsync(
        string? to,
        string? from,
        string path,
        CommandReport report,
        CancellationToken cancellation
    )
    {
        SqliteLibrary.Load();
        if (to is not null && !Directory.Exists(path))
        {
            throw new InvalidInputException($"there is no folder {path}; name the data folder with --data.");
        }

        var folder = new DataFolder(path);
        var move = new SiteMove(folder);
        var copied = to is not null
            ? await move.ToPostgreSqlAsync(to, cancellation)
            : await move.FromPostgreSqlAsync(from!, cancellation);
        await report.WriteAsync(copied);
        foreach (var table in copied.Where(t => t.Rows > 0))
        {
            var rows = table.Rows.ToString("N0", CultureInfo.InvariantCulture).PadLeft(RowsWidth);
            await report.SayAsync($"{rows}  {table.Table}  {table.Sha256}");
        }

        await report.SayAsync(
            to is not null
                ? "Moved, and compared row by row. Start the site with Store:Provider=postgres and "
                    + "Store:ConnectionString."
                : $"Moved to {folder.Path}, and compared row by row. Start the site without the Store settings."
        );
        return 0;
    }
}
