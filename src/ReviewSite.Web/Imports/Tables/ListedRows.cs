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
    private const string WithMerged = "SELECT ?1 UNION ALL SELECT Film FROM ListedMatches WHERE MergedInto = ?1";

    private readonly StagingFile _file;

    public ListedRows(DataFolder folder)
    {
        _file = StagingFile.Create(folder);
        _file.Execute(
            """
            BEGIN;
            CREATE TABLE ListedFilms (
                Id INTEGER PRIMARY KEY, Line INTEGER NOT NULL, File TEXT NOT NULL, Details TEXT NOT NULL);
            CREATE TABLE ListedMatches (
                Film INTEGER PRIMARY KEY, StoredId INTEGER, Details TEXT, MergedInto INTEGER);
            CREATE INDEX ListedMatchesByMerged ON ListedMatches (MergedInto) WHERE MergedInto IS NOT NULL;
            CREATE TABLE ListedReviews (
                Id INTEGER PRIMARY KEY, Film INTEGER NOT NULL, Sentiment INTEGER, Review BLOB NOT NULL);
            CREATE TABLE ListedSummaries (Id INTEGER PRIMARY KEY, Film INTEGER NOT NULL, Summary TEXT NOT NULL);
            """
        );
    }

    /// <summary>How many films were added, with those that are merged or left out.</summary>
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
        using var read = _file.Read(
            """
            SELECT File, Line, coalesce(m.Details, f.Details), StoredId
            FROM ListedFilms f LEFT JOIN ListedMatches m ON m.Film = f.Id
            WHERE f.Id = ?1 AND (m.Film IS NULL OR StoredId IS NOT NULL)
            """,
            film
        );
        return read.Read() ? FilmOf(read) : null;
    }

    /// <summary>The films that are already stored, by their ids.</summary>
    public IEnumerable<ListedFilm> StoredFilms()
    {
        using var read = _file.Read(
            """
            SELECT File, Line, m.Details, StoredId FROM ListedMatches m JOIN ListedFilms f ON f.Id = m.Film
            WHERE StoredId IS NOT NULL ORDER BY StoredId
            """
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
        using var read = _file.Read(
            $"SELECT Sentiment, Review FROM ListedReviews WHERE Film IN ({WithMerged}) ORDER BY Id",
            film
        );
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
            $"SELECT Summary FROM ListedSummaries WHERE Film IN ({WithMerged}) ORDER BY Id DESC LIMIT 1",
            film
        );
        return read.Read() ? JsonSerializer.Deserialize(read.GetString(0), StagingJson.Default.PublishedSummary) : null;
    }

    /// <summary>While the tables are read: a later row may say more.</summary>
    public void Correct(int film, FilmDetails details) =>
        _file.Run(
            "UPDATE ListedFilms SET Details = ?2 WHERE Id = ?1",
            film,
            JsonSerializer.Serialize(details, StagingJson.Default.FilmDetails)
        );

    /// <summary>Back to what the tables list, before it was matched.</summary>
    public void ForgetMatches()
    {
        _file.Run("DELETE FROM ListedMatches");
        RowsLeftOut = 0;
    }

    /// <summary>Which stored film it is, with its details corrected.</summary>
    public void Match(int film, int storedId, FilmDetails details) =>
        _file.Run(
            "INSERT OR REPLACE INTO ListedMatches (Film, StoredId, Details) VALUES (?1, ?2, ?3)",
            film,
            storedId,
            JsonSerializer.Serialize(details, StagingJson.Default.FilmDetails)
        );

    /// <summary>Merges two films of the tables that are the same stored film.</summary>
    public void Merge(int film, int into) =>
        _file.Run("INSERT INTO ListedMatches (Film, MergedInto) VALUES (?1, ?2)", film, into);

    /// <summary>Leaves out a film, with its reviews and summaries.</summary>
    public void LeaveOut(int film)
    {
        _file.Run("INSERT INTO ListedMatches (Film) VALUES (?1)", film);
        using var rows = _file.Read(
            """
            SELECT (SELECT count(*) FROM ListedReviews WHERE Film = ?1)
                + (SELECT count(*) FROM ListedSummaries WHERE Film = ?1)
            """,
            film
        );
        rows.Read();
        RowsLeftOut += Math.Max(1, rows.GetInt32(0));
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
