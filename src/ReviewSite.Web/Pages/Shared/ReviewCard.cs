using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>A review as a page shows it.</summary>
public sealed record ReviewCard(
    int Id,
    int Position,
    string? Critic,
    string? CriticSlug,
    string? Credit,
    string? Publication,
    string? PublicationSlug,
    Score? Score,
    string? OriginalScore,
    Reception? Reception,
    Leaning? Leaning,
    DateOnly? Date,
    string? Quote,
    string? Url
)
{
    public string? By => Critic ?? Credit;

    public ReviewChip Chip => new(Score, OriginalScore, Reception, Leaning);
}
