using System.Diagnostics.Metrics;

namespace ReviewSite.Web.Hosting;

/// <summary>How often the page cache answers; counted only where somebody listens.</summary>
internal sealed class PageMetrics : IDisposable
{
    public const string MeterName = "ReviewSite.Pages";

    private static readonly KeyValuePair<string, object?> _hit = new("outcome", "hit");
    private static readonly KeyValuePair<string, object?> _miss = new("outcome", "miss");
    private static readonly KeyValuePair<string, object?> _notModified = new("outcome", "not-modified");

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _answers;

    public PageMetrics() =>
        _answers = _meter.CreateCounter<long>(
            "reviewsite.page.cache",
            "{request}",
            "Requests for cached pages by outcome"
        );

    public void Hit() => _answers.Add(1, _hit);

    public void Miss() => _answers.Add(1, _miss);

    public void NotModified() => _answers.Add(1, _notModified);

    public void Dispose() => _meter.Dispose();
}
