using System.Net;
using System.Net.Sockets;
using ReviewSite.Web.Tests.Commands;

namespace ReviewSite.Web.Tests.Hosting;

/// <summary>A start with wrong settings ends with one line that says which one is wrong.</summary>
public sealed class WrongSettingsTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("Seed:IsOn is “no”; expected true or false.", "--Seed:IsOn=no")]
    [InlineData(
        "urls (--urls, ASPNETCORE_URLS) is “5303”; expected an address to listen on, such as http://localhost:5000.",
        "--Urls=5303"
    )]
    [InlineData(
        "urls (--urls, ASPNETCORE_URLS) is “ftp://localhost:5303”; expected an address to listen on, such as "
            + "http://localhost:5000.",
        "--Urls=ftp://localhost:5303"
    )]
    [InlineData(
        "urls (--urls, ASPNETCORE_URLS) is “http://localhost:99999”; expected an address to listen on, such as "
            + "http://localhost:5000.",
        "--Urls=http://localhost:5303;http://localhost:99999"
    )]
    [InlineData(
        "urls (--urls, ASPNETCORE_URLS) is “http://localhost:5303/films”; the site cannot be served under a path. "
            + "Remove “/films”.",
        "--urls",
        "http://localhost:5303/films"
    )]
    [InlineData(
        "urls (--urls, ASPNETCORE_URLS) is “https://localhost:5303”, but there is no certificate. Set "
            + "Kestrel:Certificates:Default:Path, or use http behind a reverse proxy.",
        "--urls",
        "https://localhost:5303"
    )]
    [InlineData(
        "ASPNETCORE_HTTP_PORTS is “abc”; expected ports from 1 to 65535, separated by semicolons.",
        "--HTTP_PORTS=abc"
    )]
    [InlineData(
        "Kestrel:Endpoints:Web:Url is “5303”; expected an address to listen on, such as http://localhost:5000.",
        "--Kestrel:Endpoints:Web:Url=5303"
    )]
    [InlineData(
        "the settings of Kestrel are wrong: The endpoint Web is missing the required 'Url' parameter.",
        "--Kestrel:Endpoints:Web:Ulr=http://localhost:5303",
        "--urls",
        "http://127.0.0.1:0"
    )]
    [InlineData(
        "the settings of Serilog are wrong: The value Loud is not a valid Serilog level.",
        "--Serilog:MinimumLevel:Default=Loud"
    )]
    [InlineData(
        "Metrics:Url is “http://127.0.0.1:5303”, but the site itself listens on port 5303. Choose another port.",
        "--urls",
        "http://localhost:5303",
        "--Metrics:Url=http://127.0.0.1:5303"
    )]
    [InlineData(
        "urls (--urls, ASPNETCORE_URLS) is “http://192.0.2.1:5303”, which the site cannot listen on: Cannot assign "
            + "requested address.",
        "--urls",
        "http://192.0.2.1:5303"
    )]
    [InlineData(
        "Metrics:Url is “http://192.0.2.1:5303”, which the site cannot listen on: Cannot assign requested address.",
        "--Metrics:Url=http://192.0.2.1:5303",
        "--urls",
        "http://127.0.0.1:0"
    )]
    public async Task A_wrong_setting_is_named(string expected, params string[] args)
    {
        var outcome = await _cli.RunAsync(["serve", .. args]);

        Assert.Equal((1, $"error: {expected}\n"), (outcome.ExitCode, outcome.Error));
        Assert.DoesNotContain(" FTL ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_blamed_on_the_setting_that_names_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var outcome = await _cli.RunAsync("serve", "--urls", "http://127.0.0.1:0", $"--Metrics:Url={url}");

        Assert.Equal(
            (1, $"error: Failed to bind to address {url}: address already in use. Choose another with Metrics:Url.\n"),
            (outcome.ExitCode, outcome.Error)
        );
    }

    [Theory]
    [InlineData("{\n  \"Site\": {\n    \"PublicOrigin\":\n  }\n}", ", line 4: '}' is an invalid start of a value.")]
    [InlineData("{ \"Site\": { \"A\": 1, \"a\": 2 } }", ": A duplicate key 'Site:a' was found.")]
    public async Task A_file_of_settings_that_cannot_be_read_is_named_with_the_line(string text, string expected)
    {
        var environment = $"Test{Guid.NewGuid():N}";
        var file = Path.Combine(SiteProgram.Folder, $"appsettings.{environment}.json");
        await File.WriteAllTextAsync(file, text);
        try
        {
            var outcome = await _cli.RunAsync("serve", "--environment", environment);

            Assert.Equal(1, outcome.ExitCode);
            Assert.Equal(
                $"error: Failed to load configuration from file '{file}'{expected} Correct the file.\n",
                outcome.Error
            );
        }
        finally
        {
            File.Delete(file);
        }
    }
}
