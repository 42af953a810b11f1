using System.Collections.Concurrent;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Imports uploads that were started in the browser, in the background, one after another. A restart of the site ends a
/// running import, and none of it is in the store.
/// </summary>
public sealed partial class TableJobs(
    TableImport import,
    TableUploads uploads,
    UploadStates states,
    IHostApplicationLifetime lifetime,
    ILogger<TableJobs> logger
) : IDisposable
{
    /// <summary>The state of an upload that contains its last request.</summary>
    private const string RequestState = "said";

    private readonly JobKind _imports = new("import");
    private readonly JobKind _dryRuns = new("dry-run");
    private readonly ConcurrentDictionary<string, TableImportRequest> _requests = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <returns>A name for the upload, by which it is asked for.</returns>
    public async Task<string> KeepAsync(
        IEnumerable<(string Name, Stream Content)> files,
        CancellationToken cancellation
    )
    {
        await uploads.DeleteOldAsync(IsBusy, cancellation);
        return await uploads.KeepAsync(files, cancellation);
    }

    /// <summary>The import of the upload, on whichever node it is.</summary>
    public Task<TableJob?> FindAsync(string id, CancellationToken cancellation) =>
        FindAsync(id, _imports, cancellation);

    /// <summary>The last dry run of the upload; <c>null</c> if there was none, or the import was started.</summary>
    public Task<TableJob?> FindDryRunAsync(string id, CancellationToken cancellation) =>
        FindAsync(id, _dryRuns, cancellation);

    /// <summary>The last request for the files of the upload; <c>null</c> if there was none.</summary>
    public async Task<TableImportRequest?> FindRequestAsync(string id, CancellationToken cancellation) =>
        Uploads.IsId(id)
        && await states.ReadAsync<SharedTableRequest>(Uploads.StateOf(id, RequestState), cancellation) is { } shared
            ? shared.On(await uploads.FilesOfAsync(id, cancellation))
            : _requests.GetValueOrDefault(id);

    /// <summary>Rows that the import rejected.</summary>
    /// <param name="file">Which of the files, from 0.</param>
    /// <returns>The path of the file; <c>null</c> if there is no such file.</returns>
    public async Task<string?> FindRejectedAsync(string id, int file, CancellationToken cancellation) =>
        (await FindAsync(id, cancellation))?.Result?.RejectedFiles.ElementAtOrDefault(file) is { } path
            ? await uploads.FindRejectedAsync(id, path, cancellation)
            : null;

    /// <summary>Starts a dry run of an import, and cancels one for other columns.</summary>
    public async Task<TableJob> DryRunAsync(string id, TableImportRequest request, CancellationToken cancellation)
    {
        CancelDryRun(id);
        await RememberAsync(id, request, cancellation);
        var job = _dryRuns.Jobs[id] = new TableJob(request with { IsDryRun = true });
        await BeginAsync(id, _dryRuns, job);
        return job;
    }

    /// <summary>Starts the import, or queues it behind the running one. Starting it twice has no effect.</summary>
    public async Task StartAsync(string id, TableImportRequest request, CancellationToken cancellation)
    {
        CancelDryRun(id);
        await states.ForgetAsync(_dryRuns.StateOf(id), cancellation);
        if (await FindAsync(id, cancellation) is not null)
        {
            return;
        }

        await RememberAsync(id, request, cancellation);
        var job = new TableJob(request);
        if (_imports.Jobs.TryAdd(id, job))
        {
            await BeginAsync(id, _imports, job);
        }
        else
        {
            job.Dispose();
        }
    }

    public async Task CancelAsync(string id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } job)
        {
            job.Cancel();
            await states.CancelAsync(_imports.StateOf(id), job.Key, cancellation);
        }
    }

    /// <summary>Allows another attempt, with other columns; the earlier choices are kept.</summary>
    public async Task ForgetAsync(string id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { HasEnded: true } job)
        {
            await uploads.ForgetStartAsync(id);
            await states.ForgetAsync(_imports.StateOf(id), cancellation);
            _requests[id] = job.Request;
            _imports.Jobs.TryRemove(id, out _);
            job.Dispose();
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        foreach (var job in _imports.Jobs.Values.Concat(_dryRuns.Jobs.Values))
        {
            job.Dispose();
        }
    }

    private bool IsBusy(string id)
    {
        if (_imports.Jobs.TryGetValue(id, out var job) && !job.HasEnded)
        {
            return true;
        }

        CancelDryRun(id);
        _requests.TryRemove(id, out _);
        _imports.Jobs.TryRemove(id, out _);
        return false;
    }

    private async Task RememberAsync(string id, TableImportRequest request, CancellationToken cancellation)
    {
        _requests[id] = request;
        await states.SaveAsync(Uploads.StateOf(id, RequestState), SharedTableRequest.Of(request), cancellation);
    }

    private void CancelDryRun(string id)
    {
        if (_dryRuns.Jobs.TryRemove(id, out var job))
        {
            job.Cancel();
        }
    }

    /// <summary>The job as this node has it, unless another node has begun one since.</summary>
    private async Task<TableJob?> FindAsync(string id, JobKind kind, CancellationToken cancellation)
    {
        var here = kind.Jobs.GetValueOrDefault(id);
        if (!states.AreShared || !Uploads.IsId(id))
        {
            return here;
        }

        var state = await states.FindAsync<TableProgress, TableImportResult>(kind.StateOf(id), cancellation);
        if (state?.Key == here?.Key)
        {
            return here;
        }

        return state is not null && await FindRequestAsync(id, cancellation) is { } request
            ? new TableJob(request) { Elsewhere = state }
            : null;
    }

    /// <summary>
    /// The job runs even if the client leaves meanwhile. If it cannot be reported, another attempt begins it.
    /// </summary>
    private async Task BeginAsync(string id, JobKind kind, TableJob job)
    {
        var state = kind.StateOf(id);
        try
        {
            await states.BeginAsync(state, job, CancellationToken.None);
        }
        catch
        {
            kind.Jobs.TryRemove(id, out _);
            throw;
        }

        _ = ReadBudget.StartWithout(() => RunAsync(id, job));
        _ = ReadBudget.StartWithout(() => states.FollowAsync(state, job));
    }

    private async Task RunAsync(string id, TableJob job)
    {
        await job.RunAsync(
            stop => ImportAsync(id, job, stop),
            _turn,
            e => LogFailed(e, job.Request.Source),
            lifetime.ApplicationStopping
        );
        if (!job.Request.IsDryRun && job.Result is not null)
        {
            await uploads.DeleteFilesAsync(id);
        }
    }

    private async Task<TableImportResult> ImportAsync(string id, TableJob job, CancellationToken cancellation)
    {
        var rejected = uploads.RejectedFolderOf(id, job.Request.IsDryRun);
        if (job.Request.IsDryRun)
        {
            return await import.ImportAsync(job.Request, rejected, job, cancellation);
        }

        await uploads.NoteStartAsync(id, cancellation);
        var result = await import.ImportAsync(job.Request, rejected, job, cancellation);
        await uploads.ShareRejectedAsync(id, result.RejectedFiles);
        return result;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The import of {Source} failed")]
    private partial void LogFailed(Exception exception, string source);

    /// <param name="state">The state of an upload that contains the progress of such a job.</param>
    private sealed class JobKind(string state)
    {
        /// <summary>Those of this node, by the upload.</summary>
        public ConcurrentDictionary<string, TableJob> Jobs { get; } = new();

        public string StateOf(string id) => Uploads.StateOf(id, state);
    }
}
