using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ReviewSite.Domain;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>The store in a PostgreSQL database, used by one or more nodes.</summary>
internal sealed class PostgreSqlDatabase(PostgreSqlAddress address) : IStoreDatabase
{
    private const int LongestSeconds = 30;

    /// <summary>A load balancer waits for the answer, and there is none while the database is being migrated.</summary>
    private const int LongestLookSeconds = 2;
    private const string UnicodeEncoding = "UTF8";

    private string? _software;

    public string Description => address.Description;

    public string Software => _software ??= ReadVersion();

    public bool IsShared => true;

    public async Task<bool> ExistsAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        await db.GetService<IHistoryRepository>().ExistsAsync(cancellation);

    /// <summary>EF Core takes its own lock while it migrates. Backups are made with the database's own tools.</summary>
    /// <exception cref="InvalidInputException">It is not in UTF-8, so that lengths would be in bytes.</exception>
    public Task<string?> PrepareMigrationAsync(
        ReviewSiteDb db,
        IReadOnlyList<string> applied,
        CancellationToken cancellation
    ) =>
        address.Ask("SHOW server_encoding", LongestSeconds) is UnicodeEncoding
            ? Task.FromResult<string?>(null)
            : throw new InvalidInputException(
                $"{Description} is not in UTF-8; create it with createdb --encoding=UTF8 --template=template0."
            );

    public async Task<string?> NewerVersionAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        try
        {
            return await address.AskAsync(NewerVersion.QueryOf(db), LongestLookSeconds, cancellation) as string;
        }
        catch (DbException)
        {
            return null;
        }
    }

    /// <summary>Whether only commands, such as this one, are connected to the database.</summary>
    public static Task<bool> IsWithoutNodesAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        db
            .Database.SqlQuery<bool>(
                $"""
                SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
                    AND backend_type = 'client backend' AND application_name <> {PostgreSqlAddress.NameOfCommand})
                    AS "Value"
                """
            )
            .SingleAsync(cancellation);

    public async Task<IAsyncDisposable> BeginSnapshotAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);

        var transaction = await db
            .Database.GetDbConnection()
            .BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return await SnapshotTransaction.ReadInAsync(db, transaction, cancellation);
    }

    /// <summary>
    /// Frees the rows that were replaced, so that what comes next overwrites them. The write-ahead log is kept, and
    /// dropped, as the database is set up to.
    /// </summary>
    public async Task<bool> TryForgetDeletedAsync(ReviewSiteDb db)
    {
        // It reads the tables from end to end.
        db.Database.SetCommandTimeout(CommandBudget.OfChange);
        await db.Database.ExecuteSqlRawAsync("VACUUM reviews, historychanges, imports, idempotentrequests");
        return true;
    }

    public async Task CopyToFileAsync(ReviewSiteDb db, string path, CancellationToken cancellation)
    {
        await using var moment = await BeginSnapshotAsync(db, cancellation);
        await StoreTransfer.WriteFileAsync(db, path, cancellation);
    }

    public async Task<IReadOnlyDictionary<string, string>> KeysAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        await db.Set<DataProtectionKey>()
            .AsNoTracking()
            .OrderBy(k => k.Id)
            .ToDictionaryAsync(
                k => string.Create(CultureInfo.InvariantCulture, $"key-{k.Id}.xml"),
                k => k.Xml ?? "",
                cancellation
            );

    /// <summary>PostgreSQL itself guarantees references; the search words are up to this program.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        await using var moment = await BeginSnapshotAsync(db, cancellation);
        return await PostgreSqlSearch.WronglyFoundAsync(db, cancellation);
    }

    private string ReadVersion() =>
        $"PostgreSQL {((string)address.Ask("SHOW server_version", LongestSeconds)!).Split(' ')[0]}";
}
