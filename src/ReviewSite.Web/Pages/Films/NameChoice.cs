using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Pages.Films;

/// <summary>A field for one of the film's critics, or of its publications.</summary>
/// <param name="Chosen">By its slug.</param>
/// <param name="Names">By slug, in their order.</param>
public sealed record NameChoice(
    ReviewFilterForm Form,
    string Field,
    string Label,
    string? Chosen,
    IReadOnlyDictionary<string, string> Names
)
{
    /// <summary>
    /// If there are more names, the list would outweigh the page, so the visitor types a name instead of choosing one.
    /// </summary>
    private const int MostListed = 40;

    public bool IsListed => Names.Count <= MostListed;

    /// <summary>What stands in the field where the names are not listed.</summary>
    public string? Text => Chosen is null ? Form.Typed(Field) : Names[Chosen];

    /// <summary>By the name itself, else by a part of it; case and accents make no difference.</summary>
    /// <param name="names">By slug.</param>
    /// <returns>The slugs.</returns>
    public static IReadOnlyList<string> Matching(string typed, IReadOnlyDictionary<string, string> names)
    {
        var key = SearchKey.Of(typed);
        var keys = names.Select(n => (Slug: n.Key, Key: SearchKey.Of(n.Value))).ToList();
        var same = keys.FindAll(n => n.Key == key);
        return same.Count > 0 || key.Length == 0
            ? same.ConvertAll(n => n.Slug)
            : keys.FindAll(n => n.Key.Contains(key, StringComparison.Ordinal)).ConvertAll(n => n.Slug);
    }
}
