using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using ReviewSite.Domain;

namespace ReviewSite.Web.Hosting;

/// <summary>An address that the site is to listen on.</summary>
/// <param name="Setting">The setting that names it, as it is called in messages.</param>
/// <param name="Value">What the setting says.</param>
/// <param name="Url">The same as an address.</param>
internal sealed record ListeningAddress(string Setting, string Value, string Url)
{
    public override string ToString() => $"{Setting} is “{Value}”";
}

/// <summary>
/// Finds out whether the site's addresses are valid and free before anything is written: the server itself takes them
/// only when all is ready.
/// </summary>
internal static class ListeningAddresses
{
    private const string Default = "http://localhost:5000";
    private const string UrlsName = "urls (--urls, ASPNETCORE_URLS)";
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    /// <exception cref="InvalidInputException">One of them is not an address, or is taken.</exception>
    public static void CheckAddresses(this WebApplication app)
    {
        var addresses = Configured(app.Configuration).Select(a => (Listed: a, Binding: Parse(a))).ToList();
        RequireOwnPortForMetrics(addresses);
        foreach (var (listed, binding) in addresses)
        {
            if (binding is { IsUnixPipe: false, IsNamedPipe: false, Port: not 0 })
            {
                Check(listed, binding);
            }
        }
    }

    /// <exception cref="InvalidInputException">The server cannot listen as its settings say.</exception>
    public static async Task ServeAsync(this WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception e) when (IsOfSettings(e))
        {
            var secure = Configured(app.Configuration)
                .FirstOrDefault(a => a.Url.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase));
            var lacksCertificate = e.Message.Contains("No server certificate", StringComparison.Ordinal);
            throw new InvalidInputException(
                secure is not null && lacksCertificate
                    ? $"{secure}, but there is no certificate. Set Kestrel:Certificates:Default:Path, or use http "
                        + "behind a reverse proxy."
                    : $"the settings of Kestrel are wrong: {e.Message}",
                e
            );
        }

        await app.WaitForShutdownAsync(cancellation);
    }

    /// <summary>Where the site itself listens, unless the section of Kestrel says otherwise.</summary>
    public static IReadOnlyList<ListeningAddress> OfSite(IConfiguration configuration)
    {
        if (Listed(configuration[WebHostDefaults.ServerUrlsKey]) is { Length: > 0 } urls)
        {
            return [.. urls.Select(u => new ListeningAddress(UrlsName, u, u))];
        }

        ListeningAddress[] ports =
        [
            .. OfPorts(configuration, WebHostDefaults.HttpPortsKey, Uri.UriSchemeHttp),
            .. OfPorts(configuration, WebHostDefaults.HttpsPortsKey, Uri.UriSchemeHttps),
        ];
        return ports.Length > 0 ? ports : [new ListeningAddress(UrlsName, Default, Default)];
    }

    /// <summary>In the order of precedence that the server has.</summary>
    private static ListeningAddress[] Configured(IConfiguration configuration)
    {
        ListeningAddress[] endpoints =
        [
            .. configuration
                .GetSection("Kestrel:Endpoints")
                .GetChildren()
                .Select(e => e.GetSection("Url"))
                .Where(url => url.Value is not null)
                .Select(url => new ListeningAddress(url.Path, url.Value!, url.Value!)),
        ];
        if (endpoints.Length > 0)
        {
            return endpoints;
        }

        // The metrics' address was added to the site's.
        var metrics = SiteMetrics.UrlOf(configuration)?.ToString();
        return
        [
            .. OfSite(configuration)
                .Select(a =>
                    a.Url == metrics ? a with { Setting = SiteMetrics.UrlSetting, Value = metrics.TrimEnd('/') } : a
                ),
        ];
    }

    private static IEnumerable<ListeningAddress> OfPorts(IConfiguration configuration, string key, string scheme)
    {
        var setting = $"ASPNETCORE_{key.ToUpperInvariant()}";
        foreach (var port in Listed(configuration[key]))
        {
            yield return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > IPEndPoint.MinPort and <= IPEndPoint.MaxPort
                ? new ListeningAddress(setting, port, $"{scheme}://*:{port}")
                : throw new InvalidInputException(
                    $"{setting} is “{port}”; expected ports from 1 to 65535, separated by semicolons."
                );
        }
    }

    private static string[] Listed(string? text) =>
        (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static BindingAddress Parse(ListeningAddress listed)
    {
        var binding = IsAddress(listed.Url)
            ? BindingAddress.Parse(listed.Url)
            : throw new InvalidInputException($"{listed}; expected an address to listen on, such as {Default}.");
        return binding.PathBase is "" or "/"
            ? binding
            : throw new InvalidInputException(
                $"{listed}; the site cannot be served under a path. Remove “{binding.PathBase}”."
            );
    }

    /// <summary>The host may be a wildcard, which no URI has.</summary>
    internal static bool IsAddress(string url) =>
        Uri.TryCreate(
            url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal),
            UriKind.Absolute,
            out var address
        ) && address.Scheme is "http" or "https";

    /// <summary>Only the port distinguishes the requests for metrics from others.</summary>
    private static void RequireOwnPortForMetrics(IReadOnlyList<(ListeningAddress Listed, BindingAddress Binding)> all)
    {
        var metrics = all.FirstOrDefault(a => a.Listed.Setting == SiteMetrics.UrlSetting);
        if (metrics.Listed is not null && all.Any(a => a != metrics && a.Binding.Port == metrics.Binding.Port))
        {
            throw new InvalidInputException(
                $"{metrics.Listed}, but the site itself listens on port {metrics.Binding.Port}. Choose another port."
            );
        }
    }

    private static void Check(ListeningAddress listed, BindingAddress address)
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
                var another =
                    listed.Setting == UrlsName ? "--urls, such as --urls http://localhost:5050" : listed.Setting;
                throw new InvalidInputException(
                    $"Failed to bind to address {listed.Url.TrimEnd('/')}: address already in use. Choose another with "
                        + $"{another}.",
                    e
                );
            }
            catch (SocketException e)
                when (ip.AddressFamily == AddressFamily.InterNetworkV6 && e.SocketErrorCode != SocketError.AccessDenied)
            {
                // A machine without IPv6: if the address says no family, the other is enough.
            }
            catch (SocketException e)
            {
                throw new InvalidInputException($"{listed}, which the site cannot listen on: {e.Message}.", e);
            }
        }
    }

    private static IPAddress[] AddressesOf(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
        : IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address]
        : [IPAddress.Any, IPAddress.IPv6Any];

    /// <summary>Whether the server does not accept its settings.</summary>
    private static bool IsOfSettings(Exception exception) =>
        exception is CryptographicException
        || (
            exception is InvalidOperationException or FormatException or ArgumentException
            && exception.Source?.StartsWith(Kestrel, StringComparison.Ordinal) == true
        );
}
