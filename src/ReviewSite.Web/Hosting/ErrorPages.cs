using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Error pages in the site's design, and problem details for programs. No response ever shows internals.
/// </summary>
internal static class ErrorPages
{
    /// <summary>Addresses for programs, which never get a page.</summary>
    private static readonly PathString[] _programs = ["/api", "/openapi", "/oembed", "/plex"];

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseWhen(
            IsForProgram,
            api =>
            {
                api.UseExceptionHandler(
                    new ExceptionHandlerOptions
                    {
                        StatusCodeSelector = StatusOf,
                        ExceptionHandler = TellAsync,
                        SuppressDiagnosticsCallback = IsNoFault,
                    }
                );
                api.UseStatusCodePages(context => TellAsync(context.HttpContext));
            }
        );
        app.UseWhen(
            context => !IsForProgram(context),
            pages =>
            {
                pages.UseExceptionHandler(
                    new ExceptionHandlerOptions
                    {
                        ExceptionHandlingPath = "/error",
                        StatusCodeSelector = StatusOf,
                        SuppressDiagnosticsCallback = IsNoFault,
                    }
                );
                pages.UseStatusCodePagesWithReExecute("/error");
            }
        );
    }

    /// <summary>Whether a request that was refused, or that failed, is being answered.</summary>
    public static bool IsShownIn(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is not null
        || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    private static bool IsForProgram(HttpContext context) =>
        Array.Exists(
            _programs,
            program => context.Request.Path.StartsWithSegments(program, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>
    /// Not a fault of the program, and logged as a refused request: a store that is busy or from another version, a
    /// change that came too late, a client that sends nonsense or leaves.
    /// </summary>
    private static bool IsNoFault(ExceptionHandlerSuppressDiagnosticsContext context) =>
        context.Exception
            is StoreBusyException
                or RemovedMeanwhileException
                or NoLongerAdministratorException
                or NewerStoreException
                or OlderStoreException
                or BadHttpRequestException
                or ConnectionResetException;

    /// <summary>Problem details, whatever the client says that it accepts.</summary>
    private static Task TellAsync(HttpContext context) =>
        TypedResults
            .Problem(
                context.Features.Get<IExceptionHandlerFeature>()?.Error is { } error
                    ? DetailOf(error)
                    : DetailOf(context),
                statusCode: context.Response.StatusCode
            )
            .ExecuteAsync(context);

    private static string? DetailOf(HttpContext context) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => "There is nothing at this address.",
            StatusCodes.Status405MethodNotAllowed => $"This address does not take {context.Request.Method}. "
                + $"It takes {context.Response.Headers.Allow}.",
            _ => null,
        };

    private static string? DetailOf(Exception exception) =>
        exception is RemovedMeanwhileException removed ? $"{removed.Message} Nothing was saved."
        : StoreFailure.Of(exception) is { } failure ? $"{failure.Reason}. {failure.Advice}"
        : null;

    private static int StatusOf(Exception exception) =>
        exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
            RemovedMeanwhileException => StatusCodes.Status404NotFound,
            NoLongerAdministratorException => StatusCodes.Status403Forbidden,
            ConnectionResetException => StatusCodes.Status499ClientClosedRequest,
            _ when StoreFailure.Of(exception) is not null => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
}
