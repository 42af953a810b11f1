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
    private readonly RowStatement _statement;
    private readonly (int Place, ColumnReader Column)[] _columns;
    private readonly int[] _keys;

    /// <param name="connection">To a file that has the table in the store's shape.</param>
    /// <param name="keys">The properties whose values <see cref="Add"/> is given, since the row itself does not have
    /// them yet: what the database, or a reference, would have set.</param>
    public RowWriter(IModel model, SqliteConnection connection, params string[] keys)
    {
        var columns = TableColumns.Of(model, typeof(T));
        _statement = RowStatement.Insert(
            connection,
            TableColumns.TableOf(model, typeof(T)),
            [.. columns.Select(c => c.GetColumnName())]
        );
        _keys = [.. keys.Select(k => columns.Index().Single(c => c.Item.Name == k).Index)];
        _columns =
        [
            .. columns.Index().Where(c => !keys.Contains(c.Item.Name)).Select(c => (c.Index, new ColumnReader(c.Item))),
        ];
    }

    public void Add(T row, params ReadOnlySpan<int?> keys)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            _statement.Bind(_keys[i], keys[i]);
        }

        foreach (var (place, column) in _columns)
        {
            _statement.Bind(place, column.Read(row));
        }

        _statement.Run();
    }

    public ValueTask AddAsync(T row, params ReadOnlySpan<int?> keys)
    {
        Add(row, keys);
        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync() => ValueTask.CompletedTask;

    public void Dispose() => _statement.Dispose();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
