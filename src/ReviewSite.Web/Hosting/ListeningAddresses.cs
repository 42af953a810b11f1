using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Finds out whether the site's addresses are free before anything is written: the server itself takes them only when
/// all is ready.
/// </summary>
internal static class ListeningAddresses
{
    private const string Default = "http://localhost:5000";

    /// <exception cref="IOException">One of them is taken.</exception>
    public static void CheckAddressesAreFree(this WebApplication app)
    {
        // The server in tests does not listen.
        if (app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>() is null)
        {
            return;
        }

        foreach (var address in Configured(app.Configuration).Select(BindingAddress.Parse))
        {
            if (address is { IsUnixPipe: false, IsNamedPipe: false, Port: not 0 })
            {
                Check(address);
            }
        }
    }

    /// <summary>In the order of precedence that the server has.</summary>
    private static IEnumerable<string> Configured(IConfiguration configuration)
    {
        var endpoints = configuration
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(e => e["Url"])
            .OfType<string>()
            .ToList();
        return endpoints.Count > 0 ? endpoints
            : Listed(configuration[WebHostDefaults.ServerUrlsKey]) is { Length: > 0 } urls ? urls
            : Listed(configuration[WebHostDefaults.HttpPortsKey]) is { Length: > 0 } ports
                ? ports.Select(p => $"http://*:{p}")
            : [Default];
    }

    private static string[] Listed(string? text) =>
        (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Check(BindingAddress address)
    {
        foreach (var ip in AddressesOf(address.Host))
        {
            try
            {
                using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(ip, address.Port));
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw new IOException(
                    $"Failed to bind to address {address}: address already in use.",
                    new AddressInUseException(e.Message, e)
                );
            }
            catch (SocketException e)
                when (ip.AddressFamily == AddressFamily.InterNetworkV6 && e.SocketErrorCode != SocketError.AccessDenied)
            {
                // A machine without IPv6: if the address says no family, the other is enough.
            }
        }
    }

    private static IPAddress[] AddressesOf(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
        : IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address]
        : [IPAddress.Any, IPAddress.IPv6Any];
}
