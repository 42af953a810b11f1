using System.Globalization;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Pages.Shared;
using Spectre.Console;

namespace ReviewSite.Web.Commands;

/// <summary>Imports tables from the command line, with a progress bar on a terminal.</summary>
internal static class TableImportRun
{
    public static async Task<int> RunAsync(
        TableImportRequest request,
        StoreChoice chosen,
        CommandReport report,
        CancellationToken cancellation
    )
    {
        await CheckAsync(request, cancellation);
        await using var store = await CommandStore.OpenAsync(chosen, request.IsDryRun, cancellation);
        var result = await WithProgressAsync(
            report,
            progress => store.Tables.ImportAsync(request, rejectedFolder: "", progress, cancellation)
        );
        foreach (var warning in result.Warnings)
        {
            await report.WarnAsync(warning);
        }

        await report.SayAsync(InWords(request, result));
        await report.WriteAsync(new ImportOutcomes(request.IsDryRun, [ImportOutcome.Of(request, result)]));
        return 0;
    }

    /// <summary>Checks that each file is a table, before a store is created.</summary>
    private static async Task CheckAsync(TableImportRequest request, CancellationToken cancellation)
    {
        foreach (var path in request.Paths)
        {
            using var table = await TableFile.OpenAsync(path, request.Encoding, cancellation);
        }
    }

    private static string InWords(TableImportRequest request, TableImportResult result)
    {
        if (result.IsKnown)
        {
            return $"{request.Source} has already been imported; nothing to do";
        }

        var rows = string.Create(
            CultureInfo.InvariantCulture,
            $"{Phrases.Count(result.Films, "film", "films")}; reviews: {result.New:#,0} new, {result.Changed:#,0} "
                + $"changed, {result.Unchanged:#,0} unchanged, {result.Repeated:#,0} repeated"
        );
        var see = result.RejectedFiles.Count > 0 ? $", see {string.Join(", ", result.RejectedFiles)}" : "";
        var left = result.Rejected > 0 ? $"; {Phrases.Count(result.Rejected, "row", "rows")} skipped{see}" : "";
        return $"{(request.IsDryRun ? "dry run: " : "")}{request.Source}: {rows}{left}";
    }

    private static async Task<TableImportResult> WithProgressAsync(
        CommandReport report,
        Func<IProgress<TableProgress>, Task<TableImportResult>> make
    )
    {
        if (CommandProgress.Create(report) is not { } progress)
        {
            return await make(new Progress<TableProgress>());
        }

        return await progress.StartAsync(context =>
        {
            var bars = Enum.GetValues<TableStage>()
                .Where(s => s != TableStage.Done)
                .ToDictionary(s => s, s => context.AddTask(s.ToString(), autoStart: false));
            var clock = System.Diagnostics.Stopwatch.StartNew();
            return make(new Progress<TableProgress>(p => Show(bars, p, clock.Elapsed)));
        });
    }

    private static void Show(Dictionary<TableStage, ProgressTask> bars, TableProgress progress, TimeSpan since)
    {
        foreach (var (stage, bar) in bars)
        {
            if (stage < progress.Stage)
            {
                bar.Value = bar.MaxValue;
            }
            else if (stage == progress.Stage)
            {
                bar.StartTask();
                bar.IsIndeterminate = stage == TableStage.Saving;
                bar.Value = progress.Share * bar.MaxValue;
                bar.Description = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{stage}: {progress.Rows:#,0} rows, "
                        + $"{progress.Rows / Math.Max(since.TotalSeconds, 0.1):#,0} a second"
                );
            }
        }
    }
}
