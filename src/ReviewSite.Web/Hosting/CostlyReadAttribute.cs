namespace ReviewSite.Web.Hosting;

/// <summary>
/// Marks what takes far more work than an ordinary page, such as a search or an export, so that only a few run at once.
/// </summary>
/// <param name="queryKeys">Where given, only requests with a value in one of these fields.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CostlyReadAttribute(params string[] queryKeys) : Attribute
{
    public static bool IsFor(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<CostlyReadAttribute>() is { } costly
        && costly.Matches(context.Request.Query);

    private bool Matches(IQueryCollection query) =>
        queryKeys.Length == 0
        || Array.Exists(queryKeys, key => query.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value));
}
