namespace ReviewSite.Web.Search;

/// <summary>The slug in a line that may be the address of a page: "/films/pusher".</summary>
internal static class TypedSlug
{
    /// <param name="path">The name before the slugs in the addresses, such as "films".</param>
    /// <returns>The line itself if it is not such an address; it may be a slug, or a title with a slash.</returns>
    public static string Of(string line, string path)
    {
        var parts = line.Split(['?', '#'])[0].Split('/');
        var at = Array.LastIndexOf(parts[..^1], path);
        return at >= 0 && parts[at + 1].Length > 0 ? parts[at + 1] : line;
    }
}
