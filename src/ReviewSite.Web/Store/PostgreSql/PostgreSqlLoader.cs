using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>Rows by COPY.</summary>
/// <param name="mayBeAlone">Whether this program does not serve visitors itself.</param>
internal sealed class PostgreSqlLoader(bool mayBeAlone) : IBulkLoader
{
    private const string ChangedReviews = "changed_reviews";

    public Task<IRowWriter<T>> WriterAsync<T>(ReviewSiteDb db, CancellationToken cancellation, params string[] keys)
        where T : class => CopyWriter<T>.BeginAsync(db, keys, cancellation);

    public async Task<int> LastIdAsync(ReviewSiteDb db, Type type, CancellationToken cancellation) =>
        HasId(db, type)
            ? await db
                .Database.SqlQuery<int>(
                    $"""
                    SELECT coalesce(pg_sequence_last_value(
                        pg_get_serial_sequence({TableColumns.TableOf(db.Model, type)}, 'id')::regclass), 0)::integer
                        AS "Value"
                    """
                )
                .SingleAsync(cancellation)
            : 0;

    /// <summary>
    /// Nothing is dropped while a node is connected: dropping an index would lock the table for it until the import
    /// ends.
    /// </summary>
    public async Task<IDeferredIndexes> DeferIndexesAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        if (await db.Reviews.IgnoreQueryFilters().AnyAsync(cancellation))
        {
            return new NothingDeferred();
        }

        return mayBeAlone && await PostgreSqlDatabase.IsWithoutNodesAsync(db, cancellation)
            ? await PostgreSqlIndexes.DropAsync(db, cancellation)
            : PostgreSqlIndexes.Keep(db);
    }

    /// <summary>The file is read from here, and not by the database.</summary>
    public Task<IAsyncDisposable> AttachAsync(ReviewSiteDb db, string path, CancellationToken cancellation) =>
        Task.FromResult<IAsyncDisposable>(new NothingAttached());

    public async Task SaveStagedAsync(
        ReviewSiteDb db,
        SqliteConnection staging,
        IReadOnlyList<Type> tables,
        int lastReview,
        CancellationToken cancellation
    )
    {
        await using var file = SqliteOptions.Open(staging);
        foreach (var type in tables)
        {
            var table = TableOf(db, type);
            var where = type == typeof(Review) ? $"WHERE Id > {lastReview}" : "";
            await CopyAsync(db, new TableRows(file, table), type, table.Name, where, cancellation);
        }

        await ChangeReviewsAsync(db, file, lastReview, cancellation);
    }

    public async Task ContinueIdsAsync(ReviewSiteDb db, IEnumerable<Type> types, CancellationToken cancellation)
    {
        foreach (var table in types.Where(t => HasId(db, t)).Select(t => EntityOf(db, t).GetTableName()))
        {
            var sql = $"""
                SELECT setval(sequence, greatest(last, coalesce(pg_sequence_last_value(sequence), 0)))
                FROM (SELECT pg_get_serial_sequence('{table}', 'id')::regclass AS sequence,
                    (SELECT max(id) FROM {table}) AS last) ids
                WHERE last IS NOT NULL
                """;
            await db.Database.ExecuteSqlRawAsync(sql, cancellation);
        }
    }

    public Task CopyAsync(ReviewSiteDb db, TableRows rows, IEntityType type, CancellationToken cancellation) =>
        CopyAsync(db, rows, type.ClrType, type.GetTableName()!, where: "", cancellation);

    /// <summary>Copies the rows of a table, with the words that they are found by.</summary>
    /// <param name="type">The entity that the rows are of.</param>
    /// <param name="into">The table, or one of the same shape.</param>
    private static async Task CopyAsync(
        ReviewSiteDb db,
        TableRows rows,
        Type type,
        string into,
        string where,
        CancellationToken cancellation
    )
    {
        await using var copy = await CopyIn.BeginAsync(
            db,
            into,
            [.. rows.Columns.Select(c => c.Name), .. SearchedWords.ColumnsOf(type)],
            cancellation
        );
        var text = rows.PlaceOf(SearchedWords.SourceOf(type));

        // Splitting their words is the larger part of the work.
        var read = rows.Read(where).Select(WithWords).ToAsyncEnumerable();
        await foreach (var row in ReadAhead.Of(read, cancellation))
        {
            await copy.WriteAsync(row, cancellation);
        }

        await copy.CompleteAsync(cancellation);

        object?[] WithWords(object?[] row) =>
            text is { } at ? [.. row, .. SearchedWords.ValuesOf(type, (string?)row[at])] : [.. row];
    }

    private static async Task ChangeReviewsAsync(
        ReviewSiteDb db,
        ReviewSiteDb file,
        int lastReview,
        CancellationToken cancellation
    )
    {
        var table = TableOf(db, typeof(Review));
        var create = $"CREATE TEMP TABLE {ChangedReviews} (LIKE {table.Name}) ON COMMIT DROP";
        await db.Database.ExecuteSqlRawAsync(create, cancellation);
        var rows = new TableRows(file, table);
        await CopyAsync(db, rows, typeof(Review), ChangedReviews, $"WHERE Id <= {lastReview}", cancellation);
        var changed = rows
            .Columns.Select(c => c.Name)
            .Where(c => c is not ("id" or "version"))
            .Concat(SearchedWords.ColumnsOf(typeof(Review)));
        var sql =
            $"UPDATE {table.Name} r SET version = r.version + 1, "
            + string.Join(", ", changed.Select(c => $"\"{c}\" = s.\"{c}\""))
            + $" FROM {ChangedReviews} s WHERE s.id = r.id";
        await db.Database.ExecuteSqlRawAsync(sql, cancellation);
    }

    private static ITable TableOf(ReviewSiteDb db, Type type) => EntityOf(db, type).GetTableMappings().Single().Table;

    /// <summary>Whether the database numbers the rows of a table.</summary>
    private static bool HasId(ReviewSiteDb db, Type type) =>
        EntityOf(db, type).FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } only]
        && only.ClrType == typeof(int);

    /// <summary>The parts of another one too.</summary>
    private static IEntityType EntityOf(ReviewSiteDb db, Type type) => db.Model.FindEntityTypes(type).Single();

    private sealed class NothingDeferred : IDeferredIndexes
    {
        public Task CreateAsync(CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class NothingAttached : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
