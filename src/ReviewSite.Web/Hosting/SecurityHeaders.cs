namespace ReviewSite.Web.Hosting;

/// <summary>
/// What every answer tells the browser not to do. No inline script or style, nothing from other hosts, no frame around
/// a page.
/// </summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                // At the last moment, since the pages for errors begin with empty headers.
                context.Response.OnStarting(static response => Add(((HttpResponse)response).Headers), context.Response);
                return next(context);
            }
        );

    private static Task Add(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        return Task.CompletedTask;
    }
}
