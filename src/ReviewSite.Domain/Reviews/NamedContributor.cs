using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Reviews;

/// <summary>A critic or a publication. Names that differ only in case or accents belong to the same one.</summary>
public abstract class NamedContributor(string slug, string name)
{
    public int Id { get; private set; }

    public string Slug { get; private set; } = slug;

    public string Name { get; private set; } = name;

    public string NameKey { get; private set; } = SearchKey.Of(name);

    /// <summary>
    /// The names that it had before, and those of contributors that were merged into it. An import that uses one of
    /// them means this contributor.
    /// </summary>
    public IReadOnlyList<string> FormerNames { get; private set; } = [];

    /// <summary>The slugs of contributors that were merged into it, which redirect to its own.</summary>
    public IReadOnlyList<string> FormerSlugs { get; private set; } = [];

    /// <summary>Whether it was merged into another one, which has its reviews and its name now.</summary>
    public bool IsMerged { get; private set; }

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public void Rename(string name)
    {
        var line = PlainText.Line(name);
        ArgumentException.ThrowIfNullOrEmpty(line, nameof(name));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(line.Length, ReviewLimits.Name, nameof(name));
        var former = FormerNames.Append(Name);
        Name = line;
        RefreshDerived();
        FormerNames = OtherNames(former);
    }

    /// <param name="key">The <see cref="SearchKey"/> of a name.</param>
    public bool HadName(string key) => FormerNames.Any(n => SearchKey.Of(n) == key);

    /// <summary>Recalculates what follows from the name.</summary>
    public void RefreshDerived() => NameKey = SearchKey.Of(Name);

    /// <summary>Its reviews have to be moved separately.</summary>
    public void MergeInto(NamedContributor other)
    {
        other.FormerNames = other.OtherNames([.. other.FormerNames, .. FormerNames, Name]);
        other.FormerSlugs = [.. other.FormerSlugs.Union(FormerSlugs).Append(Slug).Except([other.Slug])];
        other.IsMerged = false;
        (FormerNames, FormerSlugs, IsMerged) = ([], [], true);
    }

    /// <summary>As an export has them.</summary>
    public void Restore(IReadOnlyList<string> formerNames, IReadOnlyList<string> formerSlugs) =>
        (FormerNames, FormerSlugs) = (formerNames, formerSlugs);

    private string[] OtherNames(IEnumerable<string> names) =>
        [.. names.DistinctBy(SearchKey.Of).Where(n => SearchKey.Of(n) != NameKey)];
}
