namespace ReviewSite.Web.Store;

/// <summary>
/// Files beside the database that every node of a site sees: posters, and uploads until they are imported. Names are
/// paths below the data folder, such as "posters/pusher.webp", with slashes on every system. A file that is saved
/// is not changed any more; one that is written may be.
/// </summary>
public interface ISharedFiles
{
    /// <summary>Whether other nodes may save and ask for files too.</summary>
    bool HasOtherNodes { get; }

    /// <summary>Saves a file, which is there once all of it is.</summary>
    Task SaveAsync(string name, Stream content, CancellationToken cancellation);

    /// <summary>Gives other nodes a file that was written to its place in this one's data folder.</summary>
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

    /// <summary>Deletes a file, or a folder with all that is in it. What is not there is deleted already.</summary>
    Task DeleteAsync(string name, CancellationToken cancellation);
}
