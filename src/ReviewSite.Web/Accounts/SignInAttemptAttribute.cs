using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ReviewSite.Web.Accounts;

/// <summary>
/// Each form sent to the page is an attempt that <see cref="SignInThrottle"/> limits; it failed if its response is an
/// error.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SignInAttemptAttribute : Attribute, IAsyncPageFilter
{
    private const string Kind = "sign-in";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await next();
            return;
        }

        var throttle = http.RequestServices.GetRequiredService<SignInThrottle>();
        if (await throttle.BeginAsync(Kind, http) is { } wait)
        {
            http.Response.TellRetryAfter(wait);
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
            return;
        }

        var executed = await next();
        var status = (executed.Result as StatusCodeResult)?.StatusCode ?? http.Response.StatusCode;
        if (executed.Exception is not null || status < StatusCodes.Status400BadRequest)
        {
            await throttle.SucceededAsync(Kind, http);
        }
    }
}
