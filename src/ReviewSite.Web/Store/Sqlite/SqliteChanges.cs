using Microsoft.Data.Sqlite;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>Over one connection that stays open, since SQLite counts the changes that it did not make itself.</summary>
internal sealed class SqliteChanges(DataFolder folder) : IContentChanges, IDisposable
{
    private SqliteConnection? _connection;
    private long _dataVersion = -1;

    public long? Read()
    {
        if (_connection is null)
        {
            _connection = new SqliteConnection(SqliteOptions.ConnectionStringOf(folder.Database));
            _connection.Open();
        }

        // It costs next to nothing.
        var dataVersion = Ask("PRAGMA data_version");
        if (dataVersion == _dataVersion)
        {
            return null;
        }

        var contentVersion = Ask($"SELECT Generation FROM StoreState WHERE Id = {StoreState.OnlyId}");
        _dataVersion = dataVersion;
        return contentVersion;
    }

    public void Dispose() => _connection?.Dispose();

    private long Ask(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
