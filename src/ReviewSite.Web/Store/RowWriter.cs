using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReviewSite.Web.Store;

/// <summary>
/// Inserts rows of one table past the change tracker, which would keep every one in memory. The columns, and the form
/// of the values in them, are those of the model.
/// </summary>
internal sealed class RowWriter<T> : IDisposable
    where T : class
{
    private readonly SqliteCommand _command;
    private readonly (IProperty Property, SqliteParameter Parameter)[] _columns;
    private readonly SqliteParameter[] _keys;

    /// <param name="db">Within the transaction that the rows belong to.</param>
    /// <param name="keys">The properties whose values <see cref="Add"/> is given, since the row itself does not have
    /// them yet: what the database, or a reference, would have set.</param>
    public RowWriter(ReviewSiteDb db, params string[] keys)
        : this(db.Model, (SqliteConnection)db.Database.GetDbConnection(), keys) =>
        _command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();

    /// <param name="connection">To a file that has the table in the store's shape.</param>
    /// <inheritdoc cref="RowWriter{T}(ReviewSiteDb, string[])"/>
    public RowWriter(IModel model, SqliteConnection connection, params string[] keys)
    {
        var columns = TableColumns
            .Of(model, typeof(T))
            .ToDictionary(p => p, p => new SqliteParameter("$" + p.GetColumnName(), value: null));
        _command = connection.CreateCommand();
        _command.CommandText =
            $"INSERT INTO {TableColumns.TableOf(model, typeof(T))} ({TableColumns.List(columns.Keys)}) "
            + $"VALUES ({string.Join(", ", columns.Values.Select(p => p.ParameterName))})";
        _command.Parameters.AddRange(columns.Values);
        _keys = [.. keys.Select(k => columns.Single(c => c.Key.Name == k).Value)];
        _columns = [.. columns.Where(c => !keys.Contains(c.Key.Name)).Select(c => (c.Key, c.Value))];
    }

    public void Add(T row, params ReadOnlySpan<int?> keys)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            _keys[i].Value = (object?)keys[i] ?? DBNull.Value;
        }

        foreach (var (property, parameter) in _columns)
        {
            parameter.Value = Stored(property, TableColumns.ValueOf(property, row));
        }

        _command.ExecuteNonQuery();
    }

    public void Dispose() => _command.Dispose();

    private static object Stored(IProperty property, object? value) =>
        (
            value is not null && property.GetTypeMapping().Converter is { } converter
                ? converter.ConvertToProvider(value)
                : value
        ) ?? DBNull.Value;
}
