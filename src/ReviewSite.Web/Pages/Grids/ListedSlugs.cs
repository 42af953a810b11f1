using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>The films of a grid, or its critics or publications, as they are listed by their slugs.</summary>
/// <param name="All">In their order, each once, with current slugs in place of former ones.</param>
/// <param name="Unknown">Those that are not on the site.</param>
internal sealed record ListedSlugs(List<string> All, List<string> Unknown)
{
    /// <summary>Those that are on the site, in their order.</summary>
    public List<string> Current { get; } = [.. All.Except(Unknown)];

    public static async Task<ListedSlugs> OfFilmsAsync(
        ReviewSiteDb db,
        IReadOnlyList<string> listed,
        CancellationToken cancellation
    ) => Of(listed, await CurrentOfFilmsAsync(db, listed, cancellation));

    public static async Task<ListedSlugs> OfContributorsAsync(
        ReviewSiteDb db,
        ContributorKind kind,
        IReadOnlyList<string> listed,
        CancellationToken cancellation
    ) =>
        Of(
            listed,
            await CurrentAsync(
                listed,
                kind.Of(db).Select(w => w.Slug),
                rest => kind.ResolveRedirectsAsync(db, rest, cancellation),
                cancellation
            )
        );

    /// <summary>The current slug of each of these films that is on the site.</summary>
    public static Task<Dictionary<string, string>> CurrentOfFilmsAsync(
        ReviewSiteDb db,
        IReadOnlyList<string> listed,
        CancellationToken cancellation
    ) =>
        CurrentAsync(
            listed,
            db.Films.Select(f => f.Slug),
            rest => db.ResolveRedirectsAsync(rest, cancellation),
            cancellation
        );

    private static ListedSlugs Of(IReadOnlyList<string> listed, Dictionary<string, string> current) =>
        new(
            [.. listed.Select(slug => current.GetValueOrDefault(slug, slug)).Distinct()],
            [.. listed.Where(slug => !current.ContainsKey(slug))]
        );

    private static async Task<Dictionary<string, string>> CurrentAsync(
        IReadOnlyList<string> listed,
        IQueryable<string> slugs,
        Func<IReadOnlyCollection<string>, Task<Dictionary<string, string>>> resolve,
        CancellationToken cancellation
    )
    {
        if (listed.Count == 0)
        {
            return [];
        }

        var known = await slugs.Where(slug => listed.Contains(slug)).ToListAsync(cancellation);
        var rest = listed.Except(known).ToList();
        Dictionary<string, string> current = rest.Count == 0 ? [] : await resolve(rest);
        foreach (var slug in known)
        {
            current.Add(slug, slug);
        }

        return current;
    }
}
