namespace ReviewSite.Web.Store;

/// <summary>
/// Files outside the database that every node of a site sees: posters, and uploads until they are imported. Names are
/// paths below the data folder, such as "posters/pusher.webp", with slashes on every system. A saved file is never
/// changed; a written one may be.
/// </summary>
public interface ISharedFiles
{
    /// <summary>Whether other nodes may also save and read files.</summary>
    bool HasOtherNodes { get; }

    /// <summary>Saves a file, which appears once it is complete.</summary>
    Task SaveAsync(string name, Stream content, CancellationToken cancellation);

    /// <summary>Shares with other nodes a file that was written to this node's data folder.</summary>
    Task ShareAsync(string name, CancellationToken cancellation);

    /// <returns>Where this node can read it; <c>null</c> if there is no such file.</returns>
    ValueTask<string?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>Writes a small file that is read by <see cref="ReadAsync"/> only, or replaces it.</summary>
    Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <returns>The current content of the file, whichever node wrote it; <c>null</c> if there is no such
    /// file.</returns>
    Task<byte[]?> ReadAsync(string name, CancellationToken cancellation);

    /// <returns>The names of all files directly in a folder, in order.</returns>
    Task<IReadOnlyList<string>> NamesAsync(string folder, CancellationToken cancellation);

    /// <returns>The names of the folders directly in a folder, and when a file was last saved in each.</returns>
    Task<IReadOnlyDictionary<string, DateTime>> FoldersAsync(string folder, CancellationToken cancellation);

    /// <summary>Deletes a file, or a folder with its contents, if it exists.</summary>
    Task DeleteAsync(string name, CancellationToken cancellation);
}
