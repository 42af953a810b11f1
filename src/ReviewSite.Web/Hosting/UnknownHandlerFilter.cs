using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ReviewSite.Web.Hosting;

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
