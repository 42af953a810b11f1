using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Scores;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// The third stage, under the store's lock and in one transaction: what the staging file says is to be added and
/// changed.
/// </summary>
internal static class RowApplying
{
    /// <summary>The staging file is attached as <c>staging</c>.</summary>
    public static async Task SaveAsync(
        ReviewSiteDb db,
        FilmSummaries summaries,
        Import import,
        CancellationToken cancellation
    )
    {
        db.Imports.Add(import);
        await db.SaveChangesAsync(cancellation);
        var films = await LastIdAsync(db, "Films", cancellation);
        var reviews = await LastIdAsync(db, "Reviews", cancellation);
        var indexes = await DeferredIndexes.DropAsync(db, cancellation);
        foreach (var sql in Statements())
        {
            await db.Database.ExecuteSqlRawAsync(
                sql,
                [
                    new SqliteParameter("$import", import.Id),
                    new SqliteParameter("$films", films),
                    new SqliteParameter("$reviews", reviews),
                ],
                cancellation
            );
        }

        await indexes.CreateAsync(cancellation);
        await RenewStoredAsync(db, summaries, cancellation);
    }

    private static IEnumerable<string> Statements()
    {
        foreach (var table in new[] { "Critics", "Publications" })
        {
            var weight = table == "Publications" ? (", Weight", ", '1.0'") : ("", "");
            yield return $"INSERT INTO {table} (Slug, Name, NameKey{weight.Item1}) SELECT Slug, Name, "
                + $"NameKey{weight.Item2} FROM staging.{table} WHERE MainId IS NULL ORDER BY Id";
            yield return $"UPDATE staging.{table} SET MainId = (SELECT m.Id FROM main.{table} m WHERE m.NameKey = "
                + $"staging.{table}.NameKey) WHERE MainId IS NULL";
        }

        // Numbers of their own, from the last on, so that reviews can be written in the order of the index that they go
        // into.
        yield return "UPDATE staging.Films SET MainId = $films + Id WHERE IsNew";
        yield return $"""
            INSERT INTO Films (Id, Slug, Title, TitleKey, SearchText, Year, Directors, Countries, Languages, RuntimeMinutes, OriginalTitle, Genres, Synopsis, ImdbId, Summary)
            SELECT f.MainId, f.Slug, {Fact("Title")}, f.TitleKey, f.SearchText, {Fact("Year")}, {Fact(
                "Directors"
            )}, {Fact("Countries")}, {Fact("Languages")},
                {Fact("RuntimeMinutes")}, {Fact("OriginalTitle")}, {Fact("Genres")}, {Fact("Synopsis")}, {Fact(
                "ImdbId"
            )}, f.Summary
            FROM staging.Films f WHERE f.IsNew ORDER BY f.Id
            """;
        yield return """
            INSERT INTO Reviews (Id, FilmId, Position, CriticId, Credit, PublicationId, OriginalScore, Score, StatedReception, Reception, Leaning, Date, Quote, QuoteKey, Url, SourceKey)
            SELECT $reviews + a.Id, f.MainId, a.Position, c.MainId, a.Credit, p.MainId, a.OriginalScore, a.Score, a.StatedReception, a.Reception, a.Leaning, a.Date, a.Quote,
                a.QuoteKey, a.Url, a.SourceKey
            FROM staging.Added a
            JOIN staging.Films f ON f.Id = a.Film
            LEFT JOIN staging.Critics c ON c.Id = a.Critic
            LEFT JOIN staging.Publications p ON p.Id = a.Publication
            ORDER BY a.Id
            """;
        yield return """
            UPDATE Reviews SET CriticId = c.CriticId, Credit = c.Credit, PublicationId = c.PublicationId, OriginalScore = c.OriginalScore, Score = c.Score,
                StatedReception = c.StatedReception, Reception = c.Reception, Leaning = c.Leaning, Date = c.Date, Quote = c.Quote, QuoteKey = c.QuoteKey, Url = c.Url,
                IsWithdrawn = c.IsWithdrawn, Version = Version + 1
            FROM (
                SELECT x.*, w.MainId AS CriticId, p.MainId AS PublicationId FROM staging.Changed x
                LEFT JOIN staging.Critics w ON w.Id = x.Critic LEFT JOIN staging.Publications p ON p.Id = x.Publication) c
            WHERE Reviews.Id = c.MainId
            """;
        yield return """
            UPDATE PublishedSummaries SET ScoreStands = 0
            WHERE FilmId IN (SELECT f.MainId FROM staging.Changed c JOIN staging.Films f ON f.Id = c.Film WHERE c.HasOtherFigures)
            """;
        yield return """
            UPDATE Films SET IsWithdrawn = 0, Version = Version + 1
            WHERE IsWithdrawn AND Id IN (SELECT MainId FROM staging.Films WHERE NOT IsNew) AND 'IsWithdrawn' NOT IN (SELECT value FROM json_each(EditedFields))
            """;
        yield return "INSERT INTO ImportMentions (ImportId, ReviewId) SELECT $import, $reviews + Id FROM staging.Added";
        yield return "INSERT INTO ImportMentions (ImportId, ReviewId) SELECT $import, MainId FROM staging.Mentioned";
        yield return "INSERT INTO ImportFilmMentions (ImportId, FilmId) SELECT DISTINCT $import, MainId FROM "
            + "staging.Films";
        yield return """
            INSERT INTO PublishedSummaries (ImportId, FilmId, ScoreStands, Verdict, Critics, Positive, Mixed, Negative, Score)
            SELECT $import, f.MainId, 1, s.Verdict, s.Critics, s.Positive, s.Mixed, s.Negative, s.Score FROM staging.Summaries s JOIN staging.Films f ON f.Id = s.Film
            ORDER BY s.rowid
            """;
    }

    private static string Fact(string name) => $"json_extract(f.Facts, '$.{name}')";

    private static async Task<long> LastIdAsync(ReviewSiteDb db, string table, CancellationToken cancellation) =>
        await db
            .Database.SqlQuery<long>($"SELECT coalesce(max(seq), 0) AS Value FROM sqlite_sequence WHERE name = {table}")
            .SingleAsync(cancellation);

    /// <summary>Films that were there before: their facts, but for an editor's, and their summaries.</summary>
    private static async Task RenewStoredAsync(ReviewSiteDb db, FilmSummaries summaries, CancellationToken cancellation)
    {
        const int AtOnce = 500;
        var stored = await db
            .Database.SqlQueryRaw<StagedFacts>(
                "SELECT MainId, Facts FROM staging.Films WHERE NOT IsNew ORDER BY MainId"
            )
            .ToListAsync(cancellation);
        foreach (var batch in stored.Chunk(AtOnce))
        {
            var ids = batch.Select(s => s.MainId).ToHashSet();
            var facts = batch.ToLookup(
                s => s.MainId,
                s => System.Text.Json.JsonSerializer.Deserialize(s.Facts, StagingJson.Default.FilmDetails)!
            );
            foreach (var film in await db.Films.Where(f => ids.Contains(f.Id)).ToListAsync(cancellation))
            {
                foreach (var told in facts[film.Id])
                {
                    film.CorrectFromFile(told);
                }

                film.Summarize((await summaries.ExplainAsync(db, film.Id, cancellation)).Summary);
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private sealed record StagedFacts(int MainId, string Facts);
}
