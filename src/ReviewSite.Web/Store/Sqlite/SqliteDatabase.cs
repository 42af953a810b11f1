using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>The store in a file of the data folder.</summary>
internal sealed partial class SqliteDatabase(DataFolder folder, TimeProvider time, ILogger<SqliteDatabase> logger)
    : IStoreDatabase
{
    public string Description => $"the store in {folder.Path}";

    public string Software { get; } = $"SQLite {SqliteLibrary.Load()}";

    public bool IsShared => false;

    public Task<bool> ExistsAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        Task.FromResult(File.Exists(folder.Database));

    public async Task<string?> PrepareMigrationAsync(
        ReviewSiteDb db,
        IReadOnlyList<string> applied,
        CancellationToken cancellation
    )
    {
        folder.CreateDatabase();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
        await ClearAbandonedMigrationLockAsync(db, cancellation);
        if (applied.Count == 0)
        {
            return null;
        }

        var path = folder.In($"reviewsite-{applied[^1]}-{time.GetUtcNow():yyyyMMdd'T'HHmmss}.db");
        await CopyToFileAsync(db, path, cancellation);
        LogBackedUp(path);
        return path;
    }

    /// <summary>A migration has exclusive access to the store.</summary>
    public Task<string?> NewerVersionAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        Task.FromResult<string?>(null);

    public async Task<IAsyncDisposable> BeginSnapshotAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);

        // Deferred, because otherwise it would take the write lock. It never writes, so it never upgrades from reading
        // to writing.
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return await SnapshotTransaction.ReadInAsync(db, transaction, cancellation);
    }

    /// <summary>
    /// Overwritten data stays in the write-ahead log until it is truncated; a reader may block that for too long.
    /// </summary>
    public async Task<bool> TryForgetDeletedAsync(ReviewSiteDb db)
    {
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync(SearchTables.ForgetDeletedQuotes);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 2000; PRAGMA wal_checkpoint(TRUNCATE)";
        await using var answer = await command.ExecuteReaderAsync();
        await answer.NextResultAsync();
        return await answer.ReadAsync() && answer.GetInt32(0) == 0;
    }

    public Task CopyToFileAsync(ReviewSiteDb db, string path, CancellationToken cancellation)
    {
        // No timeout: the user asked for this copy, however large the store is. SQLite fills an empty file without
        // changing its permissions.
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        return PrivateFile.ReplaceAsync(
            path,
            unfinished => db.Database.ExecuteSqlAsync($"VACUUM INTO {unfinished}", cancellation)
        );
    }

    /// <summary>They are next to it, in the data folder.</summary>
    public Task<IReadOnlyDictionary<string, string>> KeysAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        folder.ReadKeysAsync(cancellation);

    public async Task<IReadOnlyList<string>> FaultsAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var faults = await db
            .Database.SqlQueryRaw<string>(
                "SELECT integrity_check AS Value FROM pragma_integrity_check WHERE integrity_check <> 'ok'"
            )
            .ToListAsync(cancellation);
        faults.AddRange(
            await db
                .Database.SqlQueryRaw<string>(
                    "SELECT 'a row of ' || \"table\" || ' refers to a missing row of ' || parent AS Value "
                        + "FROM pragma_foreign_key_check"
                )
                .ToListAsync(cancellation)
        );
        foreach (var index in SearchTables.Names)
        {
            try
            {
                await db.Database.ExecuteSqlRawAsync(SearchTables.CheckOf(index), cancellation);
            }
            catch (SqliteException e)
            {
                faults.Add($"the search index {index} does not match its table ({e.Message})");
            }
        }

        return faults;
    }

    /// <summary>
    /// EF Core guards migrations by a row in a table. The row stays behind when a start is killed, and makes every
    /// later start wait without end. Since this one holds the store's own lock, no other start is under way, and the
    /// row can be deleted.
    /// </summary>
    private static async Task ClearAbandonedMigrationLockAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var exists = await db
            .Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellation);
        if (exists > 0)
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Backup written to {Path} before migrating")]
    private partial void LogBackedUp(string path);
}
