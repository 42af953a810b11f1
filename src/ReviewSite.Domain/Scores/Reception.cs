namespace ReviewSite.Domain.Scores;

/// <summary>How a critic received a film. A review with an unknown reception has none (<c>null</c>).</summary>
public enum Reception
{
    Positive,
    Mixed,
    Negative,
}
