using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>Reads the film of a row.</summary>
internal sealed class FilmRowReader(TableOptions options)
{
    /// <summary>The film's details, with an empty title if there is none.</summary>
    public FilmDetails Read(CellReader row)
    {
        var details = new FilmDetails(
            PlainText.Line(row.Text(TableField.Title)) ?? "",
            Year(row),
            CellParser.Names(row.Word(TableField.Directors)),
            CellParser.Names(row.Word(TableField.Countries)),
            CellParser.Names(row.Word(TableField.Languages)),
            row.Read(TableField.Runtime, Runtime, "a runtime such as “110”, “110 min” or “1h 50m”")
        )
        {
            OriginalTitle = row.Text(TableField.OriginalTitle),
            Genres = CellParser.Names(row.Word(TableField.Genres)),
            Synopsis = row.Text(TableField.Synopsis),
            ImdbId = ImdbId(row),
        }.Cleaned();

        foreach (var problem in (details.Title.Length == 0 ? details with { Title = "-" } : details).Problems())
        {
            var end = problem.IndexOf(": ", StringComparison.Ordinal);
            row.Fail(problem[..end], problem[(end + 2)..]);
        }

        return details;
    }

    /// <summary>A film that takes no time is one whose runtime is not known.</summary>
    private static int? Runtime(string text) => CellParser.Minutes(text) is > 0 and var minutes ? minutes : null;

    private static string? ImdbId(CellReader row)
    {
        var word = row.Word(TableField.ImdbId);
        var id = word is null ? null : CellParser.ImdbId(word);
        if (word is not null && id is null)
        {
            row.Warn(TableField.ImdbId, word, "expected an IMDb id such as “tt0117407”; left empty");
        }

        return id;
    }

    /// <summary>The year that is given, or else the year of the release date.</summary>
    private int? Year(CellReader row) =>
        row.Read(TableField.Year, CellParser.WholeNumber, "a year such as “1996”")
        ?? row.Read(TableField.ReleaseDate, ReleaseYear, "a date such as “1996-08-30”");

    private int? ReleaseYear(string text) => TableDates.Read(text, options.Dates).Year ?? CellParser.WholeNumber(text);
}
