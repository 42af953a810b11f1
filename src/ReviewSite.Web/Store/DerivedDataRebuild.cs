using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>
/// Works out anew what is stored with each film though it follows from the rest: its summary and what it is searched
/// by. Needed where a version of the program has other rules than the one that wrote the store.
/// </summary>
internal static class DerivedDataRebuild
{
    private const int FilmsAtOnce = 500;

    /// <param name="db">While nobody else writes.</param>
    public static async Task MakeAsync(ReviewSiteDb db, FilmSummaries summaries, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var last = 0;
        while (
            await db
                .Films.IgnoreQueryFilters()
                .Where(f => f.Id > last)
                .OrderBy(f => f.Id)
                .Take(FilmsAtOnce)
                .ToListAsync(cancellation)
                is { Count: > 0 } films
        )
        {
            foreach (var film in films)
            {
                film.RefreshDerived();
                film.Summarize((await summaries.ExplainAsync(db, film.Id, cancellation)).Summary);
            }

            last = films[^1].Id;
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        var state = await db.State.SingleAsync(cancellation);
        state.NoteRules(StoreState.CurrentRules);
        state.NoteChange();
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
