using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Importing.Tables;

/// <summary>What a row says of its film.</summary>
internal sealed class FilmRowReader(TableOptions options)
{
    /// <summary>The facts, with an empty title where there is none.</summary>
    public FilmFacts Read(RowCells row)
    {
        var facts = new FilmFacts(
            PlainText.Line(row.Text(TableField.Title)) ?? "",
            Year(row),
            CellForms.Names(row.Text(TableField.Directors)),
            CellForms.Names(row.Text(TableField.Countries)),
            CellForms.Names(row.Text(TableField.Languages)),
            row.Read(TableField.Runtime, Runtime, "a runtime such as “110”, “110 min” or “1h 50m”"))
        {
            OriginalTitle = row.Text(TableField.OriginalTitle),
            Genres = CellForms.Names(row.Text(TableField.Genres)),
            Synopsis = row.Text(TableField.Synopsis),
            ImdbId = ImdbId(row),
        }.Cleaned();

        foreach (var problem in (facts.Title.Length == 0 ? facts with { Title = "-" } : facts).Problems())
        {
            var end = problem.IndexOf(": ", StringComparison.Ordinal);
            row.Fail(problem[..end], problem[(end + 2)..]);
        }

        return facts;
    }

    /// <summary>A film that takes no time is one whose runtime is not known.</summary>
    private static int? Runtime(string text) => CellForms.Minutes(text) is > 0 and var minutes ? minutes : null;

    private static string? ImdbId(RowCells row)
    {
        var word = row.Word(TableField.ImdbId);
        var id = word is null ? null : CellForms.ImdbId(word);
        if (word is not null && id is null)
        {
            row.Warn(TableField.ImdbId, word, "expected an IMDb id such as “tt0117407”; left empty");
        }

        return id;
    }

    /// <summary>The year that is given, else that of the release.</summary>
    private int? Year(RowCells row) =>
        row.Read(TableField.Year, CellForms.WholeNumber, "a year such as “1996”") ?? row.Read(TableField.ReleaseDate, ReleaseYear, "a date such as “1996-08-30”");

    private int? ReleaseYear(string text) => TableDates.Read(text, options.Dates).Year ?? CellForms.WholeNumber(text);
}
