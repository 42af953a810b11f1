using System.Collections.Concurrent;
using System.Globalization;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Imports that someone started in the browser and that go on while they look elsewhere, one after another. The files
/// wait in a folder of the data until the import has ended, for some days at most; a restart of the site ends what
/// runs, and nothing of it is in the store.
/// </summary>
public sealed partial class TableJobs(
    TableImport import,
    DataFolder folder,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<TableJobs> logger
) : IDisposable
{
    /// <summary>In the folder of the upload, beside its files and never among them.</summary>
    private const string SkippedFolder = "skipped";

    /// <summary>The same of a dry run, whose rejected rows nobody asks for.</summary>
    private const string DryRunFolder = "dry-run";

    /// <summary>Says, after a restart too, that the import of the upload was started.</summary>
    private const string StartedFolder = "started";

    private static readonly TimeSpan _kept = TimeSpan.FromDays(3);

    private readonly ConcurrentDictionary<string, TableJob> _jobs = new();
    private readonly ConcurrentDictionary<string, TableJob> _dryRuns = new();
    private readonly ConcurrentDictionary<string, TableImportRequest> _tried = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    private string Uploads => folder.In("uploads");

    /// <returns>A name for the upload, by which it is asked for.</returns>
    public async Task<string> KeepAsync(
        IEnumerable<(string Name, Stream Content)> files,
        CancellationToken cancellation
    )
    {
        RemoveOld();
        var id = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var place = Directory.CreateDirectory(Path.Combine(Uploads, id));
        foreach (var (name, content) in files)
        {
            await using var kept = File.Create(Path.Combine(place.FullName, FileNameOf(name)));
            await content.CopyToAsync(kept, cancellation);
        }

        return id;
    }

    /// <summary>The uploaded files; none where the name is none of ours or they are gone.</summary>
    public IReadOnlyList<string> FilesOf(string id)
    {
        var place = Path.Combine(Uploads, id);
        return IsOurs(id) && Directory.Exists(place)
            ? [.. Directory.EnumerateFiles(place).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Whether the import of the upload was started, be it before a restart of the site.</summary>
    public bool WasStarted(string id) => IsOurs(id) && Directory.Exists(StartedFolderOf(id));

    public TableJob? Find(string id) => _jobs.GetValueOrDefault(id);

    /// <summary>What was said of the files when they were tried before; none where they were not.</summary>
    public TableImportRequest? FindTried(string id) => _tried.GetValueOrDefault(id);

    /// <summary>The last dry run of the upload; none where there was none, or the import was started.</summary>
    public TableJob? FindDryRun(string id) => _dryRuns.GetValueOrDefault(id);

    /// <summary>Finds out what an import would do. A dry run for other columns is cancelled.</summary>
    public TableJob DryRun(string id, TableImportRequest request)
    {
        CancelDryRun(id);
        _tried[id] = request;
        var job = _dryRuns[id] = new TableJob(request with { IsDryRun = true });
        _ = Task.Run(() => RunAsync(id, job));
        return job;
    }

    /// <summary>Begins it, or puts it behind the one that runs. Twice is once.</summary>
    public TableJob Start(string id, TableImportRequest request)
    {
        CancelDryRun(id);
        var job = _jobs.GetOrAdd(id, _ => new TableJob(request));
        if (job.TryBegin())
        {
            _ = Task.Run(() => RunAsync(id, job));
        }

        return job;
    }

    /// <summary>For another try, with other columns; what was said is still known.</summary>
    public void Forget(string id)
    {
        if (_jobs.TryGetValue(id, out var job) && job.HasEnded)
        {
            _tried[id] = job.Request;
            _jobs.TryRemove(id, out _);
            job.Dispose();
            if (WasStarted(id))
            {
                Directory.Delete(StartedFolderOf(id));
            }
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        foreach (var job in _jobs.Values)
        {
            job.Dispose();
        }
    }

    private string StartedFolderOf(string id) => Path.Combine(Uploads, id, StartedFolder);

    private void CancelDryRun(string id)
    {
        if (_dryRuns.TryRemove(id, out var job))
        {
            job.Cancel();
        }
    }

    /// <summary>
    /// As the browser names it, without what no file system takes; the end, by which the kind of file is known, stays.
    /// </summary>
    private static string FileNameOf(string name)
    {
        const int LongestName = 100;
        var plain = string.Concat(
            Path.GetFileName(name.Replace('\\', '/'))
                .Where(c => !char.IsControl(c) && !Path.GetInvalidFileNameChars().Contains(c))
        );
        var end = plain.Length > LongestName ? plain[^LongestName..] : plain;
        return end.Trim(' ', '.').Length == 0 ? "upload" : end;
    }

    private static bool IsOurs(string id) => Guid.TryParseExact(id, "N", out _);

    /// <summary>Uploads that nobody came back to, and rows that were left out of those that went in.</summary>
    private void RemoveOld()
    {
        foreach (
            var place in Directory
                .CreateDirectory(Uploads)
                .EnumerateDirectories()
                .Where(p => IsOurs(p.Name) && time.GetUtcNow().UtcDateTime - p.LastWriteTimeUtc > _kept)
        )
        {
            Forget(place.Name);
            if (Find(place.Name) is not null)
            {
                continue;
            }

            CancelDryRun(place.Name);
            _tried.TryRemove(place.Name, out _);
            try
            {
                place.Delete(recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogNotRemoved(e, place.FullName);
            }
        }
    }

    private async Task RunAsync(string id, TableJob job)
    {
        await job.RunAsync(
            stop => ImportAsync(id, job, stop),
            _turn,
            e => LogFailed(e, job.Request.Source),
            lifetime.ApplicationStopping
        );
        if (job.Request.IsDryRun || job.Result is null)
        {
            return;
        }

        foreach (var file in FilesOf(id))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogNotRemoved(e, file);
            }
        }
    }

    private Task<TableImportResult> ImportAsync(string id, TableJob job, CancellationToken cancellation)
    {
        if (!job.Request.IsDryRun)
        {
            Directory.CreateDirectory(StartedFolderOf(id));
        }

        var rejected = Path.Combine(Uploads, id, job.Request.IsDryRun ? DryRunFolder : SkippedFolder);
        return import.MakeAsync(job.Request, rejected, job, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The upload {Path} cannot be removed")]
    private partial void LogNotRemoved(Exception exception, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "The import of {Source} failed")]
    private partial void LogFailed(Exception exception, string source);
}
