using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Npgsql;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>
/// PgBouncer in front of a server, with the settings of <c>docs/scaling.md</c>, but for where it listens and who may
/// use it. It ends with the process of the tests.
/// </summary>
internal sealed class PgBouncer
{
    /// <summary>Has all sites that are tested on PostgreSQL connect through it.</summary>
    private const string Setting = "REVIEWSITE_TEST_PGBOUNCER";

    /// <summary>Which it does with this process, however that ends.</summary>
    private const string UntilInputEnds = "pgbouncer -q \"$0\" & read -r _; kill $!";

    private static readonly TimeSpan _longestStart = TimeSpan.FromSeconds(10);

    private static readonly ConditionalWeakTable<PostgreSqlServer, Lazy<PgBouncer>> _started = [];

    /// <summary>Kept, so that their input stays open.</summary>
    private static readonly ConcurrentBag<Process> _running = [];

    private readonly int _port;

    private PgBouncer(int port) => _port = port;

    public static bool IsWanted { get; } = Environment.GetEnvironmentVariable(Setting) == "1";

    /// <summary>Of a database, by way of it.</summary>
    public string Of(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { Port = _port, NoResetOnClose = true }.ConnectionString;

    /// <summary>Where sites connect to a server: itself, or this in front of it.</summary>
    public static string AddressOf(PostgreSqlServer server) =>
        IsWanted ? string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{InFrontOf(server)._port}") : server.Address;

    public static PgBouncer InFrontOf(PostgreSqlServer server) =>
        _started.GetValue(server, of => new Lazy<PgBouncer>(() => Start(of))).Value;

    private static PgBouncer Start(PostgreSqlServer server)
    {
        var folder = Directory.CreateTempSubdirectory("reviewsite-pgbouncer-");
        var port = FreePort.Find();
        var file = Path.Combine(folder.FullName, "pgbouncer.ini");
        File.WriteAllText(file, SettingsFor(server.Address.Split(':'), port));

        // It refuses to run as root.
        Process.Start("chmod", ["755", folder.FullName]).WaitForExit();
        string[] command = ["sh", "-c", UntilInputEnds, file];
        command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;
        _running.Add(
            Process.Start(
                new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, UseShellExecute = false }
            )!
        );
        WaitFor(port);
        folder.Delete(recursive: true);
        return new PgBouncer(port);
    }

    private static string SettingsFor(string[] server, int port)
    {
        var documented = Documents.Block("scaling.md", first: "[databases]");
        var own = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            listen_addr = 127.0.0.1
            auth_type = any
            max_client_conn = 1000
            unix_socket_dir =
            """
        );
        return documented
                .Replace(
                    "films = host=db.example dbname=films",
                    string.Create(CultureInfo.InvariantCulture, $"* = host={server[0]} port={server[1]} user=postgres"),
                    StringComparison.Ordinal
                )
                .Replace(
                    "listen_port = 6432",
                    string.Create(CultureInfo.InvariantCulture, $"listen_port = {port}"),
                    StringComparison.Ordinal
                )
            + '\n'
            + own;
    }

    private static void WaitFor(int port)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                return;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(since) < _longestStart)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(50));
            }
        }
    }
}
