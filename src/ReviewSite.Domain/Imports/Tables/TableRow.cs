using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// One row of a table. Missing values are <c>null</c>; texts are in the form of <see cref="PlainText"/>.
/// </summary>
/// <param name="Line">Its position in the file, as in its problems.</param>
/// <param name="IsUsable">Whether it can be imported; if not, an error says why.</param>
/// <param name="Film">Which film it is about; <c>null</c> only if the film was given separately and the row does not
/// name one.</param>
/// <param name="Details">The film's details; <c>null</c> without a title.</param>
/// <param name="Review">Without what <paramref name="Sentiment"/> says.</param>
public sealed record TableRow(
    int Line,
    bool IsUsable,
    FilmReference? Film,
    FilmDetails? Details,
    SourceReview? Review,
    Sentiment? Sentiment,
    PublishedSummary? Published
)
{
    /// <summary>Whether it is about a film alone, as in a table of films.</summary>
    public bool IsOfFilm => Review is null && Published is null;
}

/// <summary>How a row identifies its film: by at least one of key, IMDb id and title.</summary>
/// <param name="Key">The source's key of the film, at most <see cref="TableRowReader.LongestKey"/> characters.</param>
/// <param name="ImdbId">Such as <c>tt0117407</c>.</param>
public sealed record FilmReference(string? Key, string? ImdbId, string? Title, int? Year);
