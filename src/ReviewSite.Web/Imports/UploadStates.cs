using System.Text.Json;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Reports the progress of this node's jobs to the other nodes of a site, so that each node can show and cancel them. A
/// site with one node keeps all of this in memory.
/// </summary>
public sealed partial class UploadStates(ISharedFiles files, TimeProvider time, ILogger<UploadStates> logger)
{
    private const string Cancellation = ".cancel";

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
        await ReadAsync<UploadState<TProgress, TResult>>(name, cancellation) is { } state
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

    public Task ReportAsync<TProgress, TResult>(
        string name,
        UploadJob<TProgress, TResult> job,
        CancellationToken cancellation
    )
        where TResult : class =>
        SaveAsync(
            name,
            new UploadState<TProgress, TResult>(
                job.Key,
                time.GetUtcNow().UtcDateTime,
                job.Progress,
                job.Result,
                job.Failure
            ),
            cancellation
        );

    /// <summary>Asks the node that runs the job to cancel it.</summary>
    public Task CancelAsync(string name, Guid job, CancellationToken cancellation) =>
        SaveAsync(name + Cancellation, new Cancelled(job), cancellation);

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
        var reported = await ReadAsync<UploadState<TProgress, TResult>>(name, CancellationToken.None);
        if (reported?.Key != job.Key)
        {
            job.Cancel();
            return false;
        }

        if ((await ReadAsync<Cancelled>(name + Cancellation, CancellationToken.None))?.Job == job.Key)
        {
            job.Cancel();
        }

        await ReportAsync(name, job, CancellationToken.None);
        return true;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The progress of job {Name} could not be reported to other nodes"
    )]
    private partial void LogNotReported(Exception exception, string name);

    private sealed record Cancelled(Guid Job);
}
