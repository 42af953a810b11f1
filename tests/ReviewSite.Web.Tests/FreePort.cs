using System.Net;
using System.Net.Sockets;

namespace ReviewSite.Web.Tests;

/// <summary>A port of this machine on which nobody listens just now.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
