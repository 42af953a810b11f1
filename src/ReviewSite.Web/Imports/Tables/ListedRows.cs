using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// What the tables list: their films, numbered from 1, with reviews and published summaries. They are in a separate
/// file, in a transaction that never ends, because nobody else reads it.
/// </summary>
internal sealed class ListedRows : IDisposable
{
    private readonly StagingFile _file;

    public ListedRows(DataFolder folder)
    {
        _file = StagingFile.Create(folder);
        _file.Execute(
            """
            BEGIN;
            CREATE TABLE ListedFilms (
                Id INTEGER PRIMARY KEY, StoredId INTEGER, Line INTEGER NOT NULL, File TEXT NOT NULL,
                Details TEXT NOT NULL);
            CREATE TABLE ListedReviews (
                Id INTEGER PRIMARY KEY, Film INTEGER NOT NULL, Sentiment INTEGER, Review BLOB NOT NULL);
            CREATE TABLE ListedSummaries (Id INTEGER PRIMARY KEY, Film INTEGER NOT NULL, Summary TEXT NOT NULL);
            """
        );
    }

    /// <summary>How many films were added; some may have been removed again.</summary>
    public int Films { get; private set; }

    /// <summary>How many reviews were added.</summary>
    public int Reviews { get; private set; }

    /// <summary>How many rows were about films that were left out.</summary>
    public int RowsLeftOut { get; private set; }

    /// <summary>Called after reading: from here on, the rows are looked up by film.</summary>
    public void Complete() =>
        _file.Execute(
            """
            CREATE INDEX ListedReviewsByFilm ON ListedReviews (Film);
            CREATE INDEX ListedSummariesByFilm ON ListedSummaries (Film)
            """
        );

    /// <returns>Its number.</returns>
    public int Add(int line, string file, FilmDetails details)
    {
        _file.Run(
            "INSERT INTO ListedFilms (Id, Line, File, Details) VALUES (?1, ?2, ?3, ?4)",
            ++Films,
            line,
            file,
            JsonSerializer.Serialize(details, StagingJson.Default.FilmDetails)
        );
        return Films;
    }

    public void Add(int film, SourceReview review, Sentiment? sentiment)
    {
        _file.Run(
            "INSERT INTO ListedReviews (Id, Film, Sentiment, Review) VALUES (?1, ?2, ?3, ?4)",
            ++Reviews,
            film,
            (int?)sentiment,
            JsonSerializer.SerializeToUtf8Bytes(review, StagingJson.Default.SourceReview)
        );
    }

    public void Add(int film, PublishedSummary summary) =>
        _file.Run(
            "INSERT INTO ListedSummaries (Film, Summary) VALUES (?1, ?2)",
            film,
            JsonSerializer.Serialize(summary, StagingJson.Default.PublishedSummary)
        );

    /// <summary>For the reviews after the one with that number: positive and negative mean only yes or no.</summary>
    public void TakeSentimentsForLeanings(int after) =>
        _file.Run(
            "UPDATE ListedReviews SET Sentiment = iif(Sentiment = ?2, ?3, ?5) WHERE Id > ?1 AND Sentiment IN (?2, ?4)",
            after,
            (int)Sentiment.Positive,
            (int)Sentiment.Fresh,
            (int)Sentiment.Negative,
            (int)Sentiment.Rotten
        );

    /// <summary><c>null</c> if it turned out to be the same as another, or is left out.</summary>
    public ListedFilm? Film(int film)
    {
        using var read = _file.Read("SELECT File, Line, Details, StoredId FROM ListedFilms WHERE Id = ?1", film);
        return read.Read() ? FilmOf(read) : null;
    }

    /// <summary>The films that are already stored, by their ids.</summary>
    public IEnumerable<ListedFilm> StoredFilms()
    {
        using var read = _file.Read(
            "SELECT File, Line, Details, StoredId FROM ListedFilms WHERE StoredId IS NOT NULL ORDER BY StoredId"
        );
        while (read.Read())
        {
            yield return FilmOf(read);
        }
    }

