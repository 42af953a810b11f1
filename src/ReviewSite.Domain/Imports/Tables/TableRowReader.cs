using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// Reads the rows of a table. Never throws and never guesses: what cannot be read is left empty with a warning, and a
/// row that cannot be imported is reported as an error.
/// </summary>
public sealed class TableRowReader(ColumnMap map, TableOptions options)
{
    /// <summary>The longest key of a film or a review in a source, in UTF-16 units.</summary>
    public const int LongestKey = 300;

    private readonly ReviewRowReader _reviews = new(
        new TableOptions(options.Scale ?? map.Scale, options.Dates, options.Words)
    );
    private readonly FilmRowReader _films = new(options);

    /// <param name="line">Where the row starts, counted from 1.</param>
    /// <param name="cells">In the order of the headers; a row that is too short lacks the rest.</param>
    public TableRow Read(int line, IReadOnlyList<string?> cells, ICollection<Problem> problems)
    {
        var row = new CellReader(map, line, cells, problems);
        var details = _films.Read(row);
        var film = new FilmReference(
            row.Line(TableField.FilmKey, LongestKey),
            details.ImdbId,
            PlainText.Line(details.Title),
            details.Year
        );
        var isNamed = film is not { Key: null, ImdbId: null, Title: null };
        var (review, sentiment) = map.Kind == TableKind.Reviews ? _reviews.Read(row) : default;
        var published = row.HasAnyOf(TableFields.OfSummary) ? SummaryOf(row) : null;

        if (!isNamed && !map.HasFilm)
        {
            row.Fail("a row that names no film", "expected its title, its key or its IMDb id");
        }

        if (!row.HasErrors)
        {
            RequireContent(row, film, review, published);
        }

        return new TableRow(
            line,
            !row.HasErrors,
            isNamed ? film : null,
            film.Title is null ? null : details,
            review,
            sentiment,
            published
        );
    }

    private static PublishedSummary? SummaryOf(CellReader row)
    {
        var published = new PublishedSummary(
            row.Line(TableField.PublishedVerdict, PublishedSummary.LongestVerdict),
            row.Count(TableField.PublishedCritics, PublishedSummary.MostCritics),
            row.Count(TableField.PublishedPositive, PublishedSummary.MostCritics),
            row.Count(TableField.PublishedMixed, PublishedSummary.MostCritics),
            row.Count(TableField.PublishedNegative, PublishedSummary.MostCritics),
            row.Count(TableField.PublishedScore, Score.Highest)
        );
        return published == new PublishedSummary(null, null, null, null, null, null) ? null : published;
    }

    private void RequireContent(CellReader row, FilmReference film, SourceReview? review, PublishedSummary? published)
    {
        switch (map.Kind)
        {
            case TableKind.Reviews when review is null:
                row.Fail("a row without a review", "expected a quote, a score, a critic or another part of a review");
                break;
            case TableKind.Films when film.Title is null:
                row.Fail("a film without a title", "expected its title");
                break;
            case TableKind.PublishedSummaries when published is null && film.Title is null:
                row.Fail("a row without a figure", "expected a published figure, such as a score");
                break;
            case TableKind.PublishedSummaries when published is null:
                row.Warn(
                    "a row without a figure",
                    "expected a published figure, such as a score; only the film is imported"
                );
                break;
        }
    }
}
