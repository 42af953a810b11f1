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
    private readonly Names<Critic> _critics;
    private readonly Names<Publication> _publications;

    private ContributorLookup(Names<Critic> critics, Names<Publication> publications) =>
        (_critics, _publications) = (critics, publications);

    /// <summary>A lookup of all contributors.</summary>
    public static ContributorLookup Of(
        IReadOnlyCollection<Critic> critics,
        IReadOnlyCollection<Publication> publications
    ) => new(new Names<Critic>(critics, slugs: []), new Names<Publication>(publications, slugs: []));

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

        // Each in one parameter: a table may have more names than SQLite takes parameters.
        await db.Critics.Where(c => EF.Parameter(critics).Contains(c.NameKey)).LoadAsync(cancellation);
        await db.Publications.Where(p => EF.Parameter(publications).Contains(p.NameKey)).LoadAsync(cancellation);
        await db.CriticsWithFormerNames().LoadAsync(cancellation);
        await db.PublicationsWithFormerNames().LoadAsync(cancellation);

        // Includes what the same change has added but not saved yet.
        return new ContributorLookup(
            new Names<Critic>(db.Critics.Local, await db.Critics.Select(c => c.Slug).ToListAsync(cancellation)),
            new Names<Publication>(
                db.Publications.Local,
                await db.Publications.Select(p => p.Slug).ToListAsync(cancellation)
            )
        );
    }

    public Critic? Critic(string? name) => _critics.FindOrAdd(name, "critic", (slug, text) => new Critic(slug, text));

    public Publication? Publication(string? name) =>
        _publications.FindOrAdd(name, "publication", (slug, text) => new Publication(slug, text));

    private sealed class Names<T>
        where T : NamedContributor
    {
        private readonly Dictionary<string, T> _current;
        private readonly ILookup<string, T> _former;
        private readonly HashSet<string> _slugs;

        /// <param name="slugs">Those of contributors that are not loaded.</param>
        public Names(IEnumerable<T> loaded, IEnumerable<string> slugs)
        {
            var all = loaded.ToList();
            var current = all.Where(c => !c.IsMerged).ToList();
            _current = current.ToDictionary(c => c.NameKey);
            _former = current
                .SelectMany(c => c.FormerNames, (contributor, name) => (contributor, name))
                .ToLookup(f => SearchKey.Of(f.name), f => f.contributor);
            _slugs = [.. slugs, .. all.Select(c => c.Slug), .. all.SelectMany(c => c.FormerSlugs)];
        }

        public T? FindOrAdd(string? name, string fallback, Func<string, string, T> make)
        {
            // An invisible name counts as no name.
            if (SearchKey.IsBlank(name))
            {
                return null;
            }

            var key = SearchKey.Of(name);
            if (!_current.TryGetValue(key, out var found))
            {
                found = _former[key].MaxBy(c => c.Id) ?? Add(name!, fallback, make);
                _current[key] = found;
            }

            return found;
        }

        private T Add(string name, string fallback, Func<string, string, T> make)
        {
            var slug = Slug.FirstFree(Slug.Of(name, fallback), _slugs);
            _slugs.Add(slug);
            return make(slug, name);
        }
    }
}
