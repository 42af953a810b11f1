using ReviewSite.Domain;
using SQLitePCL;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>The SQLite library that comes with the program, set up before its first use.</summary>
internal static class SqliteLibrary
{
    /// <summary>
    /// Older ones can corrupt a write-ahead log that two connections reset at the same moment
    /// (sqlite.org/wal.html#walresetbug).
    /// </summary>
    public static readonly Version Oldest = new(3, 51, 3);

    /// <summary>
    /// SQLITE_CONFIG_MEMSTATUS: memory statistics, for which every allocation takes a lock shared by all connections.
    /// </summary>
    private const int MemoryStatus = 9;

    /// <summary>
    /// Loads the library and turns off its memory statistics. SQLite refuses this once a connection has been open, and
    /// then stays a little slower.
    /// </summary>
    /// <returns>Its version, such as 3.53.4.</returns>
    /// <exception cref="InvalidInputException">It is older than <see cref="Oldest"/>.</exception>
    public static Version Load()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(MemoryStatus, 0);
        return Require(Version.Parse(raw.sqlite3_libversion().utf8_to_string()));
    }

    internal static Version Require(Version version) =>
        version >= Oldest
            ? version
            : throw new InvalidInputException(
                $"SQLite {version} was loaded, which can corrupt the store when two connections write; "
                    + $"ReviewSite needs {Oldest} or newer. "
                    + "Publish the program again with the packages it was built with, and remove other copies "
                    + "of e_sqlite3 from its folder."
            );
}
