using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ReviewSite.Web.Store.Sqlite;

internal static class SqliteOptions
{
    public static string ConnectionStringOf(string database) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = database,
            Cache = SqliteCacheMode.Private,
            ForeignKeys = true,
            DefaultTimeout = (int)WriteLock.Patience.TotalSeconds,
        }.ToString();

    /// <param name="isServing">Whether many will read at once for long.</param>
    public static void Configure(DbContextOptionsBuilder options, string database, bool isServing = false)
    {
        options.UseSqlite(ConnectionStringOf(database)).AddInterceptors(new ConnectionSetup(isServing));
        StoreServices.ConfigureAny(options);
    }

    /// <summary>A file for work of its own, outside of the site; it is closed with the context.</summary>
    public static ReviewSiteDb Open(string database)
    {
        var connection = new SqliteConnectionStringBuilder(ConnectionStringOf(database)) { Pooling = false };
        var options = new DbContextOptionsBuilder<ReviewSiteDb>();
        options.UseSqlite(connection.ToString()).AddInterceptors(new ConnectionSetup(isServing: false));
        StoreServices.ConfigureAny(options);
        return new ReviewSiteDb(options.Options);
    }

    /// <summary>Queries a file with the store's schema like the store.</summary>
    public static ReviewSiteDb Open(SqliteConnection connection) =>
        new(new DbContextOptionsBuilder<ReviewSiteDb>().UseSqlite(connection).Options);
}

/// <summary>What <c>dotnet ef</c> makes its context with.</summary>
internal sealed class DesignTimeSqliteDb : IDesignTimeDbContextFactory<ReviewSiteDb>
{
    public ReviewSiteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ReviewSiteDb>();
        SqliteOptions.Configure(options, "design.db");
        return new ReviewSiteDb(options.Options);
    }
}
