using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Imports.Tables;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>What an editor states about tables because their cells do not.</summary>
public sealed class TableInput
{
    public string? Scale { get; set; }

    /// <summary>Grades in words, with the score of each.</summary>
    public string? Words { get; set; }

    public DateOrder? Dates { get; set; }

    public bool SkipsErrors { get; set; }

    /// <summary>The film that all rows are about, if no column names it.</summary>
    public string? FilmTitle { get; set; }

    public string? FilmYear { get; set; }

    /// <summary>Whether the files are in the old encoding of Western Windows.</summary>
    public bool IsWindows { get; set; }

    /// <summary>What was said before.</summary>
    public static TableInput Of(TableImportRequest request) =>
        new()
        {
            Scale = request.Reading.Scale?.ToString(CultureInfo.InvariantCulture),
            Words = request.Reading.Words?.ToString(),
            Dates = request.Reading.Dates,
            SkipsErrors = request.SkipsErrors,
            FilmTitle = request.Film?.Title,
            FilmYear = request.Film?.Year?.ToString(CultureInfo.InvariantCulture),
            IsWindows = request.Encoding is not null,
        };

    public TableOptions? Read(ModelStateDictionary errors)
    {
        decimal? scale = null;
        if (PlainText.Line(Scale) is { } text)
        {
            if (
                decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number > 0
            )
            {
                scale = number;
            }
            else
            {
                errors.AddModelError(
                    "Input.Scale",
                    $"“{text}” is not a valid scale. Enter a number above 0, such as 10."
                );
            }
        }

        var words = ScaleWords.Parse(Words, out var wrong);
        if (words is null)
        {
            errors.AddModelError("Input.Words", wrong!);
        }

        return errors.IsValid ? new TableOptions(scale, Dates, words) : null;
    }

    /// <returns><c>null</c> if no film was named, or the year is invalid, which adds an error.</returns>
    public FilmDetails? ReadFilm(ModelStateDictionary errors)
    {
        int? year = null;
        if (PlainText.Line(FilmYear) is { } text)
        {
            var isYear = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (!isYear || number is < FilmDetails.FirstYear or > FilmDetails.LastYear)
            {
                errors.AddModelError(
                    "Input.FilmYear",
                    $"Enter a year from {FilmDetails.FirstYear} to {FilmDetails.LastYear}."
                );
                return null;
            }

            year = number;
        }

        return PlainText.Line(FilmTitle) is { } title ? FilmDetails.Of(title, year).Cleaned() : null;
    }

    public Encoding? FindEncoding()
    {
        if (!IsWindows)
        {
            return null;
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("windows-1252");
    }
}
