using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReviewSite.Web.Store.PostgreSql;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>
/// A server of PostgreSQL in a temporary folder, which ends with the process of the tests. All tests share one, but for
/// those that stop it.
/// </summary>
internal sealed class PostgreSqlServer : IDisposable
{
    /// <summary>The connection string of a running server that may create databases, to use instead.</summary>
    private const string Setting = "REVIEWSITE_TEST_POSTGRES";

    private const string Template = "reviewsite_template";
    private const string Empty = "template0";

    private static readonly string[] _programs = ["initdb", "pg_basebackup", "pg_ctl"];

    private static readonly Lazy<PostgreSqlServer> _shared = new(() =>
        Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } running
            ? new PostgreSqlServer(running, control: null, end: null)
            : Start()
    );

    private readonly string _connection;
    private readonly Action<string[]>? _control;
    private readonly Action? _end;
    private readonly Lazy<string> _template;
    private int _databases;

    private PostgreSqlServer(string connection, Action<string[]>? control, Action? end)
    {
        (_connection, _control, _end) = (connection, control, end);
        _template = new Lazy<string>(MakeTemplate);
    }

    public static PostgreSqlServer Shared => _shared.Value;

    /// <summary>
    /// Where the programs of the newest version are; Debian has those of the server outside of the path.
    /// </summary>
    public static string? Programs { get; } = FindPrograms();

    /// <summary>As a power cut stops it.</summary>
    public void Crash() => _control!(["-m", "immediate", "stop"]);

    /// <summary>After <see cref="Crash"/>.</summary>
    public void Restart() => _control!(["-w", "start"]);

    /// <summary>For the server of one test, which need not go on until the end of all.</summary>
    public void Dispose() => _end?.Invoke();

    /// <summary>
    /// Another server with all that this one has, which gets every change before it is acknowledged: from now on, none
    /// is acknowledged without it.
    /// </summary>
    public PostgreSqlServer StartStandby()
    {
        var from = new NpgsqlConnectionStringBuilder(_connection);
        var standby = Start(
            data =>
                [
                    "pg_basebackup",
                    "-D",
                    data,
                    "-R",
                    "-X",
                    "stream",
                    "-c",
                    "fast",
                    "-h",
                    from.Host!,
                    "-p",
                    from.Port.ToString(CultureInfo.InvariantCulture),
                    "-U",
                    from.Username!,
                ],
            isDurable: false
        );
        Execute("ALTER SYSTEM SET synchronous_commit = remote_apply");
        Execute("ALTER SYSTEM SET synchronous_standby_names = '*'");
        Execute("SELECT pg_reload_conf()");
        return standby;
    }

    /// <summary>Makes a standby the server that is written to.</summary>
    public void Promote() => _control!(["-w", "promote"]);

    /// <summary>The host and port, as one of several in a connection string.</summary>
    public string Address
    {
        get
        {
            var parts = new NpgsqlConnectionStringBuilder(_connection);
            return string.Create(CultureInfo.InvariantCulture, $"{parts.Host}:{parts.Port}");
        }
    }

    /// <returns>The connection string of a new database.</returns>
    /// <param name="isMigrated">Whether it has an empty store already, and not nothing at all.</param>
    public string Create(bool isMigrated)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}"
        );
        Execute($"CREATE DATABASE {name} TEMPLATE {(isMigrated ? _template.Value : Empty)} STRATEGY FILE_COPY");
        return DatabaseOf(name);
    }

    public void Drop(string connection)
    {
        using (var open = new NpgsqlConnection(new PostgreSqlAddress(connection, isOfNode: true).ConnectionString))
        {
            NpgsqlConnection.ClearPool(open);
        }

        Execute($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
    }

    private string DatabaseOf(string name) =>
        new NpgsqlConnectionStringBuilder(_connection)
        {
            Database = name,
            MaxPoolSize = 20,
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 5,
        }.ConnectionString;

    public void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(_connection + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private string MakeTemplate()
    {
        Execute($"DROP DATABASE IF EXISTS {Template}");
        Execute($"CREATE DATABASE {Template} TEMPLATE {Empty}");
        using var db = PostgreSqlOptions.Open(new PostgreSqlAddress(DatabaseOf(Template) + ";Pooling=false"));
        db.Database.Migrate();
        return Template;
    }

    /// <param name="isDurable">
    /// Whether what is committed is on the disk, as at a site; most tests need no more than that it is quick.
    /// </param>
    public static PostgreSqlServer Start(bool isDurable = false) =>
        Start(
            data => ["initdb", "-D", data, "-E", "UTF8", "--locale=C", "-A", "trust", "-U", "postgres", "--no-sync"],
            isDurable
        );

    /// <param name="fill">The command that fills the folder of the data.</param>
    private static PostgreSqlServer Start(Func<string, string[]> fill, bool isDurable)
    {
        var programs = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed here.");
        var folder = Directory.CreateTempSubdirectory("reviewsite-postgres-");
        var data = Path.Combine(folder.FullName, "data");
        var port = FreePort.Find();

        // The server refuses to run as root, as containers and CI do.
        var isRoot = Environment.IsPrivilegedProcess;
        if (isRoot)
        {
            Run("chown", "postgres", folder.FullName);
        }

        string[] command = fill(data);
        Run(isRoot, Path.Combine(programs, command[0]), command[1..]);
        var settings = string.Create(
            CultureInfo.InvariantCulture,
            $"-p {port} -k {folder.FullName} -h 127.0.0.1 -c fsync={(isDurable ? "on" : "off")} "
                + $"-c max_connections=500 -c max_locks_per_transaction=256"
        );
        void Control(params string[] arguments) =>
            Run(
                isRoot,
                Path.Combine(programs, "pg_ctl"),
                ["-D", data, "-l", Path.Combine(folder.FullName, "log"), "-o", settings, "-s", .. arguments]
            );
        Control("-w", "start");
        var hasEnded = 0;
        void End()
        {
            if (Interlocked.Exchange(ref hasEnded, 1) == 0)
            {
                Control("-m", "immediate", "stop");
                folder.Delete(recursive: true);
            }
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
        return new PostgreSqlServer(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres"
            ),
            Control,
            End
        );
    }

    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian).Select(d => Path.Combine(d, "bin"))
            : [];
        return installed
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Where(folder => Array.TrueForAll(_programs, program => File.Exists(Path.Combine(folder, program))))
            .OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static void Run(bool asPostgres, string program, params string[] arguments)
    {
        if (asPostgres)
        {
            Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        }
        else
        {
            Run(program, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
