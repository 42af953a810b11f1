using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.PostgreSql;

/// <inheritdoc cref="IBulkLoader.WriterAsync{T}"/>
internal sealed class CopyWriter<T> : IRowWriter<T>
    where T : class
{
    private readonly CopyIn _copy;
    private readonly IReadOnlyList<(ColumnReader Column, int Key)> _columns;
    private readonly CancellationToken _cancellation;

    private CopyWriter(
        CopyIn copy,
        IReadOnlyList<(ColumnReader Column, int Key)> columns,
        CancellationToken cancellation
    ) => (_copy, _columns, _cancellation) = (copy, columns, cancellation);

    public static async Task<IRowWriter<T>> BeginAsync(ReviewSiteDb db, string[] keys, CancellationToken cancellation)
    {
        var properties = TableColumns.Of(db.Model, typeof(T));
        var copy = await CopyIn.BeginAsync(
            db,
            TableColumns.TableOf(db.Model, typeof(T)),
            [.. properties.Select(p => p.GetColumnName()), .. SearchedWords.ColumnsOf(typeof(T))],
            cancellation
        );
        return new CopyWriter<T>(
            copy,
            [.. properties.Select(p => (new ColumnReader(p), Array.IndexOf(keys, p.Name)))],
            cancellation
        );
    }

    public ValueTask AddAsync(T row, params ReadOnlySpan<int?> keys)
    {
        var values = new List<object?>(_columns.Count + 2);
        foreach (var (column, key) in _columns)
        {
            values.Add(key < 0 ? column.Read(row) : keys[key]);
        }

        values.AddRange(SearchedWords.ValuesOf(typeof(T), SearchedWords.TextOf(row)));
        return _copy.WriteAsync(values, _cancellation);
    }

    public ValueTask CompleteAsync() => _copy.CompleteAsync(_cancellation);

    public ValueTask DisposeAsync() => _copy.DisposeAsync();
}
