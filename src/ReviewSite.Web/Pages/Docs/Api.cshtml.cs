using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Pages.Docs;

/// <summary>The addresses of the API, each with a form that opens its answer. Made from the routes themselves.</summary>
[CachedPage]
public sealed class ApiModel(EndpointDataSource endpoints) : PageModel
{
    private const string Root = "/api/v1";
    private const string Slug = "{slug}";

    internal IReadOnlyList<ApiOperation> Operations { get; private set; } = [];

    public void OnGet() =>
        Operations = [
            .. endpoints
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.RoutePattern.RawText?.StartsWith(Root, StringComparison.Ordinal) == true)
                .Select(e => new ApiOperation(
                    e.RoutePattern.RawText!.Replace(Slug, ExampleOf(e.RoutePattern.RawText!), StringComparison.Ordinal),
                    e.RoutePattern.RawText!,
                    e.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? "",
                    e.Metadata.GetOrderedMetadata<QueryFieldAttribute>()
                ))
                .OrderBy(o => o.Route, StringComparer.Ordinal),
        ];

    /// <summary>What the seed has.</summary>
    private static string ExampleOf(string route) =>
        route.Contains("films", StringComparison.Ordinal) ? "pusher"
        : route.Contains("critics", StringComparison.Ordinal) ? "noel-murray"
        : "example";
}

/// <param name="Path">With an example for what the route leaves open.</param>
internal sealed record ApiOperation(
    string Path,
    string Route,
    string Summary,
    IReadOnlyList<QueryFieldAttribute> Fields
)
{
    /// <summary>Of elements of the page.</summary>
    public string Id =>
        Route
            .Trim('/')
            .Replace('/', '-')
            .Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal);
}
