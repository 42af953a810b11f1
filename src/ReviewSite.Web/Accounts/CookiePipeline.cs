namespace ReviewSite.Web.Accounts;

internal static class CookiePipeline
{
    /// <summary>So that <see cref="WebApplication"/> does not authenticate every request by itself.</summary>
    private const string IsAuthenticationSet = "__AuthenticationMiddlewareSet";

    /// <summary>Who has no cookie is signed in as nobody, which is nothing to find out.</summary>
    public static void UseCookieAuthentication(this WebApplication app)
    {
        ((IApplicationBuilder)app).Properties[IsAuthenticationSet] = true;
        app.UseWhen(context => context.Request.Headers.Cookie.Count > 0, withCookie => withCookie.UseAuthentication());
    }
}
