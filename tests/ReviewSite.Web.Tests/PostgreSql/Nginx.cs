using System.Diagnostics;
using System.Globalization;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>nginx with the settings of <c>docs/scaling.md</c>, but for where it and the nodes listen.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _client = new();
    private readonly Process _process;

    private Nginx(DirectoryInfo folder, Uri address, Process process)
    {
        (_folder, Address, _process) = (folder, address, process);
        _client.BaseAddress = address;
    }

    /// <summary>As the document calls them.</summary>
    public static IReadOnlyList<string> Nodes { get; } = ["node1", "node2"];

    /// <summary>Where the program is; Debian has it outside of the path of those who are not root.</summary>
    public static string? Executable { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, "nginx"))
            .FirstOrDefault(File.Exists);

    public Uri Address { get; }

    public static async Task<Nginx> StartAsync(IReadOnlyList<NodeProcess> nodes)
    {
        var folder = Directory.CreateTempSubdirectory("reviewsite-nginx-");
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Find()}"));
        var file = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(file, SettingsFor(address, nodes));
        var process = Process.Start(Executable!, ["-p", folder.FullName, "-e", "error.log", "-c", file]);
        var nginx = new Nginx(folder, address, process);
        await NodeProcess.AnswersAsync(nginx._client, "/healthz/ready", process);
        return nginx;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string SettingsFor(Uri address, IReadOnlyList<NodeProcess> nodes)
    {
        // There is no certificate here.
        var documented = string.Join(
            '\n',
            Documents
                .Block("scaling.md", first: "upstream site")
                .Split('\n')
                .Where(line => !line.Contains("ssl_certificate", StringComparison.Ordinal))
        );
        var settings = nodes.Aggregate(
            documented.Replace("listen 443 ssl;", $"listen {address.Authority};", StringComparison.Ordinal),
            (text, node) => text.Replace($"{node.Name}:8080", node.Address.Authority, StringComparison.Ordinal)
        );

        // In one process, which is easily ended, and with its own files in the folder that it is started with.
        return $$"""
            daemon off;
            master_process off;
            pid nginx.pid;
            events { }
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxied;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
            {{settings}}
            }
            """;
    }
}

/// <summary>A test that needs nginx and a server of PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NginxFactAttribute : FactAttribute
{
    public NginxFactAttribute() =>
        Skip =
            Requirement.SkipReason
            ?? (
                Nginx.Executable is null && !Requirement.MustBeMet
                    ? "No nginx here: install it (Debian: apt-get install nginx-light)."
                    : null
            );
}
