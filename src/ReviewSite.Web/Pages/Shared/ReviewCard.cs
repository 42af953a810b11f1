using System.Globalization;
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
    string? Url,
    string? Language
)
{
    public QuoteText? Words => Quote is null ? null : new(Quote, Language);

    public string? By => Critic ?? Credit;

    /// <summary>On its film's page, wherever in the list it is.</summary>
    public string Link => string.Create(CultureInfo.InvariantCulture, $"?review={Position}#review-{Position}");

    public ReviewChip Chip => new(Score, OriginalScore, Reception, Leaning);
}

/// <summary>A quote as a page shows it.</summary>
/// <param name="Language">See <see cref="LanguageCode"/>; <c>null</c> if it is not known.</param>
public sealed record QuoteText(string Text, string? Language);

/// <summary>A review's judgment of its film, in figures and words; the same on every page.</summary>
public sealed record ReviewChip(Score? Score, string? OriginalScore, Reception? Reception, Leaning? Leaning)
{
    /// <summary>The text next to the score, or in its place, because color alone is not accessible.</summary>
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

    /// <summary>The name of its color: a reception, a leaning, or unknown.</summary>
    public string Tone =>
        Reception is null && Leaning is { } leaning ? EnumWord.Of(leaning) : Phrases.Reception(Reception);
}

/// <param name="Address">Where the review is.</param>
public sealed record PlacedChip(ReviewChip Chip, string Address);
