using ReviewSite.Web.Imports.Generator;
using ReviewSite.Web.Store;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>
/// A table of reviews into an empty store, against what anybody has without us: SQLite's own shell, which imports the
/// same file and builds a full-text index over its quotes.
/// </summary>
internal static class ImportSpeed
{
    private const double Target = 3;
    private const double TargetSize = 1.5;
    private const double TargetMegabytes = 300;
    private const string Shell = "sqlite3";
    private const string Time = "Import / SQLite's shell with a full-text index";
    private const string Size = "Store / the file of SQLite's shell";
    private const string Memory = "Import, most memory at once";

    private const string FullText =
        $"CREATE VIRTUAL TABLE Search USING fts5({ReviewTable.Quote}, content='Reviews', content_rowid='rowid'); "
        + "INSERT INTO Search (Search) VALUES ('rebuild');";

    /// <summary>Not that of the catalogues that are browsed.</summary>
    private const int Seed = 2;

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        if (!Programs.IsThere(Shell))
        {
            return NotMeasured($"{Shell} is not installed: apt-get install sqlite3");
        }

        var table = workplace.In("reviews.csv");
        ReviewTable.Write(table, new InventedCatalogue(workplace.Options.Films, workplace.Options.Reviews, Seed));
        var (store, plain) = (workplace.In("imported"), workplace.In("plain.db"));
        var import = await Job.RunAsync("dotnet", workplace.Site, "import", table, "--data", store);
        if (import.ExitCode != 0)
        {
            return NotMeasured(
                $"the import ended with {import.ExitCode}: {import.Error.ReplaceLineEndings(" ").Trim()}"
            );
        }

        var shell = (await Job.RunAsync(Shell, plain, $".import --csv {table} Reviews", FullText)).ThrowIfFailed();
        var (storeBytes, plainBytes) = (BytesOf(store, DataFolder.DatabaseName), new FileInfo(plain).Length);
        return
        [
            Line.AtMost(
                Time,
                Target,
                import.Took / shell.Took,
                $"{Figures.Seconds(import.Took)} / {Figures.Seconds(shell.Took)} for "
                    + $"{Figures.Whole(workplace.Options.Reviews)} reviews, each process from start to end"
            ),
            Line.AtMost(
                Size,
                TargetSize,
                (double)storeBytes / plainBytes,
                $"{Figures.Whole(storeBytes / 1_000_000)} / {Figures.Whole(plainBytes / 1_000_000)} MB"
            ),
            Line.AtMost(Memory, TargetMegabytes, import.PeakMegabytes, "VmHWM of the process", "MB"),
        ];
    }

    /// <summary>With what SQLite has beside the file.</summary>
    private static long BytesOf(string folder, string database) =>
        new DirectoryInfo(folder).EnumerateFiles(database + "*").Sum(f => f.Length);

    private static IReadOnlyList<Line> NotMeasured(string why) =>
        [
            Line.NotMeasured(Time, $"≤ {Figures.Ratio(Target)} ×", why),
            Line.NotMeasured(Size, $"≤ {Figures.Ratio(TargetSize)} ×", why),
            Line.NotMeasured(Memory, $"≤ {TargetMegabytes} MB", why),
        ];
}
