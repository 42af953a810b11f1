using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// What one row of a table says. What it does not say is <c>null</c>; texts are in the form that
/// <see cref="PlainText"/> keeps.
/// </summary>
/// <param name="Line">Where it is in the file, as its problems say it.</param>
/// <param name="IsUsable">Whether it can be imported; if not, an error says why.</param>
/// <param name="Film">Which film it is about; none only if the film was named beside the table and the row names
/// none.</param>
/// <param name="Facts">Of the film; none without a title.</param>
/// <param name="Review">Without a reception or leaning, which <paramref name="Sentiment"/> says.</param>
public sealed record TableRow(
    int Line,
    bool IsUsable,
    FilmReference? Film,
    FilmDetails? Facts,
    SourceReview? Review,
    Sentiment? Sentiment,
    PublishedSummary? Published
)
{
    /// <summary>Whether it is about a film alone, as in a table of films.</summary>
    public bool IsOfFilm => Review is null && Published is null;
}

/// <summary>By what a row names its film; at least one of key, IMDb id and title.</summary>
/// <param name="Key">By which the source knows the film, at most <see cref="TableRowReader.LongestKey"/>
/// characters.</param>
/// <param name="ImdbId">Such as <c>tt0117407</c>.</param>
public sealed record FilmReference(string? Key, string? ImdbId, string? Title, int? Year);
