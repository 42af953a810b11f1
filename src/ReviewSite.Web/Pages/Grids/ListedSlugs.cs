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

    public static Task<ListedSlugs> OfFilmsAsync(
        ReviewSiteDb db,
        IReadOnlyList<string> listed,
        CancellationToken cancellation
    ) =>
        FindAsync(
            listed,
            db.Films.Select(f => f.Slug),
            slug => db.ResolveRedirectAsync(slug, cancellation),
            cancellation
        );

    public static Task<ListedSlugs> OfContributorsAsync(
        ReviewSiteDb db,
        ContributorKind kind,
        IReadOnlyList<string> listed,
        CancellationToken cancellation
    ) =>
        FindAsync(
            listed,
            kind.Of(db).Select(w => w.Slug),
            slug => kind.ResolveRedirectAsync(db, slug, cancellation),
            cancellation
        );

    private static async Task<ListedSlugs> FindAsync(
        IReadOnlyList<string> listed,
        IQueryable<string> slugs,
        Func<string, Task<string?>> resolve,
        CancellationToken cancellation
    )
    {
        if (listed.Count == 0)
        {
            return new ListedSlugs([], []);
        }

        var known = await slugs.Where(slug => listed.Contains(slug)).ToHashSetAsync(cancellation);
        var (all, unknown) = (new List<string>(), new List<string>());
        foreach (var slug in listed)
        {
            if (known.Contains(slug))
            {
                all.Add(slug);
            }
            else if (await resolve(slug) is { } moved)
            {
                all.Add(moved);
            }
            else
            {
                all.Add(slug);
                unknown.Add(slug);
            }
        }

        return new ListedSlugs([.. all.Distinct()], unknown);
    }
}
