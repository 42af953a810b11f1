using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.History;

/// <summary>
/// Reverts an entry of the history if every value that it changed is still as it left it. What it added is withdrawn,
/// and restored if the revert is reverted.
/// </summary>
public sealed class Reverter(UnitOfWork unitOfWork, FilmSummaries summaries, TimeProvider time)
{
    /// <returns>The conflicts; none if it was reverted.</returns>
    public async Task<RevertObstacles> RevertAsync(int entryId, Actor by, CancellationToken cancellation)
    {
        var obstacles = new RevertObstacles();
        await unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                by,
                $"Change {entryId} reverted",
                async db =>
                {
                    var entry = await db.History.AsNoTracking().SingleAsync(e => e.Id == entryId, cancellation);
                    obstacles.Add(await RefusalsAsync(db, entry, cancellation));
                    if (!obstacles.IsEmpty)
                    {
                        return ChangeResult.Rejected(false);
                    }

                    var things = await ChangedThings.ReadAsync(db, entry, cancellation);
                    await new Reversal(db, entry, things, obstacles, time).RunAsync(cancellation);
                    obstacles.Add(await RevertConflicts.AmongAsync(db, cancellation));
                    if (obstacles.IsEmpty && !db.ChangeTracker.HasChanges())
                    {
                        obstacles.Add("None of these changes is still in effect; there is nothing to revert.");
                    }

                    if (!obstacles.IsEmpty)
                    {
                        return ChangeResult.Rejected(false);
                    }

                    foreach (
                        var table in db
                            .ChangeTracker.Entries<Import>()
                            .Where(e => e.State == EntityState.Modified && e.Entity.FilmId is null)
                            .ToList()
                    )
                    {
                        await TableWithdrawal.FollowAsync(db, summaries, table.Entity, cancellation);
                    }

                    return true;
                }
            )
            {
                RevertsId = entryId,
            },
            cancellation
        );
        return obstacles;
    }

    private static async Task<IEnumerable<string>> RefusalsAsync(
        ReviewSiteDb db,
        HistoryEntry entry,
        CancellationToken cancellation
    ) =>
        entry.HoldsErasedQuote ? ["A quote in this change was erased for legal reasons and cannot be restored."]
        : await db.History.AnyAsync(e => e.RevertsId == entry.Id, cancellation)
            ? ["This change has already been reverted. To restore it, revert the change that reverted it."]
        : [];
}
