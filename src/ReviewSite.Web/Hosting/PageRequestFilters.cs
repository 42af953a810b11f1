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

/// <summary>
/// Nothing has a name of white space. Without this, pages would get <c>null</c> for it, since that is what the
/// framework makes of blank fields.
/// </summary>
internal sealed class BlankRouteFilter : IAuthorizationFilter, IOrderedFilter
{
    public int Order => int.MinValue;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.RouteData.Values.Values.Any(v => v is string text && string.IsNullOrWhiteSpace(text)))
        {
            context.Result = new NotFoundResult();
        }
    }
}

/// <summary>
/// A form that cannot be read is refused: it ends early, is too large, has too many fields, or an encoding that is not
/// supported.
/// After the limits of the page, and before anything else reads the form.
/// </summary>
internal sealed class UnreadableFormFilter : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>The limits have 900, the check of the form's token has 1000.</summary>
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!request.HasFormContentType || ErrorPages.IsShownIn(context.HttpContext))
        {
            return;
        }

        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            context.Result = new StatusCodeResult(e.StatusCode);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            context.Result = new BadRequestResult();
        }
    }

    public static bool IsUnreadable(Exception exception) =>
        exception is IOException or InvalidDataException or NotSupportedException;
}

/// <summary>
/// A form for a handler that its page does not have is refused. Without this the page would be shown without having
/// been filled.
/// </summary>
internal sealed class UnknownHandlerFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (
            context.HandlerMethod is null
            && HttpMethods.IsPost(context.HttpContext.Request.Method)
            && !ErrorPages.IsShownIn(context.HttpContext)
        )
        {
            context.Result = new NotFoundResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
