using ReviewSite.Web.Tests.PostgreSql;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>
/// A film's page on PostgreSQL, which runs on the same machine, against the same page on SQLite; and two nodes on one
/// machine against one.
/// </summary>
internal static class PostgreSqlPages
{
    private const double TargetCached = 0.95;
    private const double TargetUncached = 0.5;
    private const double TargetNodes = 0.9;
    private const string Cached = "Cached film page, PostgreSQL / SQLite";
    private const string Uncached = "Uncached film page, PostgreSQL / SQLite";
    private const string Nodes = "Two nodes on one machine / one node";

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        if (PostgreSqlServer.Programs is null)
        {
            const string Why = "PostgreSQL is not installed: apt-get install postgresql";
            return
            [
                Line.NotMeasured(Cached, $"≥ {Figures.Ratio(TargetCached)} ×", Why),
                Line.NotMeasured(Uncached, $"≥ {Figures.Ratio(TargetUncached)} ×", Why),
                Line.NotMeasured(Nodes, $"≥ {Figures.Ratio(TargetNodes)} ×", Why),
            ];
        }

        var options = workplace.Options;
        var script = workplace.In("uncached-on-postgres.lua");
        await File.WriteAllTextAsync(script, UncachedFilmPage.Script);
        var store = PostgreSqlServer.Shared.Create(isMigrated: false);
        using var sqlite = await workplace.StartSiteAsync(workplace.Seed);
        using var postgres = await workplace.StartSiteAsync(workplace.In("node1"), BenchmarkContext.On(store));
        var (one, other) = ((sqlite, CachedFilmPage.Address), (postgres, CachedFilmPage.Address));
        var cached = await Wrk.CompareAsync(options, script: null, other, one);
        var uncached = await Wrk.CompareAsync(options, script, other, one);
        using var second = await workplace.StartSiteAsync(workplace.In("node2"), BenchmarkContext.On(store));
        var nodes = await Wrk.CompareTogetherAsync(options, script, CachedFilmPage.Address, postgres, second);
        var how = $"wrk -t1 -c16, br, medians of {options.Rounds} rounds in turns";
        return
        [
            Line.AtLeast(Cached, TargetCached, cached[0] / cached[1], Rates(cached, how)),
            Line.AtLeast(Uncached, TargetUncached, uncached[0] / uncached[1], Rates(uncached, how)),
            Line.AtLeast(
                Nodes,
                TargetNodes,
                nodes[0] / nodes[1],
                Rates(nodes, $"the uncached film page; {how}, each node with its own wrk")
            ),
        ];
    }

    private static string Rates(double[] rates, string how) =>
        $"{Figures.Whole(rates[0])} / {Figures.Whole(rates[1])} requests a second; {how}";
}
