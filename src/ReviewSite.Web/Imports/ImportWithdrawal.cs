using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Withdraws an import: its mentions, its published summary, and the reviews that no other import in force mentions and
/// no editor has edited. A film that is left without reviews goes with it, unless there is another reason to keep it.
/// </summary>
public sealed class ImportWithdrawal(UnitOfWork unitOfWork, FilmSummaries summaries, TimeProvider time)
{
    /// <returns><c>null</c> if there is no such import in force.</returns>
    public Task<WithdrawnImport?> WithdrawAsync(int importId, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<WithdrawnImport?>(
                by,
                $"Import {importId} withdrawn",
                async db =>
                    await db.Imports.SingleOrDefaultAsync(i => i.Id == importId && i.WithdrawnAt == null, cancellation)
                        is { } import
                        ? await WithdrawAsync(db, import, cancellation)
                        : ChangeResult.Rejected<WithdrawnImport?>(null)
            ),
            cancellation
        );

    private async Task<WithdrawnImport> WithdrawAsync(ReviewSiteDb db, Import import, CancellationToken cancellation)
    {
        import.Withdraw(time.GetUtcNow().UtcDateTime);
        if (import.FilmId is null)
        {
            var (reviews, films) = await TableWithdrawal.FollowAsync(db, summaries, import, cancellation);
            return new WithdrawnImport(reviews, films);
        }

        var gone = await ReviewsOf(db, import.Id).ToListAsync(cancellation);
        gone.ForEach(r => r.Withdraw());
        var film = await FilmOfAsync(db, import, gone.ConvertAll(r => r.Id), cancellation);
        film?.Withdraw();
        return new WithdrawnImport(gone.Count, film is null ? 0 : 1);
    }

    /// <summary>The reviews that go with the import of a text.</summary>
    private static IQueryable<Review> ReviewsOf(ReviewSiteDb db, int importId) =>
        db
            .Reviews.Where(r => db.ImportMentions.Any(m => m.ImportId == importId && m.ReviewId == r.Id))
            .Where(r =>
                r.EditedFields == EditableReviewFields.None
                && !db.ImportMentions.Any(m =>
                    m.ReviewId == r.Id
                    && m.ImportId != importId
                    && db.Imports.Any(i => i.Id == m.ImportId && i.WithdrawnAt == null)
                )
            );

    /// <returns>The film that goes with the import of a text; <c>null</c> if it stays.</returns>
    internal static async Task<Film?> FilmOfAsync(
        ReviewSiteDb db,
        Import import,
        IReadOnlyCollection<int> reviews,
        CancellationToken cancellation
    ) =>
        await db.Films.SingleOrDefaultAsync(f => f.Id == import.FilmId, cancellation) is { } film
        && !await db.Reviews.AnyAsync(r => r.FilmId == film.Id && !reviews.Contains(r.Id), cancellation)
        && !await ImportedFilms.StaysAsync(db, film, [import.Id], cancellation)
            ? film
            : null;
}

/// <summary>What went with an import that was withdrawn.</summary>
/// <param name="Reviews">How many reviews.</param>
/// <param name="Films">How many films.</param>
public sealed record WithdrawnImport(int Reviews, int Films);
