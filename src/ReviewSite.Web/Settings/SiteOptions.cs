using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using ReviewSite.Domain;

namespace ReviewSite.Web.Settings;

/// <summary>
/// How the site is reached from outside: <c>Site:PublicOrigin</c>, such as <c>https://films.example</c>, and
/// <c>Site:TrustedProxies</c>, the addresses or networks of the proxies whose <c>X-Forwarded-For</c> is trusted.
/// </summary>
public sealed class SiteOptions
{
    private const string Setting = "Site:PublicOrigin";
    private const string ProxiesSetting = "Site:TrustedProxies";
    private const string RatingsSetting = "Site:StructuredRatings";

    /// <summary>The names of all of them.</summary>
    internal static readonly IReadOnlyList<string> Settings = [Setting, ProxiesSetting, RatingsSetting];

    /// <exception cref="InvalidInputException">A setting is not an origin, or not a list of addresses.</exception>
    public SiteOptions(IConfiguration configuration)
    {
        TrustedProxies =
        [
            .. (configuration[ProxiesSetting] ?? "")
                .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(Network),
        ];
        StructuredRatings = Ratings(configuration[RatingsSetting]);
        var text = configuration[Setting];
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        PublicOrigin =
            Uri.TryCreate(text, UriKind.Absolute, out var origin)
            && origin.Scheme is "http" or "https"
            && origin.PathAndQuery == "/"
                ? origin
                : throw new InvalidInputException(
                    $"{Setting} is “{text}”; expected only a scheme and host, such as https://films.example."
                );
    }

    /// <summary><c>null</c> if the site is only used on this machine.</summary>
    public Uri? PublicOrigin { get; }

    /// <summary>Empty if there is no proxy in front of the site, or none that is trusted.</summary>
    public IReadOnlyList<System.Net.IPNetwork> TrustedProxies { get; }

    /// <summary>Which ratings search engines are given.</summary>
    public StructuredRatings StructuredRatings { get; }

    /// <summary>
    /// An address of the site as others reach it: under <see cref="PublicOrigin"/>, or on this machine. Never by the
    /// Host header, which its sender chooses.
    /// </summary>
    /// <param name="path">From the root, with its query.</param>
    public string Absolute(HttpContext context, string path)
    {
        var origin =
            PublicOrigin
            ?? new UriBuilder(
                Uri.UriSchemeHttp,
                "localhost",
                context.Connection.LocalPort is > 0 and var port ? port : -1
            ).Uri;
        return new Uri(origin, path).AbsoluteUri;
    }

    public bool IsSecure => PublicOrigin?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Bound to this very host if it is reached over https.</summary>
    public CookieBuilder CookieNamed(string name) =>
        new()
        {
            Name = IsSecure ? $"__Host-{name}" : name,
            HttpOnly = true,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            SecurePolicy = IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
            IsEssential = true,
        };

    /// <summary>Whether a password may be asked for: over https, or on this machine.</summary>
    public bool MaySignIn(HttpContext context) =>
        IsSecure || context.Request.IsHttps || (IsOnThisMachine(context) && IsHere(context.Request.Host.Host));

    /// <summary>Whether the visitor is, and not only a proxy that speaks for others.</summary>
    public static bool IsOnThisMachine(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");

    private static StructuredRatings Ratings(string? text) =>
        text is null ? StructuredRatings.Own
        : Enum.TryParse<StructuredRatings>(text, ignoreCase: true, out var ratings) && Enum.IsDefined(ratings) ? ratings
        : throw new InvalidInputException($"{RatingsSetting} is “{text}”; expected own, all or none.");

    private static System.Net.IPNetwork Network(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return System.Net.IPNetwork.TryParse(text, out var network)
            ? network
            : throw new InvalidInputException(
                $"{ProxiesSetting} contains “{text}”; expected addresses or networks separated by commas, "
                    + $"such as 127.0.0.1, 10.0.0.0/8."
            );
    }

    private static bool IsHere(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

/// <summary>Whose ratings search engines are given: the setting <c>Site:StructuredRatings</c>.</summary>
public enum StructuredRatings
{
    /// <summary>Ratings by the owner's own critics, in publications that are marked as ours.</summary>
    Own,

    /// <summary>All. Search engines may penalize a site that publishes ratings from other sites.</summary>
    All,

    None,
}

internal static class PublicOrigin
{
    /// <summary>
    /// From here on, the request comes from the visitor, not from the proxy. Without trusted proxies, no header is
    /// trusted.
    /// </summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiteOptions>().TrustedProxies is { Count: > 0 } proxies)
        {
            var options = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor,
                ForwardLimit = null,
            };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                options.KnownIPNetworks.Add(proxy);
            }

            app.UseForwardedHeaders(options);
        }
    }

    /// <summary>
    /// From here on the request looks as it did outside, whatever a proxy or its sender put into its Host.
    /// </summary>
    public static void UsePublicOrigin(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiteOptions>().PublicOrigin is { } origin)
        {
            app.Use(
                (context, next) =>
                {
                    context.Request.Scheme = origin.Scheme;
                    context.Request.Host = origin.IsDefaultPort
                        ? new HostString(origin.Host)
                        : new HostString(origin.Host, origin.Port);
                    return next(context);
                }
            );
        }
    }
}
