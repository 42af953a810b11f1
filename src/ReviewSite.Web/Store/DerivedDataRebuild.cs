using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>
/// Recalculates the derived data that is stored with each film: its summary and its search words. Needed if this
/// version has different rules from the one that wrote the store, or if the site's scale has changed.
/// </summary>
internal static class DerivedDataRebuild
{
    private const int FilmsAtOnce = 500;

    /// <param name="db">Within a transaction that writes.</param>
    public static async Task RunAsync(ReviewSiteDb db, FilmSummaries summaries, CancellationToken cancellation)
    {
        await JudgeReviewsAsync(db, cancellation);
        await db.Search.RebuildAsync(db, cancellation);
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
        state.NoteRules(StoreState.RulesOn(summaries.Scale));
        state.NoteChange();
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The reviews whose reception follows from their score, on a different scale from before.</summary>
    private static async Task JudgeReviewsAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        foreach (var reception in Tally.Receptions)
        {
            var band = db.Scale.BandOf(reception);
            var (lowest, highest) = (new Score(band.Low), new Score(band.High));
            await db
                .Reviews.IgnoreQueryFilters()
                .Where(r => r.Score >= lowest && r.Score <= highest && r.Reception != reception)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Reception, reception), cancellation);
        }
    }
}
