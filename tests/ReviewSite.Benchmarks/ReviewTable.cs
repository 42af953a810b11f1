using System.Globalization;
using CsvHelper;
using ReviewSite.Web.Imports.Generator;

namespace ReviewSite.Benchmarks;

/// <summary>An invented catalogue as a table of reviews, as people keep theirs.</summary>
internal static class ReviewTable
{
    public const string Title = "movieTitle";
    public const string Year = "releaseYear";
    public const string Critic = "criticName";
    public const string Publication = "publicationName";
    public const string OriginalScore = "originalScore";
    public const string Date = "creationDate";
    public const string Quote = "quote";

    private static readonly string[] _headers = [Title, Year, Critic, Publication, OriginalScore, Date, Quote];

    public static void Write(string file, InventedCatalogue catalogue)
    {
        using var table = CsvWriter.ToFile(file);
        table.WriteRecord(_headers);
        foreach (var film in catalogue.Films())
        {
            foreach (var review in film.Reviews)
            {
                table.WriteRecord(
                    film.Details.Title,
                    film.Details.Year?.ToString(CultureInfo.InvariantCulture),
                    review.Critic is { } critic ? catalogue.Critics[critic].Name : null,
                    review.Publication is { } publication ? catalogue.Publications[publication] : null,
                    review.Content.OriginalScore,
                    review.Content.Date?.ToString("O", CultureInfo.InvariantCulture),
                    review.Content.Quote
                );
            }
        }
    }
}
