using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ReviewSite.Web.Hosting;

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
