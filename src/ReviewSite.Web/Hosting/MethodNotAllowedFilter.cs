using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Responds with 405 to methods for which a page has no handler, and names those that it has. Without this, the page
/// would be rendered without its data. It runs before the check of the form token, because that check has nothing to
/// say about a page that takes no form.
/// </summary>
internal sealed class MethodNotAllowedFilter : IAuthorizationFilter, IOrderedFilter
{
    public int Order => int.MinValue;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (
            ErrorPages.IsShownIn(context.HttpContext)
            || context.ActionDescriptor is not CompiledPageActionDescriptor page
        )
        {
            return;
        }

        var methods = page.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).ToHashSet();
        if (methods.Contains(HttpMethods.Get))
        {
            methods.Add(HttpMethods.Head);
        }

        if (!methods.Contains(context.HttpContext.Request.Method.ToUpperInvariant()))
        {
            context.HttpContext.Response.Headers.Allow = string.Join(", ", methods.Order());
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }
}
