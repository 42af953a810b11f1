using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Withdraws or restores what only this import lists and nobody has worked on. Uses set-based SQL, because an import
/// may list a million reviews.
/// </summary>
internal static class TableWithdrawal
{
    private const string TakeReviewsAway = """
        UPDATE Reviews SET IsWithdrawn = TRUE, Version = Version + 1
        WHERE NOT IsWithdrawn AND EditedFields = '[]'
            AND Id IN (SELECT ReviewId FROM ImportMentions WHERE ImportId = {0})
            AND NOT EXISTS (
                SELECT 1 FROM ImportMentions m JOIN Imports i ON i.Id = m.ImportId
                WHERE m.ReviewId = Reviews.Id AND m.ImportId <> {0} AND i.WithdrawnAt IS NULL)
        """;

    private const string TakeFilmsAway = """
        UPDATE Films SET IsWithdrawn = TRUE, Version = Version + 1
        WHERE NOT IsWithdrawn AND EditedFields = '[]' AND Poster IS NULL
            AND Id IN (SELECT FilmId FROM ImportFilmMentions WHERE ImportId = {0})
            AND NOT EXISTS (SELECT 1 FROM CollectionFilms c WHERE c.FilmId = Films.Id)
            AND NOT EXISTS (SELECT 1 FROM PollFilms p WHERE p.FilmId = Films.Id)
            AND NOT EXISTS (
                SELECT 1 FROM HistoryChanges c
                WHERE c.Kind = 'Film' AND c.ThingId = Films.Id AND c.Field IS NULL AND NOT EXISTS (
                    SELECT 1 FROM HistoryChanges i
                    WHERE i.EntryId = c.EntryId AND i.Kind = 'Import' AND i.Field IS NULL))
            AND NOT EXISTS (
                SELECT 1 FROM ImportFilmMentions m JOIN Imports i ON i.Id = m.ImportId
                WHERE m.FilmId = Films.Id AND m.ImportId <> {0} AND i.WithdrawnAt IS NULL)
            AND NOT EXISTS (SELECT 1 FROM Imports i WHERE i.FilmId = Films.Id AND i.WithdrawnAt IS NULL)
            AND NOT EXISTS (SELECT 1 FROM Reviews r WHERE r.FilmId = Films.Id AND NOT r.IsWithdrawn)
        """;

    private const string BringReviewsBack = """
        UPDATE Reviews SET IsWithdrawn = FALSE, Version = Version + 1
        WHERE IsWithdrawn AND EditedFields NOT LIKE '%"IsWithdrawn"%'
            AND Id IN (SELECT ReviewId FROM ImportMentions WHERE ImportId = {0})
        """;

    private const string BringFilmsBack = """
        UPDATE Films SET IsWithdrawn = FALSE, Version = Version + 1
        WHERE IsWithdrawn AND MergedIntoId IS NULL AND EditedFields NOT LIKE '%"IsWithdrawn"%'
            AND Id IN (SELECT FilmId FROM ImportFilmMentions WHERE ImportId = {0})
        """;

    /// <param name="db">Within <see cref="UnitOfWork.ExecuteAsync"/>; what it tracks is saved first.</param>
    /// <param name="import">The import of a table, just withdrawn or just restored.</param>
    /// <returns>How many reviews and films were withdrawn or restored.</returns>
    public static async Task<(int Reviews, int Films)> FollowAsync(
        ReviewSiteDb db,
        FilmSummaries summaries,
        Import import,
        CancellationToken cancellation
    )
    {
        var isWithdrawn = import.WithdrawnAt is not null;
        var reviews = await db.Database.ExecuteSqlRawAsync(
            isWithdrawn ? TakeReviewsAway : BringReviewsBack,
            [import.Id],
            cancellation
        );
        var films = await db.Database.ExecuteSqlRawAsync(
            isWithdrawn ? TakeFilmsAway : BringFilmsBack,
            [import.Id],
            cancellation
        );

        // The summaries go by what is in force, so that has to be known to the database.
        await db
            .Imports.Where(i => i.Id == import.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.WithdrawnAt, import.WithdrawnAt), cancellation);
        var listed = await db
            .ImportFilmMentions.Where(m => m.ImportId == import.Id)
            .Select(m => m.FilmId)
            .ToListAsync(cancellation);
        await summaries.SummarizeAsync(db, listed, cancellation);
        return (reviews, films);
    }
}
