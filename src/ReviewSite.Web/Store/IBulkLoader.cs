using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReviewSite.Web.Store;

/// <summary>Writes many rows at once, bypassing the change tracker, which would keep all of them in memory.</summary>
public interface IBulkLoader
{
    /// <summary>
    /// Inserts rows of one table. The columns, and the form of the values in them, are those of the model.
    /// </summary>
    /// <param name="db">Within the transaction that the rows belong to. Until the writer is disposed of, nothing else
    /// may be asked of it.</param>
    /// <param name="keys">The properties whose values <see cref="IRowWriter{T}.AddAsync"/> is given, since the row
    /// itself does not have them yet: what the database, or a reference, would have set.</param>
    Task<IRowWriter<T>> WriterAsync<T>(ReviewSiteDb db, CancellationToken cancellation, params string[] keys)
        where T : class;

    /// <summary>The highest id that the rows of a table ever had; 0 if it has none, or its rows have no
    /// ids.</summary>
    Task<int> LastIdAsync(ReviewSiteDb db, Type type, CancellationToken cancellation);

    /// <summary>Begins a first import: in an empty store, all rows are written before they are indexed.</summary>
    /// <param name="db">Within the transaction that adds the reviews.</param>
    Task<IDeferredIndexes> DeferIndexesAsync(ReviewSiteDb db, CancellationToken cancellation);

    /// <summary>Attaches a file with staged rows to a connection for the duration of a change.</summary>
    /// <param name="db">Outside of a transaction.</param>
    Task<IAsyncDisposable> AttachAsync(ReviewSiteDb db, string path, CancellationToken cancellation);

    /// <summary>Adds the rows of staged tables, and changes reviews that are already in the store.</summary>
    /// <param name="db">Within the transaction of the change, after <see cref="AttachAsync"/>.</param>
    /// <param name="staging">The same file.</param>
    /// <param name="tables">In the order in which one refers to another.</param>
    /// <param name="lastReview">The highest id of a review that is in the store.</param>
    Task SaveStagedAsync(
        ReviewSiteDb db,
        SqliteConnection staging,
        IReadOnlyList<Type> tables,
        int lastReview,
        CancellationToken cancellation
    );

    /// <summary>Adds rows that come from another database.</summary>
    /// <param name="db">Within a transaction that writes.</param>
    internal Task CopyAsync(ReviewSiteDb db, TableRows rows, IEntityType type, CancellationToken cancellation);

    /// <summary>Called after rows were added with given ids, so that later rows get higher ids.</summary>
    Task ContinueIdsAsync(ReviewSiteDb db, IEnumerable<Type> types, CancellationToken cancellation);
}

/// <summary>Writes rows into one table.</summary>
public interface IRowWriter<in T> : IAsyncDisposable
    where T : class
{
    ValueTask AddAsync(T row, params ReadOnlySpan<int?> keys);

    /// <summary>Called after the last row; without it, some may be missing.</summary>
    ValueTask CompleteAsync();
}

/// <summary>Indexes that are created once all rows are there, which takes a fraction of the time.</summary>
public interface IDeferredIndexes
{
    Task CreateAsync(CancellationToken cancellation);
}
