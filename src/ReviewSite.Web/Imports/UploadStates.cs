using System.Text.Json;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Reports the progress of this node's jobs to the other nodes of a site, so that each node can show and cancel them. A
/// site with one node keeps all of this in memory.
/// </summary>
/// <remarks>
/// The file of a name says which job it is; each job reports to a file of its own. A job that was forgotten or replaced
/// while it was reporting therefore changes nothing.
/// </remarks>
public sealed partial class UploadStates(ISharedFiles files, TimeProvider time, ILogger<UploadStates> logger)
{
    private static readonly TimeSpan _betweenReports = TimeSpan.FromSeconds(1);

    /// <summary>A node that has not reported on a job for this long has stopped, and so has the job.</summary>
    private static readonly TimeSpan _longestSilence = TimeSpan.FromSeconds(30);

    /// <summary>Whether there may be other nodes.</summary>
    public bool AreShared => files.HasOtherNodes;

    /// <param name="name">The name of the file with the job's progress.</param>
    /// <returns><c>null</c> if there is no job, or its node has stopped.</returns>
    public async Task<UploadState<TProgress, TResult>?> FindAsync<TProgress, TResult>(
        string name,
        CancellationToken cancellation
    )
        where TResult : class =>
        await ReadAsync<CurrentJob>(name, cancellation) is { } current
        && await ReadAsync<UploadState<TProgress, TResult>>(ReportOf(name, current.Key), cancellation) is { } state
        && (state.HasEnded || time.GetUtcNow().UtcDateTime - state.At < _longestSilence)
            ? state
            : null;

    /// <returns>What was saved by <see cref="SaveAsync"/>; <c>null</c> if nothing was.</returns>
    public async Task<T?> ReadAsync<T>(string name, CancellationToken cancellation)
        where T : class =>
        AreShared && await files.ReadAsync(name, cancellation) is { } json ? JsonSerializer.Deserialize<T>(json) : null;

    /// <summary>Saves what other nodes have to know, if there are any.</summary>
    public async Task SaveAsync<T>(string name, T state, CancellationToken cancellation)
    {
        if (AreShared)
        {
            await files.WriteAsync(name, JsonSerializer.SerializeToUtf8Bytes(state), cancellation);
        }
    }

    /// <summary>Makes it the job of its name, in the place of an earlier one.</summary>
    public async Task BeginAsync<TProgress, TResult>(
        string name,
        UploadJob<TProgress, TResult> job,
        CancellationToken cancellation
    )
        where TResult : class
    {
        await ReportAsync(name, job, cancellation);
        await SaveAsync(name, new CurrentJob(job.Key), cancellation);
    }

    /// <summary>Asks the node that runs the job to cancel it.</summary>
    public Task CancelAsync(string name, Guid job, CancellationToken cancellation) =>
        SaveAsync(CancellationOf(name, job), new CurrentJob(job), cancellation);

    /// <summary>From now on there is no job of this name, even if the last one reports again.</summary>
    public async Task ForgetAsync(string name, CancellationToken cancellation)
    {
        if (AreShared)
        {
            await files.DeleteAsync(name, cancellation);
        }
    }

    /// <summary>
    /// Reports the progress of a job of this node until it has ended, and cancels it if another node asks for that or
    /// has begun another in its place.
    /// </summary>
    public async Task FollowAsync<TProgress, TResult>(string name, UploadJob<TProgress, TResult> job)
        where TResult : class
    {
        var (isDone, isOver) = (!AreShared, false);
        while (!isDone)
        {
            // The end is reported at once, and again after a while if the database did not take it.
            var later = Task.Delay(_betweenReports, time);
            await (isOver ? later : Task.WhenAny(job.Ended, later));
            isOver = job.HasEnded;
            try
            {
                isDone = !await ReportAgainAsync(name, job) || isOver;
            }
            catch (Exception e) when (StoreFailure.Of(e) is not null)
            {
                LogNotReported(e, name);
            }
        }
    }

    /// <returns>Whether the job is still the one of its name.</returns>
    private async Task<bool> ReportAgainAsync<TProgress, TResult>(string name, UploadJob<TProgress, TResult> job)
        where TResult : class
    {
        if ((await ReadAsync<CurrentJob>(name, CancellationToken.None))?.Key != job.Key)
        {
            job.Cancel();
            await ForgetAsync(ReportOf(name, job.Key), CancellationToken.None);
            await ForgetAsync(CancellationOf(name, job.Key), CancellationToken.None);
            return false;
        }

        if (await ReadAsync<CurrentJob>(CancellationOf(name, job.Key), CancellationToken.None) is not null)
        {
            job.Cancel();
        }

        await ReportAsync(name, job, CancellationToken.None);
        return true;
    }

    private Task ReportAsync<TProgress, TResult>(
        string name,
        UploadJob<TProgress, TResult> job,
        CancellationToken cancellation
    )
        where TResult : class =>
        SaveAsync(
            ReportOf(name, job.Key),
            new UploadState<TProgress, TResult>(
                job.Key,
                time.GetUtcNow().UtcDateTime,
                job.Progress,
                job.Result,
                job.Failure
            ),
            cancellation
        );

    private static string ReportOf(string name, Guid job) => $"{name}-{job:N}";

    private static string CancellationOf(string name, Guid job) => $"{name}-{job:N}.cancel";

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The progress of job {Name} could not be reported to other nodes"
    )]
    private partial void LogNotReported(Exception exception, string name);

    private sealed record CurrentJob(Guid Key);
}

/// <summary>The progress of a job, as its node reports it to the others.</summary>
/// <param name="At">When it was reported, in UTC.</param>
public sealed record UploadState<TProgress, TResult>(
    Guid Key,
    DateTime At,
    TProgress? Progress,
    TResult? Result,
    string? Failure
)
    where TResult : class
{
    public bool HasEnded => Result is not null || Failure is not null;
}
