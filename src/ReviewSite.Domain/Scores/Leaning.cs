namespace ReviewSite.Domain.Scores;

/// <summary>
/// The label of a source without a middle category ("fresh" or "rotten"). It is not a reception: its unfavorable half
/// includes most mixed reviews.
/// </summary>
public enum Leaning
{
    Favorable,
    Unfavorable,
}
