using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>
/// The critics and publications that an import names: those that are stored, and new ones for the others.
/// </summary>
internal sealed class ContributorLookup
{
    private readonly Dictionary<string, Critic> _critics;
    private readonly Dictionary<string, Publication> _publications;
    private readonly HashSet<string> _criticSlugs;
    private readonly HashSet<string> _publicationSlugs;

    private ContributorLookup(
        Dictionary<string, Critic> critics,
        Dictionary<string, Publication> publications,
        HashSet<string> criticSlugs,
        HashSet<string> publicationSlugs
    ) =>
        (_critics, _publications, _criticSlugs, _publicationSlugs) = (
            critics,
            publications,
            criticSlugs,
            publicationSlugs
        );

    /// <summary>A lookup of all contributors.</summary>
    public static ContributorLookup Of(
        IReadOnlyCollection<Critic> critics,
        IReadOnlyCollection<Publication> publications
    ) =>
        new(
            critics.ToDictionary(c => c.NameKey),
            publications.ToDictionary(p => p.NameKey),
            [.. critics.Select(c => c.Slug)],
            [.. publications.Select(p => p.Slug)]
        );

    /// <param name="criticNames">The names that may be looked up, as with the publications.</param>
    public static async Task<ContributorLookup> LoadAsync(
        ReviewSiteDb db,
        IEnumerable<string?> criticNames,
        IEnumerable<string?> publicationNames,
        CancellationToken cancellation
    )
    {
        var critics = criticNames.Select(SearchKey.Of).ToHashSet();
        var publications = publicationNames.Select(SearchKey.Of).ToHashSet();
        await db.Critics.Where(c => critics.Contains(c.NameKey)).LoadAsync(cancellation);
        await db.Publications.Where(p => publications.Contains(p.NameKey)).LoadAsync(cancellation);

        // Includes what the same change has added but not saved yet.
        return new ContributorLookup(
            db.Critics.Local.ToDictionary(c => c.NameKey),
            db.Publications.Local.ToDictionary(p => p.NameKey),
            [
                .. await db.Critics.Select(c => c.Slug).ToListAsync(cancellation),
                .. db.Critics.Local.Select(c => c.Slug),
            ],
            [
                .. await db.Publications.Select(p => p.Slug).ToListAsync(cancellation),
                .. db.Publications.Local.Select(p => p.Slug),
            ]
        );
    }

    public Critic? Critic(string? name) =>
        FindOrAdd(name, _critics, _criticSlugs, "critic", (slug, text) => new Critic(slug, text));

    public Publication? Publication(string? name) =>
        FindOrAdd(name, _publications, _publicationSlugs, "publication", (slug, text) => new Publication(slug, text));

    private static T? FindOrAdd<T>(
        string? name,
        Dictionary<string, T> known,
        HashSet<string> slugs,
        string fallback,
        Func<string, string, T> make
    )
        where T : class
    {
        var key = SearchKey.Of(name);

        // An invisible name counts as no name.
        if (key.Length == 0)
        {
            return null;
        }

        if (!known.TryGetValue(key, out var found))
        {
            var slug = Slug.FirstFree(Slug.Of(name!, fallback), slugs);
            slugs.Add(slug);
            known[key] = found = make(slug, name!);
        }

        return found;
    }
}
