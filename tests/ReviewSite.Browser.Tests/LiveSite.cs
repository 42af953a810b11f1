using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Browser.Tests;

/// <summary>The real host on a real port, over its own seeded store.</summary>
public sealed partial class LiveSite : WebApplicationFactory<Program>
{
    /// <summary>There is one console, which the sites of other tests write to as well.</summary>
    private static readonly Lock _console = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewsite-browser-");

    private readonly bool _isSeeded;

    public LiveSite(bool isSeeded = true)
    {
        _isSeeded = isSeeded;
        using var console = new StringWriter();
        lock (_console)
        {
            var before = Console.Out;
            Console.SetOut(console);
            try
            {
                UseKestrel();
                StartServer();
            }
            finally
            {
                Console.SetOut(before);
            }
        }

        LinkFromConsole = SetUpLink().Match(console.ToString()).Value;
    }

    /// <summary>With which the first administrator chooses a password, as the start wrote it.</summary>
    public string LinkFromConsole { get; }

    /// <summary>Another such link, for a site that has its first administrator.</summary>
    public async Task<string> InviteAsync()
    {
        var invitations = Services.GetRequiredService<Invitations>();
        var token = await invitations.CreateAsync(email: null, Role.Administrator, CancellationToken.None);
        return $"/account/set-up?token={token}";
    }

    /// <summary>Imports the lines of a table, as the command line does.</summary>
    public async Task ImportTableAsync(IEnumerable<string> lines)
    {
        var path = Path.Combine(_folder.FullName, "table.csv");
        await File.WriteAllLinesAsync(path, lines);
        await Services
            .GetRequiredService<TableImport>()
            .ImportAsync(
                new TableImportRequest([path], Actor.CommandLine),
                Path.Combine(_folder.FullName, "rejected"),
                new Progress<TableProgress>(),
                CancellationToken.None
            );
    }

    /// <summary>By name and not by number, since passkeys are bound to a name.</summary>
    public string AddressOf(string path) =>
        new Uri(new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri, path).ToString();

    [GeneratedRegex(@"/account/set-up\?token=\S+")]
    private static partial Regex SetUpLink();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Directory", _folder.FullName);

        // Not with UseKestrel, which would set it while the program may already be starting the server.
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        builder.UseSetting("Seed:IsOn", _isSeeded ? "true" : "false");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder.FullName))
        {
            SqliteConnection.ClearAllPools();
            _folder.Delete(recursive: true);
        }
    }
}
