namespace ReviewSite.Domain.Scores;

/// <summary>
/// What a source says that knows no middle ("fresh" or "rotten"). It is no reception: its unfavorable half holds most
/// mixed reviews.
/// </summary>
public enum Leaning
{
    Favorable,
    Unfavorable,
}
