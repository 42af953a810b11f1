using Microsoft.AspNetCore.Diagnostics;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Accounts;

internal static class CookiePipeline
{
    /// <summary>So that <see cref="WebApplication"/> does not authenticate every request by itself.</summary>
    private const string IsAuthenticationSet = "__AuthenticationMiddlewareSet";

    /// <summary>
    /// Who has no cookie is signed in as nobody, which is nothing to find out; who someone is cannot be found out for a
    /// page that says that the database does not answer.
    /// </summary>
    public static void UseCookieAuthentication(this WebApplication app)
    {
        ((IApplicationBuilder)app).Properties[IsAuthenticationSet] = true;
        app.UseWhen(
            context => context.Request.Headers.Cookie.Count > 0 && !IsOfUnreachableStore(context),
            withCookie => withCookie.UseAuthentication()
        );
    }

    private static bool IsOfUnreachableStore(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is { Error: var error }
        && StoreFailure.Of(error) == StoreFailure.Unreachable;
}
