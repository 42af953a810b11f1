using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>What the verdict needs to know of one review.</summary>
/// <param name="Score">Its score, if it has one.</param>
/// <param name="Stated">The reception that the source or an editor stated; it counts only if there is no
/// score.</param>
/// <param name="Leaning">What a yes-or-no source said.</param>
/// <param name="Weight">Its publication's weight, above 0; 1 unless set.</param>
/// <param name="IsCovered">Whether the published summary in force counts it already.</param>
public readonly record struct ScoredReview(
    Score? Score,
    Reception? Stated,
    Leaning? Leaning,
    decimal Weight,
    bool IsCovered
)
{
    /// <summary>Follows from the score if there is one; otherwise as stated, or unknown.</summary>
    public Reception? ReceptionOn(VerdictScale scale) => Score is { } score ? scale.ReceptionOf(score) : Stated;
}
