namespace ReviewSite.Domain.Reviews;

/// <summary>A publication. Names that differ only in case or accents belong to the same publication.</summary>
public sealed class Publication(string slug, string name) : NamedContributor(slug, name)
{
    public const decimal DefaultWeight = 1;
    public const decimal HeaviestWeight = 100;

    /// <summary>How much its reviews count in a film's score: above 0, at most <see cref="HeaviestWeight"/>.</summary>
    public decimal Weight { get; private set; } = DefaultWeight;

    /// <summary>Whether its critics are the site owner's own, whose ratings search engines may be given.</summary>
    public bool IsOurs { get; private set; }

    public void MarkAsOurs(bool isOurs) => IsOurs = isOurs;

    /// <exception cref="ArgumentOutOfRangeException">The weight is not above 0, or above
    /// <see cref="HeaviestWeight"/>.</exception>
    public void Weigh(decimal weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, HeaviestWeight);
        Weight = weight;
    }
}
