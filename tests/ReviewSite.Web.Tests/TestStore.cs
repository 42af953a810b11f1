using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.PostgreSql;
using ReviewSite.Web.Store.Sqlite;
using ReviewSite.Web.Tests.PostgreSql;

namespace ReviewSite.Web.Tests;

/// <summary>Where the store of a site that is tested lies; it goes with the site.</summary>
internal sealed class TestStore
{
    /// <summary>Which database all tests run on; SQLite unless it is "postgres".</summary>
    private const string Setting = "REVIEWSITE_TEST_STORE";

    private readonly PostgreSqlServer? _server;
    private readonly bool _isOfAnother;

    /// <summary>In the database that all tests run on.</summary>
    public TestStore()
        : this(IsPostgreSql ? PostgreSqlServer.Shared : null) { }

    /// <param name="server">None for SQLite.</param>
    public TestStore(PostgreSqlServer? server) => _server = server;

    private TestStore(PostgreSqlServer server, string? connection) =>
        (_server, Connection, _isOfAnother) = (server, connection, true);

    public static bool IsPostgreSql { get; } = Environment.GetEnvironmentVariable(Setting) == "postgres";

    /// <summary>Of PostgreSQL, once it is there.</summary>
    public string? Connection { get; private set; }

    /// <summary>The same store, for another node, which leaves it there when it ends.</summary>
    public TestStore Shared() => new(_server!, Connection);

    /// <summary>A store that is there already, and stays there.</summary>
    public static TestStore At(string connection) => new(PostgreSqlServer.Shared, connection);

    /// <summary>The settings that lead a program to it.</summary>
    /// <param name="isMigrated">Where it is new: whether it is an empty store, and not nothing at all.</param>
    public IEnumerable<(string Name, string Value)> SettingsFor(string dataFolder, bool isMigrated)
    {
        if (_server is null)
        {
            if (isMigrated && !Directory.Exists(dataFolder))
            {
                MigratedStore.CopyTo(dataFolder);
            }

            return [];
        }

        Connection ??= PgBouncer.IsWanted
            ? PgBouncer.InFrontOf(_server).Of(_server.Create(isMigrated))
            : _server.Create(isMigrated);
        return [(StoreSettings.ProviderSetting, "postgres"), (StoreSettings.ConnectionSetting, Connection)];
    }

    /// <summary>
    /// Closes the connections that are kept open: only its own, since other tests run meanwhile.
    /// </summary>
    public static void Close(string dataFolder)
    {
        using var connection = new SqliteConnection(
            SqliteOptions.ConnectionStringOf(new DataFolder(dataFolder).Database)
        );
        SqliteConnection.ClearPool(connection);
    }

    public void Delete()
    {
        if (Connection is not null && !_isOfAnother)
        {
            _server!.Drop(Connection);
        }
    }
}

internal static class Interception
{
    /// <summary>Has an interceptor of EF Core in each context of the store.</summary>
    public static void Intercept(this IServiceCollection services, IInterceptor interceptor)
    {
        if (TestStore.IsPostgreSql)
        {
            services.ConfigureDbContext<PostgreSqlDb>(options => options.AddInterceptors(interceptor));
        }
        else
        {
            services.ConfigureDbContext<ReviewSiteDb>(options => options.AddInterceptors(interceptor));
        }
    }
}
