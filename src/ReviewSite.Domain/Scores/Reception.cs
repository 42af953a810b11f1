namespace ReviewSite.Domain.Scores;

/// <summary>How a critic received a film. A review whose reception nobody knows has none (<c>null</c>).</summary>
public enum Reception
{
    Positive,
    Mixed,
    Negative,
}
