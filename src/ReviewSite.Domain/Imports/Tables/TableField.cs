namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// The possible meanings of a table's column. Its name is recognized as a header, and is used to map columns.
/// </summary>
public enum TableField
{
    /// <summary>The source's key of the film; rows of other tables may share it.</summary>
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

    /// <summary>The source's key of the review.</summary>
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
