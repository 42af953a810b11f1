using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Staging;

namespace ReviewSite.Web.Imports;

/// <summary>The critics and publications of a catalogue, as they are staged.</summary>
internal sealed class CatalogueNames(StagedRows staged)
{
    private readonly Dictionary<string, int> _critics = [];
    private readonly Dictionary<string, int> _publications = [];
    private readonly HashSet<string> _criticNames = [];
    private readonly HashSet<string> _publicationNames = [];

    /// <summary>The number of each by its slug, as with the publications.</summary>
    public IReadOnlyDictionary<string, int> Critics => _critics;

    public IReadOnlyDictionary<string, int> Publications => _publications;

    public void Add(CatalogueCritic form, CatalogueValidator check)
    {
        var slug = check.At("slug").NewSlug(form.Slug, _critics.ContainsKey);
        var name = check.At("name").NewName(form.Name, _criticNames);
        _critics.Add(slug, staged.Add(new Critic(slug, name)));
    }

    public void Add(CataloguePublication form, CatalogueValidator check)
    {
        var slug = check.At("slug").NewSlug(form.Slug, _publications.ContainsKey);
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
        _publications.Add(slug, staged.Add(publication));
    }
}
