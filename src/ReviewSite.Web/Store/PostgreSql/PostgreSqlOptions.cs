using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Query;

namespace ReviewSite.Web.Store.PostgreSql;

internal static class PostgreSqlOptions
{
    public static void Configure(DbContextOptionsBuilder options, PostgreSqlAddress address)
    {
        // Lowercase names need no quotes, in the program's own SQL and in psql.
        options
            .UseNpgsql(address.ConnectionString)
            .UseLowerCaseNamingConvention()
            .ReplaceService<IQuerySqlGeneratorFactory, NullsFirstSql>();
        StoreServices.ConfigureAny(options);
    }

    /// <summary>For work of its own, outside of the site.</summary>
    public static PostgreSqlDb Open(PostgreSqlAddress address)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlDb>().AddInterceptors(new AdvisoryLock());
        Configure(options, address);
        return new PostgreSqlDb(options.Options);
    }
}

/// <summary>What <c>dotnet ef</c> makes its context with.</summary>
internal sealed class DesignTimePostgreSqlDb : IDesignTimeDbContextFactory<PostgreSqlDb>
{
    public PostgreSqlDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlDb>();
        PostgreSqlOptions.Configure(options, new PostgreSqlAddress("Host=localhost"));
        return new PostgreSqlDb(options.Options);
    }
}
