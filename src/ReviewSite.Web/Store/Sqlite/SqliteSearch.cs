using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>Search by FTS5.</summary>
internal sealed class SqliteSearch : FullTextSearch
{
    /// <summary>Withdrawn rows are not in the index. The reviews of a withdrawn film are, but they are few.</summary>
    private const string OfLiveFilms =
        "s.rowid NOT IN (SELECT r.Id FROM Films f CROSS JOIN Reviews r ON r.FilmId = f.Id WHERE "
        + "f.IsWithdrawn AND NOT r.IsWithdrawn)";

    private const string IsLive =
        "NOT r.IsWithdrawn AND NOT EXISTS (SELECT 1 FROM Films f WHERE f.IsWithdrawn AND f.Id = r.FilmId)";

    public override IQueryable<Film> Films(ReviewSiteDb db, FullTextQuery query) =>
        db.Films.FromSql(
            $"""
            SELECT * FROM Films
            WHERE Id IN (SELECT rowid FROM FilmSearch WHERE FilmSearch MATCH {TextOf(query)})
            """
        );

    public override IQueryable<Film> Films(ReviewSiteDb db, FullTextQuery query, int most) =>
        db.Films.FromSql(
            $"""
            SELECT * FROM Films
            WHERE Id IN (SELECT rowid FROM FilmSearch WHERE FilmSearch MATCH {TextOf(query)} LIMIT {most})
            """
        );

    public override IQueryable<Critic> Critics(ReviewSiteDb db, FullTextQuery query) =>
        db.Critics.FromSql(
            $"""
            SELECT * FROM Critics
            WHERE Id IN (SELECT rowid FROM CriticSearch WHERE CriticSearch MATCH {TextOf(query)})
            """
        );

    public override IQueryable<Publication> Publications(ReviewSiteDb db, FullTextQuery query) =>
        db.Publications.FromSql(
            $"""
            SELECT * FROM Publications
            WHERE Id IN (SELECT rowid FROM PublicationSearch WHERE PublicationSearch MATCH {TextOf(query)})
            """
        );

    public override Task<int> CountFilmsAsync(ReviewSiteDb db, FullTextQuery query, CancellationToken cancellation) =>
        db
            .Database.SqlQuery<int>($"SELECT count(*) AS Value FROM FilmSearch WHERE FilmSearch MATCH {TextOf(query)}")
            .SingleAsync(cancellation);

    /// <summary>The indexes list them without looking at any film.</summary>
    public override async Task<IReadOnlyDictionary<string, int>> WordsOfNamesAsync(
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        var words = new Dictionary<string, int>();

        // One connection, since the lists are temporary tables of it.
        await db.Database.OpenConnectionAsync(cancellation);
        foreach (var index in SearchTables.Names.Except([SearchTables.Reviews]))
        {
            // Table names cannot be parameters; all of them are constants of the program.
            var create =
                $"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}Words USING fts5vocab('main', '{index}', 'row')";
            var select = $"SELECT term AS Term, doc AS Documents FROM temp.{index}Words";
            await db.Database.ExecuteSqlRawAsync(create, cancellation);
            foreach (var word in await db.Database.SqlQueryRaw<TermCount>(select).ToListAsync(cancellation))
            {
                words[word.Term] = words.GetValueOrDefault(word.Term) + word.Documents;
            }
        }

        return words;
    }

    /// <summary>Titles and names are searched as they are stored; their indexes follow them by triggers.</summary>
    public override Task RebuildAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlRawAsync(SearchTables.RebuildOf(SearchTables.Reviews), cancellation);

    /// <summary>In the index' own language; every word is quoted, so that none is taken for an operator.</summary>
    protected override string TextOf(FullTextQuery query) =>
        string.Join(
            ' ',
            query.Phrases.Select((phrase, i) => $"\"{string.Join(' ', phrase)}\"{(query.IsPrefix(i) ? "*" : "")}")
        );

    protected override (string Hits, string Id) HitsOf(SearchedTable table)
    {
        var (index, rows) = table switch
        {
            SearchedTable.Reviews => (SearchTables.Reviews, $"{SearchTables.Reviews} s WHERE {OfLiveFilms} AND"),
            SearchedTable.Films => (SearchTables.Films, $"{SearchTables.Films} s WHERE"),
            SearchedTable.Critics => (SearchTables.Critics, WithReviews("Critics", nameof(Review.CriticId))),
            _ => (SearchTables.Publications, WithReviews("Publications", nameof(Review.PublicationId))),
        };
        return ($"{rows} s.{index} MATCH {{0}}", "s.rowid");
    }

    /// <summary>FTS5 reads its hits forward with less work than backward.</summary>
    protected override bool FindsNewestFirst(SearchedTable table, FullTextQuery query) => false;

    /// <summary>
    /// The index ranks while it searches, which it is not asked for before it is known that there are few hits: it
    /// would count all rows that have each word.
    /// </summary>
    protected override FormattableString Ranked(SearchedTable table, string text, List<int> found, int take, int skip)
    {
        var (hits, id) = HitsOf(table);
        return FormattableStringFactory.Create(
            $"SELECT {id} AS Value FROM {hits} ORDER BY s.rank, {id} DESC LIMIT {{1}} OFFSET {{2}}",
            text,
            take,
            skip
        );
    }

    private static string WithReviews(string table, string idOfReview) =>
        $"{table[..^1]}Search s CROSS JOIN {table} t ON t.Id = s.rowid AND EXISTS (SELECT 1 FROM Reviews r "
        + $"WHERE r.{idOfReview} = t.Id AND {IsLive}) WHERE";

    private sealed record TermCount(string Term, int Documents);
}
