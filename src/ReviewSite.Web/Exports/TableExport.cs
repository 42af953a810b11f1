using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Exports;

/// <summary>
/// Writes the catalogue as CSV, a file for each kind of row, under headers by which it can be imported again. The slug
/// of a film is its key in every file.
/// </summary>
internal sealed class TableExport(ExportScope scope)
{
    public const string ReviewsFile = "reviews.csv";

    /// <summary>Why a file is not imported; see <see cref="IsForReading"/>.</summary>
    public const string ForReading =
        "this file of a CSV export is only for information; import reviews.csv, films.csv and "
        + "published-summaries.csv instead, or a JSON export, which also has the weights of publications";

    private static readonly string[] _criticColumns = ["slug", "critic"];
    private static readonly string[] _publicationColumns = ["slug", "publication", "weight"];
    private static readonly string[] _scaleColumns = ["kind", "label", "from", "to"];

    /// <param name="open">Opens the file of that name.</param>
    public async Task WriteAsync(Func<string, Task<Stream>> open, CancellationToken cancellation)
    {
        await WriteReviewsAsync(await open(ReviewsFile), cancellation);
        await WriteFilmsAsync(await open("films.csv"), cancellation);
        await WriteCriticsAsync(await open("critics.csv"), cancellation);
        await WritePublicationsAsync(await open("publications.csv"), cancellation);
        await WritePublishedAsync(await open("published-summaries.csv"), cancellation);
        await WriteScaleAsync(await open("scale.csv"));
    }

    /// <summary>Whether a file of an export says nothing of films or reviews.</summary>
    public static bool IsForReading(IReadOnlyList<string> headers) =>
        headers.Any(FormulaEscaping.IsMarker)
        && new[] { _criticColumns, _publicationColumns, _scaleColumns }.Any(c => headers.SkipLast(1).SequenceEqual(c));

    public async Task WriteReviewsAsync(Stream file, CancellationToken cancellation)
    {
        await using var table = await CsvExportWriter.CreateAsync(
            file,
            "filmKey",
            "title",
            "year",
            "imdbId",
            "reviewKey",
            "critic",
            "publication",
            "originalScore",
            "sentiment",
            "date",
            "quote",
            "url",
            "reviewLanguage"
        );
        await foreach (var films in scope.PagesOfFilmsAsync(cancellation))
        {
            var reviews = await scope.ReviewsOfAsync(films, cancellation);
            foreach (var (film, review) in films.SelectMany(f => reviews[f.Id], (f, r) => (f, r)))
            {
                await table.WriteRowAsync(
                    film.Slug,
                    film.Title,
                    film.Year,
                    film.ImdbId,
                    review.SourceKey,
                    review.Critic?.Name ?? review.Credit,
                    review.Publication?.Name,
                    WrittenScore(review),
                    WrittenSentiment(review),
                    review.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    review.Quote,
                    review.Url,
                    review.Language
                );
            }
        }
    }

    private async Task WriteFilmsAsync(Stream file, CancellationToken cancellation)
    {
        await using var table = await CsvExportWriter.CreateAsync(
            file,
            "filmKey",
            "title",
            "originalTitle",
            "year",
            "directors",
            "countries",
            "languages",
            "genres",
            "runtime",
            "imdbId",
            "synopsis"
        );
        await foreach (var films in scope.PagesOfFilmsAsync(cancellation))
        {
            foreach (var film in films)
            {
                await table.WriteRowAsync(
                    film.Slug,
                    film.Title,
                    film.OriginalTitle,
                    film.Year,
                    CellParser.Joined(film.Directors),
                    CellParser.Joined(film.Countries),
                    CellParser.Joined(film.Languages),
                    CellParser.Joined(film.Genres),
                    film.RuntimeMinutes,
                    film.ImdbId,
                    film.Synopsis
                );
            }
        }
    }

    // Neither header is "name", which a table of films would have.
    private async Task WriteCriticsAsync(Stream file, CancellationToken cancellation)
    {
        await using var table = await CsvExportWriter.CreateAsync(file, _criticColumns);
        await foreach (var critic in scope.Critics.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            await table.WriteRowAsync(critic.Slug, critic.Name);
        }
    }

    private async Task WritePublicationsAsync(Stream file, CancellationToken cancellation)
    {
        await using var table = await CsvExportWriter.CreateAsync(file, _publicationColumns);
        await foreach (var publication in scope.Publications.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            await table.WriteRowAsync(publication.Slug, publication.Name, publication.Weight);
        }
    }

    private async Task WritePublishedAsync(Stream file, CancellationToken cancellation)
    {
        await using var table = await CsvExportWriter.CreateAsync(
            file,
            "filmKey",
            "title",
            "year",
            "imdbId",
            "publishedVerdict",
            "publishedCritics",
            "publishedPositive",
            "publishedMixed",
            "publishedNegative",
            "publishedScore"
        );
        await foreach (var films in scope.PagesOfFilmsAsync(cancellation))
        {
            var published = await scope.PublishedOfAsync(films, cancellation);
            foreach (var film in films.Where(f => published.ContainsKey(f.Id)))
            {
                var figures = published[film.Id];
                await table.WriteRowAsync(
                    film.Slug,
                    film.Title,
                    film.Year,
                    film.ImdbId,
                    figures.Verdict,
                    figures.Critics,
                    figures.Positive,
                    figures.Mixed,
                    figures.Negative,
                    figures.Score
                );
            }
        }
    }

    /// <summary>What the site's receptions and verdicts mean; for reading, no import needs it.</summary>
    private async Task WriteScaleAsync(Stream file)
    {
        await using var table = await CsvExportWriter.CreateAsync(file, _scaleColumns);
        foreach (var reception in Tally.Receptions)
        {
            var band = scope.Db.Scale.BandOf(reception);
            await table.WriteRowAsync("reception", CatalogueWords.Of((Reception?)reception), band.Low, band.High);
        }

        foreach (var verdict in scope.Db.Scale.Verdicts)
        {
            await table.WriteRowAsync("verdict", verdict.Phrase, verdict.Band!.Value.Low, verdict.Band.Value.High);
        }
    }

    /// <summary>
    /// As the critic gave it if it states the scale, otherwise out of 100: a bare number in a table is not a score.
    /// </summary>
    private static string? WrittenScore(Review review) =>
        review.Score is { } score && OriginalScore.Read(review.OriginalScore).Score != score
            ? $"{score}/{Score.Highest}"
            : review.OriginalScore;

    private static string? WrittenSentiment(Review review) =>
        CatalogueWords.Of(review.StatedReception)
        ?? review.Leaning switch
        {
            Leaning.Favorable => "fresh",
            Leaning.Unfavorable => "rotten",
            _ => null,
        };
}
