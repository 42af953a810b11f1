using Microsoft.Data.Sqlite;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>
/// How often what the site shows has changed. Whoever keeps a page keeps it for the generation read before making it.
/// This process' own changes are known at once, those of another, such as an import beside the server, within
/// <see cref="BetweenLooks"/>.
/// </summary>
public sealed class ContentVersion(DataFolder folder, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly Lock _looking = new();
    private SqliteConnection? _connection;
    private long _lastLook = -1;
    private long _dataVersion = -1;
    private long _current;

    public long Current
    {
        get
        {
            if (_lastLook < 0 || time.GetElapsedTime(Interlocked.Read(ref _lastLook)) > BetweenLooks)
            {
                Look();
            }

            return Interlocked.Read(ref _current);
        }
    }

    /// <summary>Called after a commit, before the change is reported as saved.</summary>
    public void Raise(long generation)
    {
        lock (_looking)
        {
            _current = Math.Max(_current, generation);
        }
    }

    public void Dispose() => _connection?.Dispose();

    private void Look()
    {
        lock (_looking)
        {
            if (_connection is null)
            {
                _connection = new SqliteConnection(StoreServices.ConnectionStringOf(folder.Database));
                _connection.Open();
            }

            // SQLite's own count of what other connections have committed; it costs next to nothing.
            var dataVersion = Ask("PRAGMA data_version");
            if (dataVersion != _dataVersion)
            {
                _current = Math.Max(_current, Ask($"SELECT Generation FROM StoreState WHERE Id = {StoreState.OnlyId}"));
                _dataVersion = dataVersion;
            }

            Interlocked.Exchange(ref _lastLook, time.GetTimestamp());
        }
    }

    private long Ask(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
