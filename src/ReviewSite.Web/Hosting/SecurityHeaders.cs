namespace ReviewSite.Web.Hosting;

/// <summary>
/// The restrictions that every response sets for the browser: no inline script or style, nothing from other hosts, no
/// framing.
/// </summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>The policy for pages that other sites may frame, which have no forms.</summary>
    private const string FramedContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors *; form-action 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                // Set at the last moment, because error pages start with empty headers.
                context.Response.OnStarting(static response => Add((HttpResponse)response), context.Response);
                return next(context);
            }
        );

    private static Task Add(HttpResponse response)
    {
        var headers = response.Headers;
        var open = response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<OpenAddressAttribute>();
        var isFramed = open is { IsFrame: true } && response.StatusCode < StatusCodes.Status400BadRequest;
        headers.ContentSecurityPolicy = isFramed ? FramedContentSecurityPolicy : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        if (!isFramed)
        {
            headers.XFrameOptions = "DENY";
        }

        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = open is null ? "same-origin" : "cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        return Task.CompletedTask;
    }
}
