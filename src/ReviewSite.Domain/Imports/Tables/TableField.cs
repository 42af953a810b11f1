using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// What a column of a table can hold. Its own name is understood as a header, and it is what a person names a column
/// for.
/// </summary>
public enum TableField
{
    /// <summary>By which the source knows the film; rows of other tables may share it.</summary>
    FilmKey,
    Title,
    OriginalTitle,
    Year,

    /// <summary>The film's release date; only its year is used, and only if no year is given.</summary>
    ReleaseDate,
    Directors,
    Countries,
    Languages,
    Genres,
    Runtime,
    Synopsis,
    ImdbId,

    /// <summary>By which the source knows the review.</summary>
    ReviewKey,
    Critic,
    Publication,
    OriginalScore,
    Sentiment,

    /// <summary>The date of the review.</summary>
    Date,
    Quote,
    Url,

    /// <summary>The language of the quote.</summary>
    ReviewLanguage,
    PublishedVerdict,
    PublishedCritics,
    PublishedPositive,
    PublishedMixed,
    PublishedNegative,
    PublishedScore,
}
