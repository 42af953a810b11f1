using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Commands;

/// <summary>Checks the store: runs the database's own checks, and recalculates every stored summary.</summary>
internal static class CheckCommand
{
    private const int FilmsAtOnce = 500;

    public static Command Create(CommandSettings settings)
    {
        var data = DataOption.Create();
        var command = new ExampleCommand(
            "check",
            "Check the store for errors, and every stored summary against its reviews.",
            "check",
            "check --data /srv/reviews --json"
        )
        {
            data,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                CheckAsync(settings.StoreIn(parsed.GetValue(data)), report.Of(parsed), cancellation)
        );
        return command;
    }

    private static async Task<int> CheckAsync(StoreChoice chosen, CommandReport report, CancellationToken cancellation)
    {
        chosen.RequireStore();

        await using var store = await CommandStore.OpenAsync(chosen, isReadOnly: true, cancellation);
        await using var db = await store.Dbs.CreateDbContextAsync(cancellation);
        var faults = new List<string>();
        faults.AddRange(await store.Database.FaultsAsync(db, cancellation));
        var films = await AddWrongSummariesAsync(store, db, faults, cancellation);
        await report.WriteAsync(new CheckResult(faults.Count == 0, films, faults));
        if (faults.Count > 0 && report.IsJson)
        {
            return 1;
        }

        if (faults.Count > 0)
        {
            throw new InvalidInputException(
                $"{string.Join("; ", faults)}. Restore a backup, or edit and save the films named here."
            );
        }

        await report.SayAsync(
            $"No problems found; {films} stored {(films == 1 ? "summary matches its" : "summaries match their")} "
                + "reviews."
        );
        return 0;
    }

    private static async Task<int> AddWrongSummariesAsync(
        CommandStore store,
        ReviewSiteDb db,
        List<string> faults,
        CancellationToken cancellation
    )
    {
        // A save between reading a summary and its reviews would look like a fault.
        await using var moment = await store.Database.BeginSnapshotAsync(db, cancellation);
        var (last, seen) = (0, 0);
        while (true)
        {
            var films = await db
                .Films.IgnoreQueryFilters()
                .AsNoTracking()
                .Where(f => f.Id > last)
                .OrderBy(f => f.Id)
                .Take(FilmsAtOnce)
                .ToListAsync(cancellation);
            if (films.Count == 0)
            {
                return seen;
            }

            foreach (var film in films)
            {
                var again = (await store.Summaries.ExplainAsync(db, film.Id, cancellation)).Summary;
                if (!StoredSummary.AreSame(film.Summary, again))
                {
                    faults.Add($"the stored summary of /films/{film.Slug} does not match its reviews");
                }
            }

            (last, seen) = (films[^1].Id, seen + films.Count);
        }
    }
}

/// <summary>The answer of <c>check --json</c>.</summary>
internal sealed record CheckResult(bool IsWhole, int Films, IReadOnlyList<string> Problems);
