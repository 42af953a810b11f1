using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReviewSite.Web.Store;

/// <summary>
/// The rows of a table, for copying to the same table in another database. Both have the same columns, regardless of
/// case, with values of the same types.
/// </summary>
internal sealed class TableRows
{
    /// <summary>What PostgreSQL calls a column of JSON.</summary>
    public const string Json = "jsonb";

    private readonly ReviewSiteDb _source;
    private readonly string _table;
    private readonly IReadOnlyList<string> _names;
    private readonly Func<DbDataReader, int, object>[] _readers;
    private readonly string _key;

    /// <param name="table">A table of the target's model.</param>
    public TableRows(ReviewSiteDb source, ITable table)
    {
        var from = source.Model.GetRelationalModel().Tables.Single(t => IsNamed(t.Name, table.Name));
        _source = source;
        _table = from.Name;
        Columns = CopiedColumns(table);
        var columns = Columns.Select(c => from.Columns.Single(f => IsNamed(f.Name, c.Name))).ToList();
        _names = columns.ConvertAll(c => c.Name);
        _readers = [.. columns.Select(ReaderOf)];
        _key = string.Join(", ", from.PrimaryKey!.Columns.Select(c => $"\"{c.Name}\""));
    }

    /// <summary>Called with each row that is read.</summary>
    public Action<object?[]>? Seen { get; init; }

    /// <summary>The <see cref="CopiedColumns"/> of the target.</summary>
    public IReadOnlyList<IColumn> Columns { get; }

    /// <summary>All columns of a table except computed ones.</summary>
    public static IReadOnlyList<IColumn> CopiedColumns(ITable table) =>
        [.. table.Columns.Where(c => c.ComputedColumnSql is null)];

    /// <summary>Where a column is among all; <c>null</c> if there is no such column.</summary>
    public int? PlaceOf(string? column) =>
        column is not null && Columns.Index().FirstOrDefault(c => IsNamed(c.Item.Name, column)) is { Item: { } } found
            ? found.Index
            : null;

    /// <summary>
    /// Each row as the values of all columns, in the order of the key; the array is the same for each.
    /// </summary>
    /// <param name="where">A condition in SQL, including WHERE; all rows without it.</param>
    public IEnumerable<object?[]> Read(string where = "")
    {
        using var command = _source.Database.GetDbConnection().CreateCommand();
        command.Transaction = _source.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandTimeout = 0;
        command.CommandText =
            $"SELECT {string.Join(", ", _names.Select(name => $"\"{name}\""))} FROM \"{_table}\" {where} "
            + $"ORDER BY {_key}";
        using var reader = command.ExecuteReader();
        var row = new object?[_readers.Length];
        while (reader.Read())
        {
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : _readers[i](reader, i);
            }

            Seen?.Invoke(row);
            yield return row;
        }
    }

    private static bool IsNamed(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static Func<DbDataReader, int, object> ReaderOf(IColumn column) =>
        (Nullable.GetUnderlyingType(column.ProviderClrType) ?? column.ProviderClrType) switch
        {
            var t when t == typeof(int) => (reader, place) => reader.GetInt32(place),
            var t when t == typeof(long) => (reader, place) => reader.GetInt64(place),
            var t when t == typeof(bool) => (reader, place) => reader.GetBoolean(place),
            var t when t == typeof(decimal) => (reader, place) => reader.GetDecimal(place),
            var t when t == typeof(DateOnly) => (reader, place) => reader.GetFieldValue<DateOnly>(place),
            var t when t == typeof(DateTimeOffset) => (reader, place) =>
                ToMicroseconds(reader.GetFieldValue<DateTimeOffset>(place)),
            var t when t == typeof(byte[]) => (reader, place) => reader.GetFieldValue<byte[]>(place),

            // PostgreSQL writes its JSON with spaces.
            _ when column.StoreType == Json => (reader, place) =>
                JsonNode.Parse(reader.GetString(place))!.ToJsonString(),
            _ => (reader, place) => reader.GetString(place),
        };

    /// <summary>As exact as PostgreSQL is.</summary>
    private static DateTimeOffset ToMicroseconds(DateTimeOffset time) =>
        new(time.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
