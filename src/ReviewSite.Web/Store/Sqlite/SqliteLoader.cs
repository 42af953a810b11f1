using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>Rows by prepared statements, and staged rows out of an attached file.</summary>
internal sealed class SqliteLoader : IBulkLoader
{
    public Task<IRowWriter<T>> WriterAsync<T>(ReviewSiteDb db, CancellationToken cancellation, params string[] keys)
        where T : class =>
        Task.FromResult<IRowWriter<T>>(
            new RowWriter<T>(db.Model, (SqliteConnection)db.Database.GetDbConnection(), keys)
        );

    public Task<int> LastIdAsync(ReviewSiteDb db, Type type, CancellationToken cancellation)
    {
        var table = TableColumns.TableOf(db.Model, type);
        return db
            .Database.SqlQuery<int>($"SELECT coalesce(max(seq), 0) AS Value FROM sqlite_sequence WHERE name = {table}")
            .SingleAsync(cancellation);
    }

    public async Task<IDeferredIndexes> DeferIndexesAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        await DeferredIndexes.DropAsync(db, cancellation);

    public async Task<IAsyncDisposable> AttachAsync(ReviewSiteDb db, string path, CancellationToken cancellation) =>
        await StagingAttachment.AttachAsync(db, path, cancellation);

    public async Task SaveStagedAsync(
        ReviewSiteDb db,
        SqliteConnection staging,
        IReadOnlyList<Type> tables,
        int lastReview,
        CancellationToken cancellation
    )
    {
        foreach (var type in tables)
        {
            var table = TableColumns.TableOf(db.Model, type);
            var columns = TableColumns.List(TableColumns.Of(db.Model, type));
            var isNew = type == typeof(Review) ? $"WHERE Id > {lastReview}" : "";
            await ExecuteAsync(
                db,
                $"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM staging.{table} {isNew} ORDER BY rowid",
                cancellation
            );
        }

        var changed = TableColumns.Of(db.Model, typeof(Review)).Where(c => c.Name != nameof(Review.Version)).ToList();
        await ExecuteAsync(
            db,
            $"""
            UPDATE Reviews SET ({TableColumns.List(changed)}) = ({TableColumns.List(
                changed,
                "s."
            )}), Version = Reviews.Version + 1
            FROM staging.Reviews s WHERE s.Id = Reviews.Id AND s.Id <= {lastReview}
            """,
            cancellation
        );
    }

    public Task CopyAsync(ReviewSiteDb db, TableRows rows, IEntityType type, CancellationToken cancellation)
    {
        using var insert = RowStatement.Insert(
            (SqliteConnection)db.Database.GetDbConnection(),
            type.GetTableName()!,
            [.. rows.Columns.Select(c => c.Name)]
        );
        foreach (var row in rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            insert.Run(row);
        }

        return Task.CompletedTask;
    }

    /// <summary>SQLite continues after the highest id by itself.</summary>
    public Task ContinueIdsAsync(ReviewSiteDb db, IEnumerable<Type> types, CancellationToken cancellation) =>
        Task.CompletedTask;

    /// <summary>A statement that contains only names from the model and ids.</summary>
    private static async Task ExecuteAsync(ReviewSiteDb db, string sql, CancellationToken cancellation)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>
/// A second file on a connection, for as long as a change takes; SQLite takes and gives it up outside of transactions
/// only.
/// </summary>
internal sealed class StagingAttachment : IAsyncDisposable
{
    private readonly ReviewSiteDb _db;

    private StagingAttachment(ReviewSiteDb db) => _db = db;

    public static async Task<StagingAttachment> AttachAsync(
        ReviewSiteDb db,
        string path,
        CancellationToken cancellation
    )
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"ATTACH DATABASE {path} AS staging", cancellation);
        return new StagingAttachment(db);
    }

    public async ValueTask DisposeAsync() => await _db.Database.ExecuteSqlRawAsync("DETACH DATABASE staging");
}
