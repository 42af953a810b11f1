using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Tables that were uploaded in the browser. They are kept until they are imported, for a few days at most.
/// </summary>
public sealed partial class TableUploads(
    ISharedFiles files,
    DataFolder folder,
    TimeProvider time,
    ILogger<TableUploads> logger
)
{
    /// <summary>In the folder of an upload, beside its files and never among them.</summary>
    private const string RejectedFolder = "skipped";

    private const string DryRunFolder = "dry-run";

    /// <summary>Says, after a restart too, that the import of the upload was started.</summary>
    private const string Started = "started";

    /// <summary>In UTF-8. File systems take 255; names of files with rejected rows are longer.</summary>
    private const int LongestNameBytes = 200;

    private static readonly TimeSpan _kept = TimeSpan.FromDays(3);

    /// <returns>A name for the upload, by which it is asked for.</returns>
    public async Task<string> KeepAsync(
        IEnumerable<(string Name, Stream Content)> tables,
        CancellationToken cancellation
    )
    {
        var (id, taken) = (Uploads.NewId(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var (name, content) in tables)
        {
            var plain = FileNameOf(name);
            var free = Enumerable.Range(2, taken.Count).Select(n => $"{n}-{plain}").Prepend(plain).First(taken.Add);
            await files.SaveAsync($"{Uploads.FolderOf(id)}/{free}", content, cancellation);
        }

        return id;
    }

    /// <returns>The paths of the uploaded files; empty if there is no such upload, or they were deleted.</returns>
    public async Task<IReadOnlyList<string>> FilesOfAsync(string id, CancellationToken cancellation)
    {
        var paths = new List<string>();
        foreach (var name in Uploads.IsId(id) ? await files.NamesAsync(Uploads.FolderOf(id), cancellation) : [])
        {
            if (await files.FindAsync(name, cancellation) is { } path)
            {
                paths.Add(path);
            }
        }

        return paths;
    }

    /// <summary>Whether the import of the upload was started, even before a restart of the site.</summary>
    public async Task<bool> WasStartedAsync(string id, CancellationToken cancellation) =>
        Uploads.IsId(id) && await files.ReadAsync(Uploads.StateOf(id, Started), cancellation) is not null;

    public Task NoteStartAsync(string id, CancellationToken cancellation) =>
        files.WriteAsync(Uploads.StateOf(id, Started), ReadOnlyMemory<byte>.Empty, cancellation);

    public Task ForgetStartAsync(string id) => files.DeleteAsync(Uploads.StateOf(id, Started), CancellationToken.None);

    /// <summary>The folder for the rejected rows of an import. Those of a dry run are never requested.</summary>
    public string RejectedFolderOf(string id, bool isDryRun) =>
        folder.In($"{Uploads.FolderOf(id)}/{(isDryRun ? DryRunFolder : RejectedFolder)}");

    /// <summary>Gives the other nodes the rows that an import rejected.</summary>
    /// <param name="paths">In <see cref="RejectedFolderOf"/>.</param>
    public async Task ShareRejectedAsync(string id, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            try
            {
                await files.ShareAsync(RejectedFile(id, path), CancellationToken.None);
            }
            catch (Exception e) when (StoreFailure.Of(e) is not null)
            {
                LogNotShared(e, path);
            }
        }
    }

    /// <param name="path">As the node that imported them has it.</param>
    public ValueTask<string?> FindRejectedAsync(string id, string path, CancellationToken cancellation) =>
        files.FindAsync(RejectedFile(id, path), cancellation);

    /// <summary>Once they are imported.</summary>
    public async Task DeleteFilesAsync(string id)
    {
        foreach (var name in await files.NamesAsync(Uploads.FolderOf(id), CancellationToken.None))
        {
            await TryDeleteAsync(name);
        }
    }

    /// <summary>Deletes abandoned uploads, and what is left of imported ones.</summary>
    /// <param name="isBusy">Whether a job works on an upload.</param>
    public async Task DeleteOldAsync(Func<string, bool> isBusy, CancellationToken cancellation)
    {
        foreach (var (id, savedAt) in await files.FoldersAsync(Uploads.Folder, cancellation))
        {
            if (Uploads.IsId(id) && time.GetUtcNow().UtcDateTime - savedAt > _kept && !isBusy(id))
            {
                await TryDeleteAsync(Uploads.FolderOf(id));
            }
        }
    }

    private static string RejectedFile(string id, string path) =>
        $"{Uploads.FolderOf(id)}/{RejectedFolder}/{Path.GetFileName(path)}";

    /// <summary>
    /// The name from the browser, without characters that file systems reject. The end, which tells the kind of file,
    /// is kept.
    /// </summary>
    private static string FileNameOf(string name)
    {
        var plain = string.Concat(
            Path.GetFileName(name.Replace('\\', '/'))
                .Where(c => !char.IsControl(c) && !Path.GetInvalidFileNameChars().Contains(c))
        );
        var (start, bytes) = (plain.Length, 0);
        foreach (var rune in plain.EnumerateRunes().Reverse())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestNameBytes)
            {
                break;
            }

            start -= rune.Utf16SequenceLength;
        }

        var end = plain[start..].TrimStart('.');
        return end.Trim(' ', '.').Length == 0 ? "upload" : end;
    }

    private async Task TryDeleteAsync(string name)
    {
        try
        {
            await files.DeleteAsync(name, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || StoreFailure.Of(e) is not null)
        {
            LogNotDeleted(e, name);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The skipped rows in {Path} could not be shared with other nodes"
    )]
    private partial void LogNotShared(Exception exception, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The upload {Name} cannot be deleted")]
    private partial void LogNotDeleted(Exception exception, string name);
}
