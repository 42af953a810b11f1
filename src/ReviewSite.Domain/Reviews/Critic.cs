namespace ReviewSite.Domain.Reviews;

/// <inheritdoc/>
public sealed class Critic(string slug, string name) : NamedContributor(slug, name);
