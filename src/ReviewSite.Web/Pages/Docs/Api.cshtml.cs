using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Docs;

/// <summary>
/// The addresses of the API, each with a form that opens its response. Generated from the routes, with examples from
/// the site.
/// </summary>
[CachedPage]
public sealed class ApiModel(EndpointDataSource endpoints, ReviewSiteDb db) : PageModel
{
    private const string Root = "/api/v1";
    private const string Slug = "{slug}";
    private const string Position = "{position}";

    internal IReadOnlyList<ApiOperation> Operations { get; private set; } = [];

    /// <summary>The operations that need a token.</summary>
    internal IReadOnlyList<ApiOperation> Changes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var film = await FirstAsync(db.Films.OrderBy(f => f.Id).Select(f => f.Slug));
        var examples = new Dictionary<string, string?>
        {
            [$"{Root}/films/{Slug}"] = film,
            [$"{Root}/films/{Slug}/reviews"] = film,
            [$"{Root}/films/{Slug}/reviews/{Position}"] = film,
            [$"{Root}/critics/{Slug}"] = await FirstAsync(
                db.Critics.Where(c => db.Reviews.Any(r => r.CriticId == c.Id)).OrderBy(c => c.Id).Select(c => c.Slug)
            ),
            [$"{Root}/publications/{Slug}"] = await FirstAsync(
                db.Publications.Where(p => db.Reviews.Any(r => r.PublicationId == p.Id))
                    .OrderBy(p => p.Id)
                    .Select(p => p.Slug)
            ),
            [$"{Root}/collections/{Slug}"] = await FirstAsync(db.Collections.OrderBy(c => c.Id).Select(c => c.Slug)),
            [$"{Root}/lists/{Slug}"] = await FirstAsync(db.Polls.OrderBy(p => p.Id).Select(p => p.Slug)),
        };
        var isChange = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith(Root, StringComparison.Ordinal) == true)
            .OrderBy(e => e.RoutePattern.RawText, StringComparer.Ordinal)
            .ToLookup(
                e => e.Metadata.GetMetadata<ApiScopeAttribute>()?.IsPublic == false,
                e => OperationOf(e, examples)
            );
        (Operations, Changes) = ([.. isChange[false]], [.. isChange[true]]);

        Task<string?> FirstAsync(IQueryable<string> slugs) => slugs.FirstOrDefaultAsync(cancellation);
    }

    private static ApiOperation OperationOf(RouteEndpoint endpoint, Dictionary<string, string?> examples)
    {
        var route = endpoint.RoutePattern.RawText!;
        var example = examples.GetValueOrDefault(route) ?? "none";
        return new ApiOperation(
            endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0],
            route
                .Replace(Slug, Uri.EscapeDataString(example), StringComparison.Ordinal)
                .Replace(Position, "1", StringComparison.Ordinal),
            route,
            endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? "",
            endpoint.Metadata.GetOrderedMetadata<QueryFieldAttribute>()
        );
    }
}

/// <param name="Path">The path with example values for the route's parameters.</param>
internal sealed record ApiOperation(
    string Method,
    string Path,
    string Route,
    string Summary,
    IReadOnlyList<QueryFieldAttribute> Fields
)
{
    /// <summary>The id of the operation's elements in the page.</summary>
    public string Id =>
        Route
            .Trim('/')
            .Replace('/', '-')
            .Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal);
}
