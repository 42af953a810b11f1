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

    /// <summary>Of the film; only its year is kept, if no year is given.</summary>
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

    /// <summary>Of the review.</summary>
    Date,
    Quote,
    Url,

    /// <summary>Of the quote.</summary>
    ReviewLanguage,
    PublishedVerdict,
    PublishedCritics,
    PublishedPositive,
    PublishedMixed,
    PublishedNegative,
    PublishedScore,
}
