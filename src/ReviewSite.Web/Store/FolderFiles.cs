namespace ReviewSite.Web.Store;

/// <summary>The files of a site with one node, in its data folder.</summary>
internal sealed class FolderFiles(DataFolder folder) : ISharedFiles
{
    public bool HasOtherNodes => false;

    public Task SaveAsync(string name, Stream content, CancellationToken cancellation) =>
        WriteAsync(name, file => content.CopyToAsync(file, cancellation));

    public Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        WriteAsync(name, file => file.WriteAsync(content, cancellation).AsTask());

    /// <summary>Writes a file, which appears once it is complete.</summary>
    public async Task WriteAsync(string name, Func<Stream, Task> write)
    {
        var path = folder.In(name);
        var place = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;

        // While it is being written, its name begins with a dot, which no file name does.
        var unfinished = Path.Combine(place, $".{Guid.NewGuid():N}");
        try
        {
            await using (var file = File.Create(unfinished))
            {
                await write(file);

                // The database may refer to the file from now on, and keeps what it says if the power fails.
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public Task ShareAsync(string name, CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask<string?> FindAsync(string name, CancellationToken cancellation) =>
        new(folder.In(name) is var path && File.Exists(path) ? path : null);

    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellation) =>
        await FindAsync(name, cancellation) is { } path ? await File.ReadAllBytesAsync(path, cancellation) : null;

    public Task<IReadOnlyList<string>> NamesAsync(string inFolder, CancellationToken cancellation)
    {
        var place = new DirectoryInfo(folder.In(inFolder));
        return Task.FromResult<IReadOnlyList<string>>(
            place.Exists
                ?
                [
                    .. place
                        .EnumerateFiles()
                        .Where(f => !f.Name.StartsWith('.'))
                        .Select(f => $"{inFolder}/{f.Name}")
                        .Order(StringComparer.Ordinal),
                ]
                : []
        );
    }

    public Task<IReadOnlyDictionary<string, DateTime>> FoldersAsync(string inFolder, CancellationToken cancellation)
    {
        var place = new DirectoryInfo(folder.In(inFolder));
        return Task.FromResult<IReadOnlyDictionary<string, DateTime>>(
            place.Exists
                ? place.EnumerateDirectories().ToDictionary(d => d.Name, d => d.LastWriteTimeUtc)
                : new Dictionary<string, DateTime>()
        );
    }

    public Task DeleteAsync(string name, CancellationToken cancellation)
    {
        var path = folder.In(name);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }
}
