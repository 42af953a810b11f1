using ReviewSite.Domain;

namespace ReviewSite.Web.Settings;

/// <summary>
/// Where the store is: in an SQLite file in the data folder, unless <c>Store:Provider</c> is <c>postgres</c>; then
/// <c>Store:ConnectionString</c> says where, or a secret file that <c>Store:ConnectionStringFile</c> names.
/// </summary>
/// <param name="ConnectionString">The PostgreSQL connection string for Npgsql; empty for SQLite. It may contain a
/// password.</param>
public sealed record StoreSettings(StoreProvider Provider, string ConnectionString)
{
    public const string ProviderSetting = "Store:Provider";
    public const string ConnectionSetting = "Store:ConnectionString";
    public const string ConnectionFileSetting = "Store:ConnectionStringFile";
    public const string MigrateSetting = "Store:Migrate";
    public const string ReadFromStandbySetting = "Store:ReadFromStandby";

    /// <summary>The names of all of them.</summary>
    internal static readonly IReadOnlyList<string> Settings =
    [
        ProviderSetting,
        ConnectionSetting,
        ConnectionFileSetting,
        MigrateSetting,
        ReadFromStandbySetting,
    ];

    public static readonly StoreSettings Sqlite = new(StoreProvider.Sqlite, "");

    /// <summary>The setting that the connection string is from.</summary>
    public string ConnectionSource { get; init; } = ConnectionSetting;

    /// <summary>When a store from an older version is updated.</summary>
    public StoreMigration Migrate { get; init; }

    /// <summary>Whether visitors' pages are read from a standby of PostgreSQL.</summary>
    public bool ReadsFromStandby { get; init; }

    /// <exception cref="InvalidInputException">The settings do not name a store; there is no fallback.</exception>
    public static StoreSettings Read(IConfiguration configuration)
    {
        var store = ReadDatabase(configuration) with
        {
            Migrate = MigrationOf(configuration[MigrateSetting]),
            ReadsFromStandby = configuration.ReadSwitch(ReadFromStandbySetting, usual: false),
        };
        return store is { ReadsFromStandby: true, Provider: not StoreProvider.PostgreSql }
            ? throw new InvalidInputException(
                $"{ReadFromStandbySetting} is true, but {ProviderSetting} is not “postgres”. Set both, or neither."
            )
            : store;
    }

    private static StoreSettings ReadDatabase(IConfiguration configuration)
    {
        var provider = ProviderOf(configuration[ProviderSetting]);
        var (text, file) = (configuration[ConnectionSetting], configuration[ConnectionFileSetting]);
        if (provider == StoreProvider.Sqlite)
        {
            return text is null && file is null
                ? Sqlite
                : throw new InvalidInputException(
                    $"{(text is null ? ConnectionFileSetting : ConnectionSetting)} is set, but {ProviderSetting} is "
                        + "not “postgres”. Set both, or neither."
                );
        }

        if (text is not null && file is not null)
        {
            throw new InvalidInputException(
                $"{ConnectionSetting} and {ConnectionFileSetting} are both set; remove one of them."
            );
        }

        var connection = file is null ? text : FromFile(file);
        return string.IsNullOrWhiteSpace(connection)
            ? throw new InvalidInputException(
                $"{ProviderSetting} is “postgres”, but {(file is null ? ConnectionSetting : ConnectionFileSetting)} "
                    + "is empty; name the database, for example Host=db.example;Database=films;Username=films."
            )
            : new StoreSettings(StoreProvider.PostgreSql, connection.Trim())
            {
                ConnectionSource = file is null ? ConnectionSetting : ConnectionFileSetting,
            };
    }

    private static StoreProvider ProviderOf(string? text) =>
        text switch
        {
            null => StoreProvider.Sqlite,
            _ when text.Equals("sqlite", StringComparison.OrdinalIgnoreCase) => StoreProvider.Sqlite,
            _ when text.Equals("postgres", StringComparison.OrdinalIgnoreCase) => StoreProvider.PostgreSql,
            _ => throw new InvalidInputException($"{ProviderSetting} is “{text}”; expected sqlite or postgres."),
        };

    private static StoreMigration MigrationOf(string? text) =>
        text switch
        {
            null => StoreMigration.AtStart,
            _ when text.Equals("start", StringComparison.OrdinalIgnoreCase) => StoreMigration.AtStart,
            _ when text.Equals("command", StringComparison.OrdinalIgnoreCase) => StoreMigration.ByCommand,
            _ => throw new InvalidInputException($"{MigrateSetting} is “{text}”; expected start or command."),
        };

    private static string FromFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{ConnectionFileSetting} cannot be read: {e.Message}", e);
        }
    }
}

/// <summary>The databases that a store can be in.</summary>
public enum StoreProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>When a store from an older version is updated.</summary>
public enum StoreMigration
{
    /// <summary>By the first program of the newer version that opens it.</summary>
    AtStart,

    /// <summary>By <c>reviewsite migrate</c> alone; a site waits for that.</summary>
    ByCommand,
}
