namespace ReviewSite.Web.Imports.Tables;

/// <summary>An import that runs by itself: where it is, and what came of it.</summary>
public sealed class TableJob(TableImportRequest request) : IProgress<TableProgress>, IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;

    public TableImportRequest Request { get; } = request;

    /// <summary>None while it waits for its turn.</summary>
    public TableProgress? Progress { get; private set; }

    public TableImportResult? Result { get; private set; }

    /// <summary>Why nothing came of it.</summary>
    public string? Failure { get; private set; }

    public bool HasEnded => Result is not null || Failure is not null;

    /// <summary>Completes when the import has ended, whatever came of it.</summary>
    public Task Ended => _ended.Task;

    public CancellationToken Cancellation => _cancel.Token;

    public void Report(TableProgress value) => Progress = value;

    public void Cancel() => _cancel.Cancel();

    public void Dispose() => _cancel.Dispose();

    internal bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

    internal void End(TableImportResult result)
    {
        Result = result;
        _ended.TrySetResult();
    }

    internal void Fail(string why)
    {
        Failure = why;
        _ended.TrySetResult();
    }
}
