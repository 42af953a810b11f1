namespace ReviewSite.Web.Imports.Posters;

/// <summary>Uploaded posters that are being added: where that is, and what came of it.</summary>
public sealed class PosterJob : IProgress<double>, IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>0 to 1.</summary>
    public double Progress { get; private set; }

    public PosterReport? Report { get; private set; }

    /// <summary>Why nothing came of it.</summary>
    public string? Failure { get; private set; }

    public bool HasEnded => Report is not null || Failure is not null;

    /// <summary>Completes when it has ended, whatever came of it.</summary>
    public Task Ended => _ended.Task;

    public CancellationToken Cancellation => _cancel.Token;

    void IProgress<double>.Report(double value) => Progress = value;

    public void Cancel() => _cancel.Cancel();

    public void Dispose() => _cancel.Dispose();

    internal void End(PosterReport report)
    {
        Report = report;
        _ended.TrySetResult();
    }

    internal void Fail(string why)
    {
        Failure = why;
        _ended.TrySetResult();
    }
}
