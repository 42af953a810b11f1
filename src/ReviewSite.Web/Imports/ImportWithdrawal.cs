using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Withdraws an import: its mentions, its published summary, and the reviews that no other import in force mentions and
/// no editor has edited.
/// </summary>
public sealed class ImportWithdrawal(UnitOfWork unitOfWork, FilmSummaries summaries, TimeProvider time)
{
    /// <returns>How many reviews were withdrawn with it; <c>null</c> if there is no such import in force.</returns>
    public Task<int?> WithdrawAsync(int importId, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<int?>(
                by,
                $"Import {importId} withdrawn",
                async db =>
                {
                    if (
                        await db.Imports.SingleOrDefaultAsync(
                            i => i.Id == importId && i.WithdrawnAt == null,
                            cancellation
                        )
                        is not { } import
                    )
                    {
                        return ChangeResult.Rejected<int?>(null);
                    }

                    import.Withdraw(time.GetUtcNow().UtcDateTime);
                    if (import.FilmId is null)
                    {
                        return await TableWithdrawal.FollowAsync(db, summaries, import, cancellation);
                    }

                    var alone = await db
                        .Reviews.Where(r => db.ImportMentions.Any(m => m.ImportId == importId && m.ReviewId == r.Id))
                        .Where(r =>
                            !db.ImportMentions.Any(m =>
                                m.ReviewId == r.Id
                                && m.ImportId != importId
                                && db.Imports.Any(i => i.Id == m.ImportId && i.WithdrawnAt == null)
                            )
                        )
                        .ToListAsync(cancellation);
                    var gone = alone.Where(r => r.EditedFields == ReviewFacts.None).ToList();
                    gone.ForEach(r => r.Withdraw());
                    return gone.Count;
                }
            ),
            cancellation
        );
}
