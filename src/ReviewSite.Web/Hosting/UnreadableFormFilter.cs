using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// A form that cannot be read is refused: it ends early, has too many fields, or an encoding that is not supported.
/// After the limits of the page, and before anything else reads the form.
/// </summary>
internal sealed class UnreadableFormFilter : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>The limits have 900, the check of the form's token has 1000.</summary>
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (
            request.HasFormContentType
            && !ErrorPages.IsShownIn(context.HttpContext)
            && await request.TryReadFormAsync() is null
        )
        {
            context.Result = new BadRequestResult();
        }
    }
}

internal static class ReadableForm
{
    /// <returns><c>null</c> if it cannot be read.</returns>
    public static async Task<IFormCollection?> TryReadFormAsync(this HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException)
        {
            return null;
        }
    }
}
