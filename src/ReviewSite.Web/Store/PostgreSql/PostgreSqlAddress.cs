using Npgsql;
using ReviewSite.Domain;
using ReviewSite.Web.Settings;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// The address of a database and its credentials; it may contain a password, and is never shown as a whole.
/// </summary>
internal sealed class PostgreSqlAddress
{
    /// <summary>The name of a command's sessions, which distinguishes them from those of nodes.</summary>
    public const string NameOfCommand = "ReviewSite command";

    private const string NameOfNode = "ReviewSite";
    private const string Primary = "primary";
    private const string Standby = "standby";

    private readonly NpgsqlConnectionStringBuilder _parts;

    /// <param name="isOfNode">Whether it is for a program that serves visitors.</param>
    /// <param name="source">The setting or option that it is from, for messages.</param>
    /// <exception cref="InvalidInputException">It is not a connection string.</exception>
    public PostgreSqlAddress(
        string connectionString,
        bool isOfNode = false,
        string source = StoreSettings.ConnectionSetting
    )
    {
        try
        {
            _parts = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException e)
        {
            // Its own message may repeat the value, which may be a password.
            throw new InvalidInputException(WrongConnection.Describe(connectionString, source), e);
        }

        if (string.IsNullOrEmpty(_parts.Host))
        {
            throw new InvalidInputException(
                $"{source} does not name a host; use the form Host=db.example;Database=films."
            );
        }

        _parts.ApplicationName ??= isOfNode ? NameOfNode : NameOfCommand;
        if (HasSeveralHosts)
        {
            // The primary among several servers, which changes after a failover.
            _parts.TargetSessionAttributes ??= Primary;
        }
    }

    public string ConnectionString => _parts.ConnectionString;

    /// <summary>Such as "the database films on db.example".</summary>
    public string Description =>
        $"the database {_parts.Database ?? _parts.Username} on {_parts.Host}"
        + (_parts.Port == NpgsqlConnection.DefaultPort ? "" : $":{_parts.Port}");

    private bool HasSeveralHosts => _parts.Host!.Contains(',', StringComparison.Ordinal);

    /// <exception cref="InvalidInputException">It names only one host.</exception>
    public void RequireSeveralHosts()
    {
        if (!HasSeveralHosts)
        {
            throw new InvalidInputException(
                $"{StoreSettings.ReadFromStandbySetting} is true, but {StoreSettings.ConnectionSetting} names only one "
                    + "host. Name the standby as well, for example Host=db1.example,db2.example."
            );
        }
    }

    /// <summary>The standby servers, in turns.</summary>
    /// <param name="connectSeconds">How long to wait for one of them.</param>
    public PostgreSqlAddress OfStandby(int connectSeconds) =>
        new(
            new NpgsqlConnectionStringBuilder(ConnectionString)
            {
                TargetSessionAttributes = Standby,
                LoadBalanceHosts = true,
                Timeout = connectSeconds,
            }.ConnectionString
        );

    /// <summary>The first value of the first row.</summary>
    public object? Ask(string sql, int timeoutSeconds)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = timeoutSeconds };
        return command.ExecuteScalar();
    }

    /// <inheritdoc cref="Ask"/>
    public async Task<object?> AskAsync(string sql, int timeoutSeconds, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = timeoutSeconds };
        return await command.ExecuteScalarAsync(cancellation);
    }
}
