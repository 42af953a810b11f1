using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// A page answers the methods that it has handlers for, and others with 405 and what it would take. Without this it
/// would be shown without having been filled. Before the check of the form's token, which has nothing to say where no
/// form is taken.
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
