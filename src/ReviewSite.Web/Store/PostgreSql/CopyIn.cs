using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>Rows on their way into one table by COPY.</summary>
internal sealed class CopyIn : IAsyncDisposable
{
    private readonly NpgsqlBinaryImporter _importer;
    private readonly IReadOnlyList<(string Name, string Type)> _columns;

    private CopyIn(NpgsqlBinaryImporter importer, IReadOnlyList<(string Name, string Type)> columns) =>
        (_importer, _columns) = (importer, columns);

    /// <param name="columns">Their names and PostgreSQL's types.</param>
    public static async Task<CopyIn> BeginAsync(
        ReviewSiteDb db,
        string table,
        IReadOnlyList<(string Name, string Type)> columns,
        CancellationToken cancellation
    )
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var importer = await connection.BeginBinaryImportAsync(
            $"COPY {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)",
            cancellation
        );

        // However many rows there are, and however long the server takes to index them.
        importer.Timeout = TimeSpan.Zero;
        return new CopyIn(importer, columns);
    }

    /// <summary>A type without what is in brackets, such as <c>character varying(80)</c>.</summary>
    public static string BaseOf(string type) => type.Split('(')[0];

    /// <param name="values">Of all columns, in their order, as the database has them.</param>
    public async ValueTask WriteAsync(IEnumerable<object?> values, CancellationToken cancellation)
    {
        await _importer.StartRowAsync(cancellation);
        foreach (var (place, value) in values.Index())
        {
            await (
                value is null
                    ? _importer.WriteNullAsync(cancellation)
                    : _importer.WriteAsync(value, _columns[place].Type, cancellation)
            );
        }
    }

    public async ValueTask CompleteAsync(CancellationToken cancellation) => await _importer.CompleteAsync(cancellation);

    public ValueTask DisposeAsync() => _importer.DisposeAsync();
}
