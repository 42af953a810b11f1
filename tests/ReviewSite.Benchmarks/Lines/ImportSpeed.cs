using ReviewSite.Web.Imports.Generator;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>
/// A table of reviews into an empty store, against bare prepared statements for the same rows and the same index.
/// </summary>
internal static class ImportSpeed
{
    private const double Target = 2.5;
    private const double TargetMegabytes = 300;
    private const string Time = "Import / bare prepared statements";
    private const string Memory = "Import, most memory at once";

    /// <summary>Not that of the catalogues that are browsed.</summary>
    private const int Seed = 2;

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        var table = workplace.In("reviews.csv");
        ReviewTable.Write(table, new InventedCatalogue(workplace.Options.Films, workplace.Options.Reviews, Seed));
        var import = await Job.RunAsync("dotnet", workplace.Site, "import", table, "--data", workplace.In("imported"));
        if (import.ExitCode != 0)
        {
            var why = $"the import ended with {import.ExitCode}: {import.Error.ReplaceLineEndings(" ").Trim()}";
            return
            [
                Line.NotMeasured(Time, $"≤ {Figures.Ratio(Target)} ×", why),
                Line.NotMeasured(Memory, $"≤ {TargetMegabytes} MB", why),
            ];
        }

        var bare = (
            await Job.RunAsync(
                "dotnet",
                typeof(ImportSpeed).Assembly.Location,
                Servers.BareLoad.Mode,
                table,
                workplace.In("loaded")
            )
        ).ThrowIfFailed();
        return
        [
            Line.AtMost(
                Time,
                Target,
                import.Took / bare.Took,
                $"{Figures.Seconds(import.Took)} / {Figures.Seconds(bare.Took)} for "
                    + $"{Figures.Whole(workplace.Options.Reviews)} reviews, each process from start to end"
            ),
            Line.AtMost(Memory, TargetMegabytes, import.PeakMegabytes, "VmHWM of the process", "MB"),
        ];
    }
}
