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
        where T : NamedContributor =>
        (await withFormerNames.ResolveRedirectsAsync([slug], cancellation)).GetValueOrDefault(slug);

    /// <summary>The same for many slugs, with one query; without those that lead nowhere.</summary>
    public static async Task<Dictionary<string, string>> ResolveRedirectsAsync<T>(
        this IQueryable<T> withFormerNames,
        IReadOnlyCollection<string> slugs,
        CancellationToken cancellation
    )
        where T : NamedContributor
    {
        var all = await withFormerNames
            .AsNoTracking()
            .Select(c => new { c.Slug, c.FormerSlugs })
            .ToListAsync(cancellation);
        return slugs
            .Distinct()
            .Select(s => (From: s, To: all.Find(c => c.FormerSlugs.Contains(s.ToLowerInvariant()))?.Slug))
            .Where(m => m.To is not null)
            .ToDictionary(m => m.From, m => m.To!);
    }
}
