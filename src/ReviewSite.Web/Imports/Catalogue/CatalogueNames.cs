using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Staging;

namespace ReviewSite.Web.Imports.Catalogue;

/// <summary>The critics and publications of a catalogue, as they are staged.</summary>
internal sealed class CatalogueNames(StagedRows staged)
{
    private readonly Dictionary<string, int> _critics = [];
    private readonly Dictionary<string, int> _publications = [];
    private readonly HashSet<string> _criticNames = [];
    private readonly HashSet<string> _publicationNames = [];
    private readonly HashSet<string> _criticRedirects = [];
    private readonly HashSet<string> _publicationRedirects = [];

    /// <summary>The number of each by its slug, as with the publications.</summary>
    public IReadOnlyDictionary<string, int> Critics => _critics;

    public IReadOnlyDictionary<string, int> Publications => _publications;

    public void Add(CatalogueCritic form, CatalogueValidator check)
    {
        var slug = check.At("slug").NewSlug(form.Slug, s => _critics.ContainsKey(s) || _criticRedirects.Contains(s));
        var name = check.At("name").NewName(form.Name, _criticNames);
        var critic = new Critic(slug, name);
        Restore(critic, form.FormerNames, form.Redirects, (_critics, _criticRedirects), check);
        _critics.Add(slug, staged.Add(critic));
    }

    public void Add(CataloguePublication form, CatalogueValidator check)
    {
        var slug = check
            .At("slug")
            .NewSlug(form.Slug, s => _publications.ContainsKey(s) || _publicationRedirects.Contains(s));
        var name = check.At("name").NewName(form.Name, _publicationNames);
        check
            .At("weight")
            .Require(
                form.Weight is > 0 and <= Publication.HeaviestWeight,
                $"a weight must be above 0 and at most {Publication.HeaviestWeight}"
            );
        var publication = new Publication(slug, name);
        publication.Weigh(form.Weight);
        publication.MarkAsOurs(form.IsOurs);
        Restore(publication, form.FormerNames, form.Redirects, (_publications, _publicationRedirects), check);
        _publications.Add(slug, staged.Add(publication));
    }

    private static void Restore(
        NamedContributor contributor,
        IReadOnlyList<string>? names,
        IReadOnlyList<string>? redirects,
        (Dictionary<string, int> Slugs, HashSet<string> Redirects) taken,
        CatalogueValidator check
    )
    {
        var own = new HashSet<string> { contributor.NameKey };
        var former = (names ?? []).Select((name, i) => check.At("formerNames", i).NewName(name, own)).ToList();
        var slugs = (redirects ?? [])
            .Select(
                (redirect, i) =>
                {
                    var slug = check
                        .At("redirects", i)
                        .NewSlug(
                            redirect,
                            s => s == contributor.Slug || taken.Slugs.ContainsKey(s) || taken.Redirects.Contains(s)
                        );
                    taken.Redirects.Add(slug);
                    return slug;
                }
            )
            .ToList();
        check
            .At("redirects")
            .Require(
                slugs.Count == 0 || former.Count > 0,
                "expected formerNames as well: an address redirects after a merge, which leaves a name"
            );
        contributor.Restore(former, slugs);
    }
}
