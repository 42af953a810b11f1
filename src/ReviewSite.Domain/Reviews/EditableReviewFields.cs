namespace ReviewSite.Domain.Reviews;

/// <summary>
/// The fields of a review that an editor can set. The store and exports have their names, so a member is not renamed.
/// </summary>
[Flags]
public enum EditableReviewFields
{
    None = 0,

    /// <summary>Or the credit line of a review whose critic is not named.</summary>
    Critic = 1 << 0,
    Publication = 1 << 1,

    /// <summary>In both forms: as the critic gave it, and out of 100.</summary>
    Score = 1 << 2,
    StatedReception = 1 << 3,
    Date = 1 << 4,
    Quote = 1 << 5,
    Url = 1 << 6,
    Language = 1 << 7,

    /// <summary>Whether it is removed from the site.</summary>
    IsWithdrawn = 1 << 8,
}
