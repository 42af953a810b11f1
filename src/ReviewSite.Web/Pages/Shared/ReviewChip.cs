using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>What a review says of its film, in figures and in words; the same on every page.</summary>
public sealed record ReviewChip(Score? Score, string? OriginalScore, Reception? Reception, Leaning? Leaning)
{
    /// <summary>What stands beside the score, or in its place, since colour alone tells nobody anything.</summary>
    public string Words =>
        (Score, Reception, Leaning) switch
        {
            (not null, _, _) => Phrases.Reception(Reception),
            (_, { } reception, _) => $"{Phrases.Reception(reception)}, no score",
            (_, _, { } leaning) => $"{EnumWord.Of(leaning)}, no score",
            _ => OriginalScore is { } unread ? $"“{unread}”, no score" : "no score",
        };

    /// <summary>The grade as the critic gave it, if the score says it in another way.</summary>
    public string? Grade =>
        Score is { } score && OriginalScore != $"{score}" && OriginalScore != $"{score}/100" ? OriginalScore : null;

    /// <summary>Which colour it has: a reception, a leaning, or unknown.</summary>
    public string Tone =>
        Reception is null && Leaning is { } leaning ? EnumWord.Of(leaning) : Phrases.Reception(Reception);
}

/// <param name="Address">Where the review is.</param>
public sealed record PlacedChip(ReviewChip Chip, string Address);
