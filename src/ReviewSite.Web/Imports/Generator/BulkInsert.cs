using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Generator;

/// <summary>
/// Adds rows of one table within the transaction that is under way, past the change tracker, which would keep every one
/// in memory. Columns and the forms in them are those of the model.
/// </summary>
internal sealed class BulkInsert<T> : IDisposable
    where T : class
{
    private readonly SqliteCommand _command;
    private readonly (IProperty Property, SqliteParameter Parameter)[] _columns;
    private readonly SqliteParameter[] _numbers;

    /// <param name="numbers">The columns whose values <see cref="Add"/> is told: what the database or a reference would
    /// have given.</param>
    public BulkInsert(ReviewSiteDb db, params string[] numbers)
    {
        var type =
            db.Model.FindEntityType(typeof(T))
            ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var columns = type.GetProperties()
            .Where(p => p.GetComputedColumnSql() is null)
            .ToDictionary(p => p.Name, p => (Property: p, Parameter: new SqliteParameter($"${p.Name}", null)));
        _command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        _command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        _command.CommandText =
            $"INSERT INTO {type.GetTableName()} ({string.Join(", ", columns.Values.Select(c => c.Property.GetColumnName()))}) VALUES ({string.Join(", ", columns.Values.Select(c => c.Parameter.ParameterName))})";
        _command.Parameters.AddRange(columns.Values.Select(c => c.Parameter));
        _numbers = [.. numbers.Select(n => columns[n].Parameter)];
        _columns = [.. columns.Values.Where(c => !numbers.Contains(c.Property.Name))];
        _command.Prepare();
    }

    public void Add(T row, params ReadOnlySpan<int?> numbers)
    {
        for (var i = 0; i < _numbers.Length; i++)
        {
            _numbers[i].Value = (object?)numbers[i] ?? DBNull.Value;
        }

        foreach (var (property, parameter) in _columns)
        {
            parameter.Value = Stored(property, property.GetGetter().GetClrValue(row));
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
