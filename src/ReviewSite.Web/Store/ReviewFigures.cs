using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Store;

/// <summary>
/// What a review counts by in a published score. Beside a score, a stated reception does not count.
/// </summary>
/// <param name="Weight">The weight of its publication.</param>
internal readonly record struct ReviewFigures(Score? Score, Reception? Stated, bool IsWithdrawn, decimal Weight)
{
    public Reception? Stated { get; } = Score is null ? Stated : null;
}
