using ReviewSite.Domain;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>A background job for an upload: its progress and its result.</summary>
public abstract class UploadJob<TProgress, TResult> : IProgress<TProgress>, IDisposable
    where TResult : class
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Which job it is, on whichever node.</summary>
    public Guid Key { get; private init; } = Guid.NewGuid();

    /// <summary>The default while it waits for its turn.</summary>
    public TProgress? Progress { get; private set; }

    public TResult? Result { get; private set; }

    /// <summary>Why it failed.</summary>
    public string? Failure { get; private set; }

    public bool HasEnded => Result is not null || Failure is not null;

    /// <summary>Completes when it has ended, with any outcome.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The message if it was canceled.</summary>
    protected abstract string WhenCancelled { get; }

    /// <summary>The message if it failed for a reason that belongs only in the log.</summary>
    protected abstract string WhenFailed { get; }

    /// <summary>Shows the progress or the result of another node's job.</summary>
    internal UploadState<TProgress, TResult> Elsewhere
    {
        init
        {
            (Key, Progress, Result, Failure) = (value.Key, value.Progress, value.Result, value.Failure);
            if (HasEnded)
            {
                _ended.SetResult();
            }
        }
    }

    public void Report(TProgress value) => Progress = value;

    public void Cancel() => _cancel.Cancel();

    public void Dispose()
    {
        _cancel.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Waits for its turn and does the work. It never throws: a failure becomes its outcome.</summary>
    /// <param name="turn">That of all jobs of the kind.</param>
    /// <param name="log">Logs unexpected exceptions.</param>
    /// <param name="stopping">When the site ends.</param>
    internal async Task RunAsync(
        Func<CancellationToken, Task<TResult>> work,
        SemaphoreSlim turn,
        Action<Exception> log,
        CancellationToken stopping
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancel.Token, stopping);
        try
        {
            await turn.WaitAsync(either.Token);
            try
            {
                Result = await work(either.Token);
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException)
        {
            Failure = WhenCancelled;
        }
        catch (Exception e) when (e is InvalidInputException or StoreBusyException)
        {
            Failure = e.Message;
        }
#pragma warning disable CA1031 // Whatever went wrong, the page that waits for it has to say so.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log(e);
            Failure = StoreFailure.Of(e) is { } failure ? $"{failure.Reason}. {failure.Advice}" : WhenFailed;
        }

        _ended.TrySetResult();
    }
}
