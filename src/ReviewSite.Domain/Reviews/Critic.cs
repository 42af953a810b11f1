using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Reviews;

/// <summary>Who wrote reviews. Names that differ only in case or accents are one critic.</summary>
public sealed class Critic(string slug, string name)
{
    public int Id { get; private set; }

    public string Slug { get; private set; } = slug;

    public string Name { get; private set; } = name;

    public string NameKey { get; private set; } = SearchKey.Of(name);
}
