using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>A statement that is prepared once and run for every row, within the transaction of the change.</summary>
internal sealed class PreparedRows : IDisposable
{
    private readonly SqliteCommand _command;

    /// <param name="sql">With its parameters as <c>$1</c>, <c>$2</c>, ….</param>
    public PreparedRows(ReviewSiteDb db, string sql, int parameters)
    {
        _command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        _command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        _command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            _command.Parameters.Add(
                new SqliteParameter
                {
                    ParameterName = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${i}"),
                }
            );
        }

        _command.Prepare();
    }

    /// <returns>How many rows it changed.</returns>
    public int Run(params object?[] values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>For a statement that returns the number of its row.</summary>
    public int Add(params object?[] values)
    {
        Bind(values);
        return (int)(long)_command.ExecuteScalar()!;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
