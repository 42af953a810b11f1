using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReviewSite.Domain;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>
/// Copies a whole store into another database: every row of every table that does not follow from others. What arrived
/// is read again and compared before it is committed.
/// </summary>
internal static class StoreTransfer
{
    /// <param name="source">Within a transaction that sees one moment.</param>
    /// <param name="target">A store that is empty, within a transaction that writes.</param>
    /// <param name="loader">The target's.</param>
    /// <returns>The tables in the order in which they were copied.</returns>
    /// <exception cref="InvalidInputException">What arrived is not what was there: commit nothing.</exception>
    public static async Task<IReadOnlyList<CopiedTable>> CopyAsync(
        ReviewSiteDb source,
        ReviewSiteDb target,
        IBulkLoader loader,
        CancellationToken cancellation
    )
    {
        var indexes = await loader.DeferIndexesAsync(target, cancellation);

        // The new store has made this one row of its own.
        await target.State.ExecuteDeleteAsync(cancellation);
        var copied = new List<CopiedTable>();
        foreach (var type in Ordered(target.Model))
        {
            var table = type.GetTableMappings().Single().Table;
            var rows = new TableRows(source, table);
            await loader.CopyAsync(target, rows, type, cancellation);
            var (sent, arrived) = (ChecksumOf(rows), ChecksumOf(new TableRows(target, table)));
            copied.Add(
                sent == arrived
                    ? new CopiedTable(table.Name, sent.Rows, sent.Sha256)
                    : throw new InvalidInputException(
                        $"the table {table.Name} arrived with {arrived.Rows} rows (checksum {arrived.Sha256}), but "
                            + $"{sent.Rows} (checksum {sent.Sha256}) were sent; nothing was moved."
                    )
            );
        }

        await indexes.CreateAsync(cancellation);
        await loader.ContinueIdsAsync(target, Ordered(target.Model).Select(t => t.ClrType), cancellation);
        return copied;
    }

    /// <summary>Copies into a store that nobody else uses yet, and commits what arrived.</summary>
    /// <inheritdoc cref="CopyAsync"/>
    public static async Task<IReadOnlyList<CopiedTable>> FillAsync(
        ReviewSiteDb source,
        ReviewSiteDb target,
        IBulkLoader loader,
        CancellationToken cancellation
    )
    {
        await using var transaction = await target.Database.BeginTransactionAsync(cancellation);
        var copied = await CopyAsync(source, target, loader, cancellation);
        await transaction.CommitAsync(cancellation);
        return copied;
    }

    /// <summary>Whether a store has nothing in it that somebody put there.</summary>
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

    /// <summary>What triggers make of other tables, and what is not of the store itself.</summary>
    private static bool IsDerived(IEntityType type) =>
        type.ClrType == typeof(FilmGenre)
        || type.ClrType == typeof(FilmCountry)
        || type.ClrType == typeof(CollectionFilm)
        || type.ClrType == typeof(PollCritic)
        || type.ClrType == typeof(PollFilm)
        || type.ClrType == typeof(Microsoft.AspNetCore.DataProtection.EntityFrameworkCore.DataProtectionKey);

    private static (long Rows, string Sha256) ChecksumOf(TableRows rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        var json = rows.Columns.Select(c => c.StoreType == "jsonb").ToArray();
        var line = new StringBuilder();
        foreach (var row in rows.Read())
        {
            line.Clear();
            foreach (var (place, value) in row.Index())
            {
                line.Append(json[place] ? Canonical(JsonNode.Parse((string)value!)) : TextOf(value)).Append('\0');
            }

            hash.AppendData(Encoding.UTF8.GetBytes(line.ToString()));
            count++;
        }

        return (count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string TextOf(object? value) =>
        value switch
        {
            null => "\u0001",
            bool flag => flag ? "1" : "0",
            byte[] bytes => Convert.ToBase64String(bytes),
            decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
            _ => (string)value,
        };

    /// <summary>With the members of objects by their names, since PostgreSQL keeps no order of them.</summary>
    private static string Canonical(JsonNode? node) =>
        node switch
        {
            JsonObject members => string.Join(
                ',',
                members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}:{Canonical(m.Value)}")
            ),
            JsonArray items => $"[{string.Join(',', items.Select(Canonical))}]",
            _ => node?.ToJsonString() ?? "null",
        };
}

/// <summary>A table that was copied.</summary>
/// <param name="Sha256">Of all its rows.</param>
public sealed record CopiedTable(string Table, long Rows, string Sha256);
