using System.Runtime.InteropServices;
using ReviewSite.Benchmarks;
using ReviewSite.Benchmarks.Lines;
using ReviewSite.Benchmarks.Servers;
using ReviewSite.Web.Store.Sqlite;

SqliteLibrary.Load();

// What the lines are measured against runs as a process of its own, which this same program is.
switch (args)
{
    case [BareServer.Mode, var url, _, var page]:
        await BareServer.ServeAsync(url, page);
        return 0;
    case [AdoServer.Mode, var url, var folder, var page]:
        await AdoServer.ServeAsync(url, folder, page);
        return 0;
}

if (BenchmarkOptions.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
    return 2;
}

if (!Wrk.IsThere)
{
    await Console.Error.WriteLineAsync(
        "error: wrk is not installed, and what it loads a server with cannot be measured without it: apt-get "
            + "install wrk"
    );
    return 1;
}

// Whoever is told to end kills what it started: see Ending.
using var onTermination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(1));
using var onInterruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(1));
using var workplace = await BenchmarkContext.PrepareAsync(options);
var table = new ResultTable(options);
foreach (
    var measure in new Func<BenchmarkContext, Task<IReadOnlyList<Line>>>[]
    {
        CachedFilmPage.MeasureAsync,
        UncachedFilmPage.MeasureAsync,
        CatalogueSize.MeasureAsync,
        ReviewSearch.MeasureAsync,
        UnderAttack.MeasureAsync,
        ImportSpeed.MeasureAsync,
        PageWeight.MeasureAsync,
        Lighthouse.MeasureAsync,
        StartTime.MeasureAsync,
        PostgreSqlPages.MeasureAsync,
        PostgreSqlSearch.MeasureAsync,
        PostgreSqlLoad.MeasureAsync,
    }
)
{
    await table.AddAsync(measure, workplace);
}

await Console.Out.WriteLineAsync(table.ToString());
await File.WriteAllTextAsync(options.Out, table.ToString());
return 0;
