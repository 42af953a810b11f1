using ReviewSite.Web.Tests.PostgreSql;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>The search over all reviews of the large catalogue, as <see cref="ReviewSearch"/>, on PostgreSQL.</summary>
internal static class PostgreSqlSearch
{
    private const double TargetMilliseconds = 50;
    private const string What = "Search over all reviews on PostgreSQL, p99";

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        if (PostgreSqlServer.Programs is null)
        {
            return [Line.NotMeasured(What, $"≤ {TargetMilliseconds} ms", "PostgreSQL is not installed")];
        }

        var options = workplace.Options;
        var large = await workplace.CatalogueAsync(options.Films, options.Reviews);
        var store = PostgreSqlServer.Shared.Create(isMigrated: false);
        (await Job.RunAsync("dotnet", workplace.Site, "move", "--data", large, "--to", store)).ThrowIfFailed();
        using var site = await workplace.StartSiteAsync(
            workplace.In("searched"),
            ["--no-seed", .. BenchmarkContext.On(store)]
        );
        return [await ReviewSearch.MeasureAsync(What, TargetMilliseconds, site, large, options)];
    }
}
