using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Importing;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Data.History;

/// <summary>
/// Takes an entry of the history back, where every value that it changed is still the one it left. What it added is withdrawn, and comes
/// back if the reversal is reversed.
/// </summary>
public sealed class Reversal(WriteDoor door, TimeProvider time)
{
    /// <returns>What stands in the way; nothing where it was done.</returns>
    public async Task<IReadOnlyList<string>> MakeAsync(int entryId, Actor by, CancellationToken cancellation)
    {
        var obstacles = new List<string>();
        await door.WriteAsync(
            new StoreChange<bool>(by, $"Change {entryId} reverted", async db =>
            {
                var entry = await db.History.AsNoTracking().SingleAsync(e => e.Id == entryId, cancellation);
                foreach (var change in entry.Changes)
                {
                    await TakeBackAsync(db, change, entry, obstacles, cancellation);
                }

                if (obstacles.Count > 0)
                {
                    db.ChangeTracker.Clear();
                }

                return true;
            })
            { RevertsId = entryId },
            cancellation);
        return obstacles;
    }

    private async Task TakeBackAsync(ReviewSiteDb db, HistoryChange change, HistoryEntry entry, List<string> obstacles, CancellationToken cancellation)
    {
        var thing = await FindAsync(db, change.Kind, change.Id, cancellation);
        if (thing is null)
        {
            obstacles.Add($"{change.Kind} {change.Id} is not there any more.");
        }
        else if (change.Field is null)
        {
            await TakeBackAdditionAsync(db, thing, entry, cancellation);
        }
        else
        {
            var property = db.Entry(thing).Property(change.Field);
            var current = ChangeCapture.Text(property.Metadata, property.CurrentValue);
            if (current == change.After)
            {
                property.CurrentValue = ChangeCapture.Value(property.Metadata, change.Before);
            }
            else
            {
                obstacles.Add($"{change.Kind} {change.Id}, {change.Field}: it left “{change.After}”, and now it is “{current}”.");
            }
        }
    }

    private async Task TakeBackAdditionAsync(ReviewSiteDb db, object thing, HistoryEntry entry, CancellationToken cancellation)
    {
        switch (thing)
        {
            case Film film:
                film.Withdraw();
                break;
            case Import import:
                import.Withdraw(time.GetUtcNow().UtcDateTime);
                break;
            case Review review:
                var own = entry.Changes.Where(c => c is { Kind: nameof(Import), Field: null }).Select(c => c.Id).ToList();
                var isMentionedElsewhere = await db.ImportMentions.AnyAsync(
                    m => m.ReviewId == review.Id && !own.Contains(m.ImportId) && db.Imports.Any(i => i.Id == m.ImportId && i.WithdrawnAt == null),
                    cancellation);
                if (!isMentionedElsewhere)
                {
                    review.Withdraw();
                }

                break;
        }
    }

    private static async Task<object?> FindAsync(ReviewSiteDb db, string kind, int id, CancellationToken cancellation) => kind switch
    {
        nameof(Film) => await db.Films.IgnoreQueryFilters().SingleOrDefaultAsync(f => f.Id == id, cancellation),
        nameof(Review) => await db.Reviews.IgnoreQueryFilters().SingleOrDefaultAsync(r => r.Id == id, cancellation),
        nameof(Import) => await db.Imports.IgnoreQueryFilters().SingleOrDefaultAsync(i => i.Id == id, cancellation),
        nameof(ImportedSummary) => await db.ImportedSummaries.IgnoreQueryFilters().SingleOrDefaultAsync(s => s.ImportId == id, cancellation),
        nameof(Critic) => await db.Critics.SingleOrDefaultAsync(c => c.Id == id, cancellation),
        nameof(Publication) => await db.Publications.SingleOrDefaultAsync(p => p.Id == id, cancellation),
        _ => null,
    };
}
