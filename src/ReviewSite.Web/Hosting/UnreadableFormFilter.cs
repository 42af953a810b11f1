using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ReviewSite.Web.Hosting;

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
