using System.Net;

namespace ReviewSite.Web.Hosting;

/// <summary>How the site is reached from outside: <c>Site:PublicOrigin</c>, such as <c>https://films.example</c>.</summary>
public sealed class SiteOptions
{
    private const string Setting = "Site:PublicOrigin";

    /// <exception cref="InvalidInputException">The setting is no origin.</exception>
    public SiteOptions(IConfiguration configuration)
    {
        var text = configuration[Setting];
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        PublicOrigin = Uri.TryCreate(text, UriKind.Absolute, out var origin) && origin.Scheme is "http" or "https" && origin.PathAndQuery == "/"
            ? origin
            : throw new InvalidInputException($"{Setting} is “{text}”; expected scheme and host alone, such as https://films.example.");
    }

    /// <summary>None where the site is only used on this machine.</summary>
    public Uri? PublicOrigin { get; }

    public bool IsSecure => PublicOrigin?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Bound to this very host where it is reached over https.</summary>
    public CookieBuilder CookieNamed(string name) => new()
    {
        Name = IsSecure ? $"__Host-{name}" : name,
        HttpOnly = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        SecurePolicy = IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
        IsEssential = true,
    };

    /// <summary>Whether a password may be asked for: over https, or on this machine.</summary>
    public bool MaySignIn(HttpContext context) => IsSecure
        || context.Request.IsHttps
        || ((context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)) && IsHere(context.Request.Host.Host));

    private static bool IsHere(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

internal static class PublicOrigin
{
    /// <summary>From here on the request looks as it did outside, whatever a proxy or its sender put into its Host.</summary>
    public static void UsePublicOrigin(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiteOptions>().PublicOrigin is { } origin)
        {
            app.Use((context, next) =>
            {
                context.Request.Scheme = origin.Scheme;
                context.Request.Host = origin.IsDefaultPort ? new HostString(origin.Host) : new HostString(origin.Host, origin.Port);
                return next(context);
            });
        }
    }
}
