namespace ReviewSite.Domain.Reviews;

/// <summary>A critic. Names that differ only in case or accents belong to the same critic.</summary>
public sealed class Critic(string slug, string name) : NamedContributor(slug, name);
