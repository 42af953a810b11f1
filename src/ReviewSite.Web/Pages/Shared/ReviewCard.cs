using System.Globalization;
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
/// <param name="Language">See <see cref="Domain.Texts.LanguageCode"/>; <c>null</c> if it is not known.</param>
public sealed record QuoteText(string Text, string? Language);
