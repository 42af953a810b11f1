using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>Search in the words that are stored with each row, by their GIN indexes.</summary>
internal sealed class PostgreSqlSearch : FullTextSearch
{
    private const int RowsAtOnce = 2_000;

    private const string LiveReviews =
        "reviews s WHERE NOT s.iswithdrawn AND s.filmid NOT IN (SELECT id FROM films WHERE iswithdrawn)";
    private const string LiveFilms = "films s WHERE NOT s.iswithdrawn";
    private const string IsLive =
        "NOT r.iswithdrawn AND NOT EXISTS (SELECT 1 FROM films f WHERE f.iswithdrawn AND f.id = r.filmid)";
    private const string LiveCritics =
        $"critics s WHERE EXISTS (SELECT 1 FROM reviews r WHERE r.criticid = s.id AND {IsLive})";
    private const string LivePublications =
        $"publications s WHERE EXISTS (SELECT 1 FROM reviews r WHERE r.publicationid = s.id AND {IsLive})";

    public override IQueryable<Film> Films(ReviewSiteDb db, FullTextQuery query) =>
        db.Films.FromSql($"SELECT * FROM films WHERE NOT iswithdrawn AND words @@ {TextOf(query)}::tsquery");

    public override IQueryable<Film> Films(ReviewSiteDb db, FullTextQuery query, int most) =>
        db.Films.FromSql(
            $"SELECT * FROM films WHERE NOT iswithdrawn AND words @@ {TextOf(query)}::tsquery LIMIT {most}"
        );

    public override IQueryable<Critic> Critics(ReviewSiteDb db, FullTextQuery query) =>
        db.Critics.FromSql($"SELECT * FROM critics WHERE words @@ {TextOf(query)}::tsquery");

    public override IQueryable<Publication> Publications(ReviewSiteDb db, FullTextQuery query) =>
        db.Publications.FromSql($"SELECT * FROM publications WHERE words @@ {TextOf(query)}::tsquery");

    public override Task<int> CountFilmsAsync(ReviewSiteDb db, FullTextQuery query, CancellationToken cancellation) =>
        Films(db, query).CountAsync(cancellation);

    public override async Task<IReadOnlyDictionary<string, int>> WordsOfNamesAsync(
        ReviewSiteDb db,
        CancellationToken cancellation
    ) =>
        await db
            .Database.SqlQuery<TermCount>(
                $"""
                SELECT word AS term, ndoc AS documents FROM ts_stat(
                    'SELECT words FROM films WHERE NOT iswithdrawn UNION ALL
                    SELECT words FROM critics UNION ALL SELECT words FROM publications')
                """
            )
            .ToDictionaryAsync(w => w.Term, w => w.Documents, cancellation);

    public override async Task RebuildAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        await ReadAllAsync(db, SearchedWords.WriteAsync, cancellation);

    /// <summary>The tables with rows whose stored search words are wrong.</summary>
    /// <param name="db">In a snapshot: a save between reading a text and its words would look like a fault.</param>
    public static async Task<IReadOnlyList<string>> WronglyFoundAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var wrong = await ReadAllAsync(db, SearchedWords.CountWrongAsync, cancellation);
        return
        [
            .. wrong
                .Where(w => w.Value > 0)
                .Select(w => $"the search words of {w.Value} rows of the table {w.Key} do not match their texts"),
        ];
    }

    /// <returns>What was counted of each table's rows.</returns>
    private static async Task<Dictionary<string, int>> ReadAllAsync(
        ReviewSiteDb db,
        CountOf count,
        CancellationToken cancellation
    ) =>
        new()
        {
            ["films"] = await ReadAsync(db, db.Films.IgnoreQueryFilters(), f => f.Id, count, cancellation),
            ["critics"] = await ReadAsync(db, db.Critics, c => c.Id, count, cancellation),
            ["publications"] = await ReadAsync(db, db.Publications, p => p.Id, count, cancellation),
            ["reviews"] = await ReadAsync(db, db.Reviews.IgnoreQueryFilters(), r => r.Id, count, cancellation),
        };

    /// <summary>Words are nothing but letters, digits and marks, which need no quotes.</summary>
    protected override string TextOf(FullTextQuery query) =>
        string.Join(" & ", query.Phrases.Select((phrase, i) => PhraseOf(phrase, query.IsPrefix(i))));

    protected override (string Hits, string Id) HitsOf(SearchedTable table)
    {
        var rows = table switch
        {
            SearchedTable.Reviews => LiveReviews,
            SearchedTable.Films => LiveFilms,
            SearchedTable.Critics => LiveCritics,
            _ => LivePublications,
        };
        return ($"{rows} AND s.words @@ {{0}}::tsquery", "s.id");
    }

    protected override string? ConditionOf(SearchedTable table, FullTextQuery query) =>
        table == SearchedTable.Reviews && WordPairs.SqlOf(query) is { } pairs
            ? $"s.{WordPairs.Column} @> {pairs}"
            : null;

    /// <summary>
    /// Some of the newest reviews have a frequent word, and the index would list every review that has it. A phrase is
    /// far rarer than reviews with all of its words, which is what PostgreSQL expects: it would look for it in review
    /// after review. Of names, the index lists few for any word.
    /// </summary>
    protected override bool FindsNewestFirst(SearchedTable table, FullTextQuery query) =>
        table == SearchedTable.Reviews && query.Phrases.All(phrase => phrase.Length == 1);

    /// <summary>By id: a phrase would otherwise be looked for again in each row with its words.</summary>
    protected override FormattableString Ranked(
        SearchedTable table,
        string text,
        List<int> found,
        int take,
        int skip
    ) =>
        FormattableStringFactory.Create(
            $$"""
            SELECT s.id AS "Value" FROM {{TableOf(table)}} s WHERE s.id = ANY ({1})
            ORDER BY ts_rank(s.words, {0}::tsquery) DESC, s.id DESC LIMIT {2} OFFSET {3}
            """,
            text,
            found,
            take,
            skip
        );

    private static string TableOf(SearchedTable table) =>
        table switch
        {
            SearchedTable.Reviews => "reviews",
            SearchedTable.Films => "films",
            SearchedTable.Critics => "critics",
            _ => "publications",
        };

    private static string PhraseOf(string[] words, bool endsInPrefix) =>
        $"({string.Join(" <-> ", words)}{(endsInPrefix ? ":*" : "")})";

    private static async Task<int> ReadAsync<T>(
        ReviewSiteDb db,
        IQueryable<T> all,
        Func<T, int> idOf,
        CountOf count,
        CancellationToken cancellation
    )
        where T : class
    {
        var (last, counted) = (0, 0);
        while (
            await all.AsNoTracking()
                .Where(r => EF.Property<int>(r, "Id") > last)
                .OrderBy(r => EF.Property<int>(r, "Id"))
                .Take(RowsAtOnce)
                .ToListAsync(cancellation)
                is { Count: > 0 } rows
        )
        {
            counted += await count(db, rows, cancellation);
            last = idOf(rows[^1]);
        }

        return counted;
    }

    /// <summary>Does something with rows, and counts those with other words than those of their texts.</summary>
    private delegate Task<int> CountOf(ReviewSiteDb db, IEnumerable<object> rows, CancellationToken cancellation);

    private sealed record TermCount(string Term, int Documents);
}