    /// <summary>All of them, with what the files say of each.</summary>
    public IEnumerable<(
        ListedFilm Film,
        IReadOnlyList<SourceReview> Reviews,
        PublishedSummary? Published
    )> WithReviews()
    {
        for (var id = 1; id <= Films; id++)
        {
            if (Film(id) is { } film)
            {
                yield return (film, [.. ReviewsOf(id)], SummaryOf(id));
            }
        }
    }

    /// <summary>In the order of the files.</summary>
    private IEnumerable<SourceReview> ReviewsOf(int film)
    {
        using var read = _file.Read("SELECT Sentiment, Review FROM ListedReviews WHERE Film = ?1 ORDER BY Id", film);
        while (read.Read())
        {
            var review = JsonSerializer.Deserialize(read.GetFieldValue<byte[]>(1), StagingJson.Default.SourceReview)!;
            yield return read.IsDBNull(0) ? review : WithMeaning(review, (Sentiment)read.GetInt32(0));
        }
    }

    /// <summary>The published summary; if there are two, the later one.</summary>
    private PublishedSummary? SummaryOf(int film)
    {
        using var read = _file.Read(
            "SELECT Summary FROM ListedSummaries WHERE Film = ?1 ORDER BY Id DESC LIMIT 1",
            film
        );
        return read.Read() ? JsonSerializer.Deserialize(read.GetString(0), StagingJson.Default.PublishedSummary) : null;
    }

    public void Correct(int film, FilmDetails details) =>
        _file.Run(
            "UPDATE ListedFilms SET Details = ?2 WHERE Id = ?1",
            film,
            JsonSerializer.Serialize(details, StagingJson.Default.FilmDetails)
        );

    /// <summary>Which stored film it is.</summary>
    public void Match(int film, int storedId) =>
        _file.Run("UPDATE ListedFilms SET StoredId = ?2 WHERE Id = ?1", film, storedId);

    public void ForgetMatches() => _file.Run("UPDATE ListedFilms SET StoredId = NULL WHERE StoredId IS NOT NULL");

    /// <summary>Merges two films of the tables that are the same.</summary>
    public void Merge(int film, int into)
    {
        _file.Run("UPDATE ListedReviews SET Film = ?2 WHERE Film = ?1", film, into);
        _file.Run("UPDATE ListedSummaries SET Film = ?2 WHERE Film = ?1", film, into);
        _file.Run("DELETE FROM ListedFilms WHERE Id = ?1", film);
    }

    /// <summary>Removes a film, with its reviews and summaries.</summary>
    public void LeaveOut(int film)
    {
        _file.Run("DELETE FROM ListedFilms WHERE Id = ?1", film);
        var rows =
            _file.Run("DELETE FROM ListedReviews WHERE Film = ?1", film)
            + _file.Run("DELETE FROM ListedSummaries WHERE Film = ?1", film);
        RowsLeftOut += Math.Max(1, rows);
    }

    public void Dispose() => _file.Dispose();

    private static ListedFilm FilmOf(SqliteDataReader row) =>
        new(
            row.GetString(0),
            row.GetInt32(1),
            JsonSerializer.Deserialize(row.GetString(2), StagingJson.Default.FilmDetails)!,
            row.IsDBNull(3) ? null : row.GetInt32(3)
        );

    private static SourceReview WithMeaning(SourceReview review, Sentiment sentiment) =>
        review with
        {
            Content = sentiment switch
            {
                Sentiment.Fresh => review.Content with { Leaning = Leaning.Favorable },
                Sentiment.Rotten => review.Content with { Leaning = Leaning.Unfavorable },
                Sentiment.Positive => review.Content with { StatedReception = Reception.Positive },
                Sentiment.Negative => review.Content with { StatedReception = Reception.Negative },
                _ => review.Content with { StatedReception = Reception.Mixed },
            },
        };
}

/// <summary>A film that the tables list.</summary>
/// <param name="File">Where it is listed first.</param>
/// <param name="StoredId">The stored film that it is; <c>null</c> if it is new.</param>
internal sealed record ListedFilm(string File, int Line, FilmDetails Details, int? StoredId);

/// <summary>
/// The default encoder escapes letters outside ASCII; any other would keep the generated code from writing directly.
/// </summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FilmDetails))]
[JsonSerializable(typeof(SourceReview))]
[JsonSerializable(typeof(PublishedSummary))]
internal sealed partial class StagingJson : JsonSerializerContext;
