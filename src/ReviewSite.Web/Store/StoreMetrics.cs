using System.Diagnostics.Metrics;

namespace ReviewSite.Web.Store;

/// <summary>The metrics of the store; counted only if somebody listens.</summary>
public sealed class StoreMetrics : IDisposable
{
    public const string MeterName = "ReviewSite.Store";

    private static readonly string[] _answers =
    [
        .. Enum.GetNames<StandbyAnswer>().Select(name => name.ToLowerInvariant()),
    ];

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _lockWait;
    private readonly Counter<long> _imports;
    private readonly Counter<long> _standby;

    public StoreMetrics(DataFolder folder)
    {
        _lockWait = _meter.CreateHistogram<double>(
            "reviewsite.store.lock.wait",
            "s",
            "Time that writers waited for the write lock"
        );
        _imports = _meter.CreateCounter<long>("reviewsite.imports", "{import}", "Imports that were finished");
        _standby = _meter.CreateCounter<long>(
            "reviewsite.store.standby",
            "{page}",
            "Page reads directed to a standby, by outcome"
        );
        _meter.CreateObservableGauge(
            "reviewsite.store.size",
            () => SizesOf(folder.Database),
            "By",
            "Size of the database file"
        );
    }

    public void LockTaken(TimeSpan waited) => _lockWait.Record(waited.TotalSeconds);

    public void Imported() => _imports.Add(1);

    public void StandbyAsked(StandbyAnswer answer) =>
        _standby.Add(1, new KeyValuePair<string, object?>("answer", _answers[(int)answer]));

    public void Dispose() => _meter.Dispose();

    /// <summary>Empty if the store is not in a file.</summary>
    private static IEnumerable<Measurement<long>> SizesOf(string file) =>
        File.Exists(file) ? [new Measurement<long>(new FileInfo(file).Length)] : [];
}

/// <summary>The outcome of reading a page from a standby.</summary>
public enum StandbyAnswer
{
    /// <summary>The page was read there.</summary>
    Read,

    /// <summary>The standby lacked a change that this node has already shown, so the primary was read.</summary>
    Behind,

    /// <summary>No standby answered, so the primary was read.</summary>
    Unreachable,
}
