using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Store;

/// <summary>Critics and publications by the names and addresses that they had before.</summary>
internal static class FormerContributors
{
    /// <summary>Few have. The indexes have the same condition.</summary>
    public const string HaveFormerNames = "FormerNames <> '[]'";

    public static IQueryable<Critic> CriticsWithFormerNames(this ReviewSiteDb db) =>
        db.Critics.FromSqlRaw($"SELECT * FROM Critics WHERE {HaveFormerNames}");

    public static IQueryable<Publication> PublicationsWithFormerNames(this ReviewSiteDb db) =>
        db.Publications.FromSqlRaw($"SELECT * FROM Publications WHERE {HaveFormerNames}");

    /// <summary>
    /// The slug of the contributor that the one with this slug was merged into; <c>null</c> if there is none.
    /// </summary>
    public static async Task<string?> ResolveRedirectAsync<T>(
        this IQueryable<T> withFormerNames,
        string slug,
        CancellationToken cancellation
    )
        where T : NamedContributor
    {
        var small = slug.ToLowerInvariant();
        var all = await withFormerNames
            .AsNoTracking()
            .Select(c => new { c.Slug, c.FormerSlugs })
            .ToListAsync(cancellation);
        return all.Find(c => c.FormerSlugs.Contains(small))?.Slug;
    }
}
