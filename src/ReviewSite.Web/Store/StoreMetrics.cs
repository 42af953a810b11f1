using System.Diagnostics.Metrics;

namespace ReviewSite.Web.Store;

/// <summary>What can be measured of the store; counted only where somebody listens.</summary>
public sealed class StoreMetrics : IDisposable
{
    public const string MeterName = "ReviewSite.Store";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _lockWait;
    private readonly Counter<long> _imports;

    public StoreMetrics(DataFolder folder)
    {
        _lockWait = _meter.CreateHistogram<double>(
            "reviewsite.store.lock.wait",
            "s",
            "Time that writers waited for the write lock"
        );
        _imports = _meter.CreateCounter<long>("reviewsite.imports", "{import}", "Imports that were finished");
        _meter.CreateObservableGauge(
            "reviewsite.store.size",
            () => SizesOf(folder.Database),
            "By",
            "Size of the database file"
        );
    }

    public void LockTaken(TimeSpan waited) => _lockWait.Record(waited.TotalSeconds);

    public void Imported() => _imports.Add(1);

    public void Dispose() => _meter.Dispose();

    /// <summary>None where the store is in no file.</summary>
    private static IEnumerable<Measurement<long>> SizesOf(string file) =>
        File.Exists(file) ? [new Measurement<long>(new FileInfo(file).Length)] : [];
}
