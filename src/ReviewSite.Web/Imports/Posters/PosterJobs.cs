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
        var job = new PosterJob();
        IReadOnlyList<(string Name, string Path)> kept;
        try
        {
            kept = await KeepAsync(files, place, cancellation);
            await states.BeginAsync(StateOf(id), job, CancellationToken.None);
        }
        catch
        {
            Delete(place);
            throw;
        }

        _jobs[id] = job;
        ForgetOld(id);
        _ = ReadBudget.StartWithout(() => states.FollowAsync(StateOf(id), job));
        _ = ReadBudget.StartWithout(async () =>
        {
            await job.RunAsync(
                stop => AddAsync(job, kept, replaces, by, stop),
                _turn,
                LogFailed,
                lifetime.ApplicationStopping
            );
            Delete(place);
        });
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

    private static async Task<IReadOnlyList<(string Name, string Path)>> KeepAsync(
        IEnumerable<(string Name, Stream Content)> files,
        string place,
        CancellationToken cancellation
    )
    {
        var kept = new List<(string Name, string Path)>();
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(place, kept.Count.ToString(CultureInfo.InvariantCulture));
            await using var file = File.Create(path);
            await content.CopyToAsync(file, cancellation);
            kept.Add((name, path));
        }

        return kept;
    }

    private async Task<PosterReport> AddAsync(
        PosterJob job,
        IReadOnlyList<(string Name, string Path)> files,
        bool replaces,
        Actor by,
        CancellationToken cancellation
    )
    {
        using var source = await PosterSource.OpenAsync(files, cancellation);
        return await import.RunAsync(source, new PosterOptions(replaces, IsDryRun: false), by, job, cancellation);
    }

    /// <summary>The posters are in the store now, or the upload failed.</summary>
    private void Delete(string place)
    {
        try
        {
            Directory.Delete(place, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotDeleted(e, place);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Adding uploaded posters failed")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The uploaded posters in {Folder} cannot be deleted")]
    private partial void LogNotDeleted(Exception exception, string folder);
}
