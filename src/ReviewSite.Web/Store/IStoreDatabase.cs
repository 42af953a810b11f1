namespace ReviewSite.Web.Store;

/// <summary>What differs between databases, besides search and bulk loading.</summary>
public interface IStoreDatabase
{
    /// <summary>The store as its operator knows it, such as "the store in /srv/films"; never with a password.</summary>
    string Description { get; }

    /// <summary>The software and its version, such as "SQLite 3.53.4".</summary>
    string Software { get; }

    /// <summary>
    /// Whether programs of two versions may work with it at the same time, while the site is brought from one to the
    /// other.
    /// </summary>
    bool IsShared { get; }

    /// <summary>Whether there is a store, of any version.</summary>
    Task<bool> ExistsAsync(ReviewSiteDb db, CancellationToken cancellation);

    /// <summary>Prepares what migrations need before they are applied.</summary>
    /// <param name="db">Under the write lock.</param>
    /// <param name="applied">The migrations that the store has; empty for a new one.</param>
    /// <returns>The backup that was written; <c>null</c> if there was nothing to back up.</returns>
    Task<string?> PrepareMigrationAsync(ReviewSiteDb db, IReadOnlyList<string> applied, CancellationToken cancellation);

    /// <summary>The evidence that a newer version has updated the store while it is being served.</summary>
    /// <returns><c>null</c> if nothing does, or it cannot be found out just now.</returns>
    Task<string?> NewerVersionAsync(ReviewSiteDb db, CancellationToken cancellation);

    /// <summary>
    /// Begins to read a consistent snapshot of the store, even if others write meanwhile. It holds no lock, and nobody
    /// waits for it.
    /// </summary>
    /// <returns>Dispose of it when everything is read.</returns>
    Task<IAsyncDisposable> BeginSnapshotAsync(ReviewSiteDb db, CancellationToken cancellation);

    /// <summary>
    /// Removes all traces of deleted data from the database's files, after the change that deleted it.
    /// </summary>
    /// <returns>Whether that succeeded; a reader may prevent it.</returns>
    Task<bool> TryForgetDeletedAsync(ReviewSiteDb db);

    /// <summary>Writes a consistent copy into an SQLite file, while others read and write.</summary>
    /// <param name="path">An existing file is replaced once the copy is complete.</param>
    Task CopyToFileAsync(ReviewSiteDb db, string path, CancellationToken cancellation);

    /// <summary>The keys that protect cookies and forms: the names and contents of their files.</summary>
    Task<IReadOnlyDictionary<string, string>> KeysAsync(ReviewSiteDb db, CancellationToken cancellation);

    /// <summary>What is wrong with the database itself, in sentences; empty if it is intact.</summary>
    Task<IReadOnlyList<string>> FaultsAsync(ReviewSiteDb db, CancellationToken cancellation);
}
