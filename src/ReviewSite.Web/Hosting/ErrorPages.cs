using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Errors in the site's own look, and as problem details for programs. No answer ever shows what went wrong inside.
/// </summary>
internal static class ErrorPages
{
    public const string Api = "/api";

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseWhen(
            IsForProgram,
            api =>
            {
                api.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf });
                api.UseStatusCodePages();
            }
        );
        app.UseWhen(
            context => !IsForProgram(context),
            pages =>
            {
                pages.UseExceptionHandler(
                    new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", StatusCodeSelector = StatusOf }
                );
                pages.UseStatusCodePagesWithReExecute("/error");
            }
        );
    }

    private static bool IsForProgram(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase);

    private static int StatusOf(Exception exception) =>
        exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
            _ when StoreFailure.Of(exception) is not null => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
}
