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

/// <summary>What each row of a table is about.</summary>
public enum TableKind
{
    Reviews,
    Films,
    PublishedSummaries,
}

/// <summary>The fields that determine the kind of a table.</summary>
internal static class TableFields
{
    /// <summary>What a review says, or who says it.</summary>
    public static IReadOnlyList<TableField> OfReview { get; } =
    [
        TableField.Critic,
        TableField.Publication,
        TableField.OriginalScore,
        TableField.Sentiment,
        TableField.Date,
        TableField.Quote,
        TableField.Url,
        TableField.ReviewLanguage,
    ];

    public static IReadOnlyList<TableField> OfSummary { get; } =
    [
        TableField.PublishedVerdict,
        TableField.PublishedCritics,
        TableField.PublishedPositive,
        TableField.PublishedMixed,
        TableField.PublishedNegative,
        TableField.PublishedScore,
    ];

    /// <summary>The fields that identify a row's film.</summary>
    public static IReadOnlyList<TableField> ThatNameAFilm { get; } =
    [TableField.FilmKey, TableField.Title, TableField.ImdbId];

    /// <summary>At least one of these columns is needed; otherwise the rows have no content.</summary>
    public static IReadOnlyList<TableField> NeededIn(TableKind kind) =>
        kind switch
        {
            TableKind.Reviews => OfReview,
            TableKind.Films => [TableField.Title],
            _ => OfSummary,
        };

    /// <summary>Every table has film fields; reviews and published summaries are in separate tables.</summary>
    public static bool IsReadIn(this TableField field, TableKind kind) =>
        field == TableField.ReviewKey || OfReview.Contains(field)
            ? kind == TableKind.Reviews
            : !OfSummary.Contains(field) || kind == TableKind.PublishedSummaries;

    /// <summary>Whether no other kind of table has this field. Films have dates and links too.</summary>
    public static bool Tells(this TableField field, TableKind kind) =>
        kind switch
        {
            TableKind.Reviews => field == TableField.ReviewKey
                || (OfReview.Contains(field) && field is not (TableField.Date or TableField.Url)),
            TableKind.PublishedSummaries => OfSummary.Contains(field),
            _ => false,
        };
}
