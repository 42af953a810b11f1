using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReviewSite.Domain;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.PostgreSql;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Store;

/// <summary>
/// Copies a whole store into another database: every row of every table that is not derived from others. The copy is
/// read back and compared before it is committed.
/// </summary>
internal static class StoreTransfer
{
    /// <param name="source">Within a transaction with a consistent snapshot.</param>
    /// <param name="target">A store that is empty, within a transaction that writes.</param>
    /// <param name="loader">The target's.</param>
    /// <returns>The tables in the order in which they were copied.</returns>
    /// <exception cref="InvalidInputException">The copy differs: do not commit.</exception>
    public static async Task<IReadOnlyList<CopiedTable>> CopyAsync(
        ReviewSiteDb source,
        ReviewSiteDb target,
        IBulkLoader loader,
        CancellationToken cancellation
    )
    {
        var indexes = await loader.DeferIndexesAsync(target, cancellation);

        // The new store has already created this row itself.
        await target.State.ExecuteDeleteAsync(cancellation);
        var copied = new List<CopiedTable>();
        foreach (var type in Ordered(target.Model))
        {
            var table = type.GetTableMappings().Single().Table;
            using var sent = new RowChecksum(table);
            await loader.CopyAsync(target, new TableRows(source, table) { Seen = sent.Add }, type, cancellation);
            using var arrived = new RowChecksum(table);
            foreach (var row in new TableRows(target, table).Read())
            {
                arrived.Add(row);
            }

            var (was, now) = (sent.Complete(), arrived.Complete());
            copied.Add(
                was == now
                    ? was
                    : throw new InvalidInputException(
                        $"the table {table.Name} arrived with {now.Rows} rows (checksum {now.Sha256}), but {was.Rows} "
                            + $"(checksum {was.Sha256}) were sent; nothing was moved."
                    )
            );
        }

        await indexes.CreateAsync(cancellation);
        await loader.ContinueIdsAsync(target, Ordered(target.Model).Select(t => t.ClrType), cancellation);
        return copied;
    }

    /// <summary>Copies into an SQLite file, which appears once it is complete.</summary>
    /// <param name="path">An existing file is replaced.</param>
    /// <inheritdoc cref="CopyAsync"/>
    public static async Task<IReadOnlyList<CopiedTable>> WriteFileAsync(
        ReviewSiteDb source,
        string path,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<CopiedTable> copied = [];
        await PrivateFile.ReplaceAsync(
            path,
            async unfinished =>
            {
                await using var target = SqliteOptions.Open(unfinished);
                await target.Database.MigrateAsync(cancellation);
                await using var transaction = await target.Database.BeginTransactionAsync(cancellation);
                copied = await CopyAsync(source, target, new SqliteLoader(), cancellation);
                await transaction.CommitAsync(cancellation);
            }
        );
        return copied;
    }

    /// <summary>Whether a store has no content.</summary>
    public static async Task<bool> IsEmptyAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        !await db.Films.IgnoreQueryFilters().AnyAsync(cancellation)
        && !await db.Critics.AnyAsync(cancellation)
        && !await db.Publications.AnyAsync(cancellation)
        && !await db.Imports.AnyAsync(cancellation)
        && !await db.Accounts.AnyAsync(cancellation)
        && !await db.History.AnyAsync(cancellation);

    /// <summary>The entities with a table of their own, each after those that it refers to.</summary>
    private static List<IEntityType> Ordered(IModel model)
    {
        var left = model
            .GetEntityTypes()
            .Where(e => e.GetTableName() is not null && !e.IsMappedToJson() && !IsDerived(e))
            .OrderBy(e => e.GetTableName(), StringComparer.OrdinalIgnoreCase)
            .ToList();
        var ordered = new List<IEntityType>();
        while (left.Count > 0)
        {
            var next = left.First(e =>
                e.GetForeignKeys().All(k => k.PrincipalEntityType == e || !left.Contains(k.PrincipalEntityType))
            );
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    /// <summary>Tables that triggers derive from others, and those that do not belong to the store itself.</summary>
    private static bool IsDerived(IEntityType type) =>
        type.ClrType == typeof(FilmGenre)
        || type.ClrType == typeof(FilmCountry)
        || type.ClrType == typeof(CollectionFilm)
        || type.ClrType == typeof(PollCritic)
        || type.ClrType == typeof(PollFilm)
        || type.ClrType == typeof(DataProtectionKey)
        || type.ClrType == typeof(SharedFilePart)
        || type.ClrType == typeof(CountedAttempts);
}

/// <summary>A table that was copied.</summary>
/// <param name="Sha256">The hash of all its rows.</param>
public sealed record CopiedTable(string Table, long Rows, string Sha256);
