using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>The critics and publications of a catalogue, on their way into the store.</summary>
internal sealed class CatalogueNames(ReviewSiteDb db) : IDisposable
{
    private readonly Dictionary<string, int> _critics = [];
    private readonly Dictionary<string, int> _publications = [];
    private readonly HashSet<string> _criticNames = [];
    private readonly HashSet<string> _publicationNames = [];

    private readonly PreparedRows _criticRows = new(
        db,
        "INSERT INTO Critics (Slug, Name, NameKey) VALUES ($1, $2, $3) RETURNING Id",
        3
    );

    private readonly PreparedRows _publicationRows = new(
        db,
        "INSERT INTO Publications (Slug, Name, NameKey, Weight) VALUES ($1, $2, $3, $4) RETURNING Id",
        4
    );

    /// <summary>The number of each by its slug, as with the publications.</summary>
    public IReadOnlyDictionary<string, int> Critics => _critics;

    public IReadOnlyDictionary<string, int> Publications => _publications;

    public void Add(CatalogueCritic form, CatalogueValidator check)
    {
        var slug = check.At("slug").NewSlug(form.Slug, _critics.ContainsKey);
        var name = check.At("name").NewName(form.Name, _criticNames);
        _critics.Add(slug, _criticRows.Add(slug, name, SearchKey.Of(name)));
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
        _publications.Add(slug, _publicationRows.Add(slug, name, SearchKey.Of(name), form.Weight));
    }

    public void Dispose()
    {
        _criticRows.Dispose();
        _publicationRows.Dispose();
    }
}
