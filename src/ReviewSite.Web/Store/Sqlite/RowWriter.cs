using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>
/// Inserts rows of one table past the change tracker, which would keep every one in memory. The columns, and the form
/// of the values in them, are those of the model.
/// </summary>
internal sealed class RowWriter<T> : IRowWriter<T>, IDisposable
    where T : class
{
    private readonly SqliteCommand _command;
    private readonly (IProperty Property, SqliteParameter Parameter)[] _columns;
    private readonly SqliteParameter[] _keys;

    /// <param name="connection">To a file that has the table in the store's shape.</param>
    /// <param name="keys">The properties whose values <see cref="Add"/> is given, since the row itself does not have
    /// them yet: what the database, or a reference, would have set.</param>
    public RowWriter(IModel model, SqliteConnection connection, SqliteTransaction? transaction, params string[] keys)
    {
        var columns = TableColumns
            .Of(model, typeof(T))
            .ToDictionary(p => p, p => new SqliteParameter("$" + p.GetColumnName(), value: null));
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
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
            parameter.Value = TableColumns.StoredValueOf(property, row) ?? DBNull.Value;
        }

        _command.ExecuteNonQuery();
    }

    public ValueTask AddAsync(T row, params ReadOnlySpan<int?> keys)
    {
        Add(row, keys);
        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync() => ValueTask.CompletedTask;

    public void Dispose() => _command.Dispose();

    public ValueTask DisposeAsync() => _command.DisposeAsync();
}
