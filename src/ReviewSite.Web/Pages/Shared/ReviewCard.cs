using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

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

    /// <summary>Score and reception in words, since colour alone tells nobody anything.</summary>
    public string Chip =>
        (Score, Reception, Leaning) switch
        {
            ({ } score, _, _) when OriginalScore is { } original && original != score.ToString() =>
                $"{original} = {score} {Phrases.Reception(Reception)}",
            ({ } score, _, _) => $"{score} {Phrases.Reception(Reception)}",
            (_, { } reception, _) => $"{Phrases.Reception(reception)}, no score",
            (_, _, { } leaning) => $"{EnumWord.Of(leaning)}, no score",
            _ => OriginalScore is { } unread ? $"“{unread}”, no score" : "no score",
        };
}
