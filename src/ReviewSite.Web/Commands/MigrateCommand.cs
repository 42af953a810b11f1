using System.CommandLine;

namespace ReviewSite.Web.Commands;

/// <summary>Updates the store to this version, as the site does when it starts, unless a setting forbids it.</summary>
internal static class MigrateCommand
{
    public static Command Create(CommandSettings settings)
    {
        var data = DataOption.Create();
        var command = new ExampleCommand(
            "migrate",
            "Update the database to this version, or set up an empty one. SQLite: stop the site first; a backup is "
                + "written automatically. PostgreSQL: nodes of the older version may keep running.",
            "migrate",
            "migrate --data /srv/reviews --json"
        )
        {
            data,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                MigrateAsync(settings.StoreIn(parsed.GetValue(data)), report.Of(parsed), cancellation)
        );
        return command;
    }

    private static async Task<int> MigrateAsync(
        StoreChoice chosen,
        CommandReport report,
        CancellationToken cancellation
    )
    {
        var update = await CommandStore.MigrateAsync(chosen, cancellation);
        var isUpToDate = update is { IsRecalculated: false, Migrations.Count: 0 };
        await report.WriteAsync(new MigrateResult(isUpToDate, update.Migrations, update.IsRecalculated, update.Backup));
        if (update.Backup is { } backup)
        {
            await report.SayAsync($"Backup written to {backup}.");
        }

        foreach (var migration in update.Migrations)
        {
            await report.SayAsync($"Applied {migration}.");
        }

        if (update.IsRecalculated)
        {
            await report.SayAsync("Recalculated the summaries of all films.");
        }

        await report.SayAsync(
            isUpToDate ? "The database is already up to date."
            : update.IsNew ? "The database is set up."
            : "The database is up to date."
        );
        return 0;
    }
}

/// <summary>The answer of <c>migrate --json</c>.</summary>
/// <param name="WasUpToDate">Whether nothing had to be done.</param>
/// <param name="Backup"><c>null</c> if there was nothing to back up, or if backups are the database's own.</param>
internal sealed record MigrateResult(
    bool WasUpToDate,
    IReadOnlyList<string> Migrations,
    bool IsRecalculated,
    string? Backup
);
