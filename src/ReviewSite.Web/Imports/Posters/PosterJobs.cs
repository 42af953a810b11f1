using System.Collections.Concurrent;
using System.Globalization;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Posters;

/// <summary>
/// Adds posters that were uploaded in the browser, in the background, one upload after another. A restart of the site
/// ends a running job, and none of it is in the store.
/// </summary>
public sealed partial class PosterJobs(
    PosterImport import,
    UploadStates states,
    DataFolder folder,
    IHostApplicationLifetime lifetime,
    ILogger<PosterJobs> logger
) : IDisposable
{
    private const int MostKept = 50;

    private readonly ConcurrentDictionary<string, PosterJob> _jobs = new();
    private readonly ConcurrentQueue<string> _inOrder = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The upload, on whichever node it is.</summary>
    public async Task<PosterJob?> FindAsync(string id, CancellationToken cancellation) =>
        _jobs.TryGetValue(id, out var here) ? here
        : Uploads.IsId(id) && await states.FindAsync<double, PosterReport>(StateOf(id), cancellation) is { } state
            ? new PosterJob { Elsewhere = state }
        : null;

    /// <returns>A name for the upload, by which it is asked for.</returns>
    public async Task<string> StartAsync(
        IEnumerable<(string Name, Stream Content)> files,
        bool replaces,
        Actor by,
        CancellationToken cancellation
    )
    {
        var id = Uploads.NewId();
        var place = Directory.CreateDirectory(folder.In(Uploads.FolderOf(id))).FullName;
        var kept = new List<(string Name, string Path)>();
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(place, kept.Count.ToString(CultureInfo.InvariantCulture));
            await using var file = File.Create(path);
            await content.CopyToAsync(file, cancellation);
            kept.Add((name, path));
        }

        var job = new PosterJob();
        await states.ReportAsync(StateOf(id), job, CancellationToken.None);
        _jobs[id] = job;
        ForgetOld(id);
        _ = Task.Run(() => states.FollowAsync(StateOf(id), job), CancellationToken.None);
        _ = Task.Run(
            () =>
                job.RunAsync(
                    stop => AddAsync(job, place, kept, replaces, by, stop),
                    _turn,
                    LogFailed,
                    lifetime.ApplicationStopping
                ),
            CancellationToken.None
        );
        return id;
    }

    public async Task CancelAsync(PosterJob job, string id, CancellationToken cancellation)
    {
        job.Cancel();
        await states.CancelAsync(StateOf(id), job.Key, cancellation);
    }

    public void Dispose()
    {
        _turn.Dispose();
        foreach (var job in _jobs.Values)
        {
            job.Dispose();
        }
    }

    private static string StateOf(string id) => Uploads.StateOf(id, "posters");

    private void ForgetOld(string added)
    {
        _inOrder.Enqueue(added);
        if (
            _inOrder.Count > MostKept
            && _inOrder.TryPeek(out var oldest)
            && _jobs.GetValueOrDefault(oldest)?.HasEnded == true
            && _inOrder.TryDequeue(out var forgotten)
            && _jobs.TryRemove(forgotten, out var job)
        )
        {
            job.Dispose();
        }
    }

    private async Task<PosterReport> AddAsync(
        PosterJob job,
        string place,
        IReadOnlyList<(string Name, string Path)> files,
        bool replaces,
        Actor by,
        CancellationToken cancellation
    )
    {
        try
        {
            using var source = await PosterSource.OpenAsync(files, cancellation);
            return await import.RunAsync(source, new PosterOptions(replaces, IsDryRun: false), by, job, cancellation);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Adding uploaded posters failed")]
    private partial void LogFailed(Exception exception);
}
