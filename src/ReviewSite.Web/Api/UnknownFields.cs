using ReviewSite.Domain.Texts;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Api;

/// <summary>
/// Refuses query fields that an address of the API does not have: with a misspelled filter, it would return everything.
/// </summary>
internal static class UnknownFields
{
    private const int MostEdits = 2;

    /// <summary>Before the page cache, which finds its pages by the known fields alone.</summary>
    public static void UseKnownFieldsOnly(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (ProblemOf(context) is not { } problem)
                {
                    return next(context);
                }

                context.Response.Headers.CacheControl = "no-store";
                return problem.ExecuteAsync(context);
            }
        );

    private static IResult? ProblemOf(HttpContext context)
    {
        var endpoint = context.GetEndpoint()?.Metadata;
        if (!context.Request.QueryString.HasValue || endpoint?.GetMetadata<ApiScopeAttribute>() is null)
        {
            return null;
        }

        var known = endpoint.GetOrderedMetadata<QueryFieldAttribute>().Select(f => f.Name).ToList();
        var query = new QueryReader(context.Request.Query);
        foreach (var (name, values) in context.Request.Query)
        {
            if (values.Any(v => !string.IsNullOrEmpty(v)) && !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                query.Refuse(name, SentenceOf(name, known));
            }
        }

        return query.Problem();
    }

    private static string SentenceOf(string name, List<string> known)
    {
        // Every other single letter would be near to “q”.
        var meant = EditDistance.Nearest(name, known.Where(k => k.Length > MostEdits), MostEdits);
        return $"“{name}” is not a field of this address{(meant is null ? "." : $"; did you mean “{meant}”?")} "
            + (known.Count == 0 ? "It takes none." : $"You can send {string.Join(", ", known)}.");
    }
}
