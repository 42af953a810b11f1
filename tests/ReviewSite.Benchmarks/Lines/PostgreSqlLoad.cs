using ReviewSite.Benchmarks.Servers;
using ReviewSite.Web.Imports.Generator;
using ReviewSite.Web.Tests.PostgreSql;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>
/// How long PostgreSQL takes to be filled: by an import into an empty store, and by a move of the large catalogue. Both
/// against what PostgreSQL itself needs for the same rows, see <see cref="BareCopy"/>.
/// </summary>
internal static class PostgreSqlLoad
{
    private const double Target = 3;
    private const string Import = "Import on PostgreSQL / COPY and the index builds";
    private const string Move = "Move to PostgreSQL / COPY";

    /// <summary>Not that of the catalogues that are browsed.</summary>
    private const int Seed = 2;

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        if (PostgreSqlServer.Programs is null)
        {
            return
            [
                Line.NotMeasured(Import, $"≤ {Target} ×", "PostgreSQL is not installed"),
                Line.NotMeasured(Move, $"≤ {Target} ×", "PostgreSQL is not installed"),
            ];
        }

        var options = workplace.Options;
        var table = workplace.In("reviews-for-postgres.csv");
        ReviewTable.Write(table, new InventedCatalogue(options.Films, options.Reviews, Seed));
        var imported = await TimeAsync(store =>
            Job.RunAsync(
                "dotnet",
                [workplace.Site, "import", table, "--data", workplace.In("import"), .. BenchmarkContext.On(store)]
            )
        );
        var large = await workplace.CatalogueAsync(options.Films, options.Reviews);
        var moved = await TimeAsync(store =>
            Job.RunAsync("dotnet", workplace.Site, "move", "--data", large, "--to", store)
        );
        var bare = imported.Bare.Copy + imported.Bare.Indexes;
        var size = $"{Figures.Whole(options.Reviews)} reviews";
        return
        [
            Line.AtMost(
                Import,
                Target,
                imported.Took / bare,
                $"{Figures.Seconds(imported.Took)} / {Figures.Seconds(bare)} for {size}, of which "
                    + $"{Figures.Seconds(imported.Bare.Copy)} for COPY"
            ),
            Line.AtMost(
                Move,
                Target,
                moved.Took / moved.Bare.Copy,
                $"{Figures.Seconds(moved.Took)} / {Figures.Seconds(moved.Bare.Copy)} for {size}; the index builds, "
                    + $"which the move does too, take {Figures.Seconds(moved.Bare.Indexes)} more"
            ),
        ];
    }

    private static async Task<(TimeSpan Took, BareCopy Bare)> TimeAsync(Func<string, Task<Job>> fillAsync)
    {
        var store = PostgreSqlServer.Shared.Create(isMigrated: false);
        var job = (await fillAsync(store)).ThrowIfFailed();
        var bare = await BareCopy.OfAsync(store);
        PostgreSqlServer.Shared.Drop(store);
        return (job.Took, bare);
    }
}
