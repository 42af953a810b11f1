using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Reviews;

/// <summary>A critic. Names that differ only in case or accents are one critic.</summary>
public sealed class Critic(string slug, string name)
{
    public int Id { get; private set; }

    public string Slug { get; private set; } = slug;

    public string Name { get; private set; } = name;

    public string NameKey { get; private set; } = SearchKey.Of(name);

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public void Rename(string name)
    {
        var line = PlainText.Line(name);
        ArgumentException.ThrowIfNullOrEmpty(line, nameof(name));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(line.Length, ReviewLimits.Name, nameof(name));
        (Name, NameKey) = (line, SearchKey.Of(line));
    }
}
