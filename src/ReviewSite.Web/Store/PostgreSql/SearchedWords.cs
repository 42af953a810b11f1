using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Npgsql;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// The search words of rows, in columns that are not in the model, because only searches read them: the words with
/// their positions, and the quote of a review in the form used for comparison. Texts are split here and not by
/// PostgreSQL's parser, which treats addresses and numbers specially, so that both databases find the same.
/// </summary>
internal static class SearchedWords
{
    /// <summary>The column of a quote in the form used for comparison; in SQLite, a function of the program.</summary>
    public const string QuoteKey = "quotekey";

    private const string Words = "words";

    /// <summary>What the rows should have, from <see cref="ParametersOf"/>.</summary>
    private const string Found = "unnest(@ids, @words, @keys, @pairs) AS n(id, words, quotekey, pairs)";

    /// <summary>The last place in a text that PostgreSQL keeps.</summary>
    private const int LastPosition = 16_383;

    /// <summary>In UTF-8; PostgreSQL refuses a longer word.</summary>
    private const int LongestWordBytes = 2_046;

    /// <summary>The property that the words of a row are of; <c>null</c> for a row that is not searched.</summary>
    public static string? SourceOf(Type type) =>
        type == typeof(Film) ? nameof(Film.SearchText)
        : type == typeof(Critic) || type == typeof(Publication) ? nameof(Critic.NameKey)
        : type == typeof(Review) ? nameof(Review.Quote)
        : null;

    /// <summary>The text that the words of a row are of.</summary>
    public static string? TextOf(object row) =>
        row switch
        {
            Film film => film.SearchText,
            Critic critic => critic.NameKey,
            Publication publication => publication.NameKey,
            Review review => review.Quote,
            _ => null,
        };

    /// <summary>The columns of a table besides those of the model.</summary>
    public static IReadOnlyList<string> ColumnsOf(Type type) =>
        SourceOf(type) is null ? []
        : type == typeof(Review) ? [Words, QuoteKey, WordPairs.Column]
        : [Words];

    /// <summary>Their values in a row.</summary>
    /// <param name="text">The text of <see cref="SourceOf"/>.</param>
    public static IReadOnlyList<string?> ValuesOf(Type type, string? text)
    {
        var (words, key, pairs) = Of(type, text);
        return SourceOf(type) is null ? []
            : type == typeof(Review) ? [words, key, pairs]
            : [words];
    }

    /// <summary>The rows whose words a save may change.</summary>
    public static IReadOnlyList<object> ChangedIn(ChangeTracker tracker) =>
        [
            .. tracker
                .Entries()
                .Where(e =>
                    e.State is EntityState.Added or EntityState.Modified && SourceOf(e.Entity.GetType()) is not null
                )
                .Select(e => e.Entity),
        ];

    /// <param name="rows">Rows that are already saved, so that they have their ids.</param>
    /// <returns>How many had other words.</returns>
    public static async Task<int> WriteAsync(ReviewSiteDb db, IEnumerable<object> rows, CancellationToken cancellation)
    {
        var changed = 0;
        foreach (var ofType in rows.GroupBy(r => r.GetType()))
        {
            var columns = ColumnsOf(ofType.Key).Select(column => $"{column} = {NewOf(column)}");
            var sql =
                $"UPDATE {TableColumns.TableOf(db.Model, ofType.Key)} t SET {string.Join(", ", columns)} "
                + $"FROM {Found} WHERE {DiffersIn(ofType.Key)}";
            changed += await db.Database.ExecuteSqlRawAsync(sql, ParametersOf(ofType.Key, ofType), cancellation);
        }

        return changed;
    }

    /// <returns>How many rows have other words than those of their texts.</returns>
    public static async Task<int> CountWrongAsync(
        ReviewSiteDb db,
        IEnumerable<object> rows,
        CancellationToken cancellation
    )
    {
        var wrong = 0;
        foreach (var ofType in rows.GroupBy(r => r.GetType()))
        {
            var table = TableColumns.TableOf(db.Model, ofType.Key);
            var sql = $"SELECT count(*)::integer AS \"Value\" FROM {table} t, {Found} WHERE {DiffersIn(ofType.Key)}";
            wrong += await db
                .Database.SqlQueryRaw<int>(sql, ParametersOf(ofType.Key, ofType))
                .SingleAsync(cancellation);
        }

        return wrong;
    }

    private static string DiffersIn(Type type) =>
        "t.id = n.id AND ("
        + string.Join(" OR ", ColumnsOf(type).Select(column => $"t.{column} IS DISTINCT FROM {NewOf(column)}"))
        + ")";

    private static string NewOf(string column) =>
        column switch
        {
            Words => "n.words::tsvector",
            WordPairs.Column => "n.pairs::smallint[]",
            _ => "n.quotekey",
        };

    private static object[] ParametersOf(Type type, IEnumerable<object> rows)
    {
        var found = rows.Select(row => (Id: IdOf(row), Found: Of(type, TextOf(row)))).ToList();
        return
        [
            new NpgsqlParameter("ids", found.ConvertAll(f => f.Id).ToArray()),
            new NpgsqlParameter("words", found.ConvertAll(f => f.Found.Words).ToArray()),
            new NpgsqlParameter("keys", found.ConvertAll(f => f.Found.QuoteKey).ToArray()),
            new NpgsqlParameter("pairs", found.ConvertAll(f => f.Found.Pairs).ToArray()),
        ];
    }

    /// <returns>The words as PostgreSQL reads them, each with its position; a quote as it is compared; its pairs of
    /// words.</returns>
    private static (string Words, string? QuoteKey, string Pairs) Of(Type type, string? text)
    {
        var isReview = type == typeof(Review);
        var key = isReview && text is not null ? SearchKey.Of(text) : null;
        var words = SearchKey.TermsIn(key ?? text ?? "");
        return (WordsOf(words), key, isReview ? WordPairs.ArrayOf(words) : "");
    }

    private static int IdOf(object row) =>
        row switch
        {
            Film film => film.Id,
            Critic critic => critic.Id,
            Publication publication => publication.Id,
            Review review => review.Id,
            _ => throw new ArgumentException($"{row.GetType().Name} is not searched.", nameof(row)),
        };

    /// <summary>PostgreSQL sorts them, and merges repeated words.</summary>
    private static string WordsOf(string[] inOrder)
    {
        var words = new StringBuilder();
        foreach (var (place, word) in inOrder.Index())
        {
            if (word.Length > LongestWordBytes / 3 && Encoding.UTF8.GetByteCount(word) > LongestWordBytes)
            {
                continue;
            }

            words.Append(words.Length == 0 ? "" : " ").Append(word);
            if (place < LastPosition)
            {
                words.Append(CultureInfo.InvariantCulture, $":{place + 1}");
            }
        }

        return words.ToString();
    }
}
