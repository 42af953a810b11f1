using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Accounts;

namespace ReviewSite.Browser.Tests;

/// <summary>The real host on a real port, over its own seeded store.</summary>
public sealed class LiveSite : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewsite-browser-");

    private readonly bool _isSeeded;

    public LiveSite(bool isSeeded = true)
    {
        _isSeeded = isSeeded;
        UseKestrel(0);
        StartServer();
    }

    /// <summary>A link with which the first administrator chooses a password, as the console shows it.</summary>
    public async Task<string> InviteAsync() =>
        $"/account/set-up?token={await Services.GetRequiredService<Invitations>().CreateAsync(email: null, Role.Administrator, CancellationToken.None)}";

    /// <summary>By name and not by number, since passkeys are bound to a name.</summary>
    public string AddressOf(string path) => new Uri(new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri, path).ToString();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Directory", _folder.FullName);
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
