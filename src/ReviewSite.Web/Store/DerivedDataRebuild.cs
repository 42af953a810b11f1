using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>
/// Recalculates the derived data that is stored: the summaries of films, and the forms in which titles, names and
/// quotes are compared and searched. Needed if this version has different rules from the one that wrote the store, or
/// if the site's scale has changed.
/// </summary>
internal static class DerivedDataRebuild
{
    private const int RowsAtOnce = 500;

    /// <param name="db">Within a transaction that writes.</param>
    public static async Task RunAsync(ReviewSiteDb db, FilmSummaries summaries, CancellationToken cancellation)
    {
        await JudgeReviewsAsync(db, cancellation);
        await InPartsAsync(db, db.Critics, critic => critic.RefreshDerived(), cancellation);
        await InPartsAsync(db, db.Publications, publication => publication.RefreshDerived(), cancellation);
        await InPartsAsync(
            db,
            db.Polls.IgnoreQueryFilters(),
            poll => db.Entry(poll).Property(p => p.Ballots).IsModified = true,
            cancellation
        );
        await db.Search.RebuildAsync(db, cancellation);
        await InPartsAsync(
            db,
            db.Films.IgnoreQueryFilters(),
            async films =>
            {
                films.ForEach(film => film.RefreshDerived());
                await summaries.SummarizeAsync(db, films, cancellation);
            },
            cancellation
        );
        var state = await db.State.SingleAsync(cancellation);
        state.NoteRules(StoreState.RulesOn(summaries.Scale));
        state.NoteChange();
        await db.SaveChangesAsync(cancellation);
    }

    private static Task InPartsAsync<T>(
        ReviewSiteDb db,
        IQueryable<T> rows,
        Action<T> change,
        CancellationToken cancellation
    )
        where T : class =>
        InPartsAsync(
            db,
            rows,
            part =>
            {
                part.ForEach(change);
                return Task.CompletedTask;
            },
            cancellation
        );

    /// <summary>Changes all rows without holding all of them in memory.</summary>
    private static async Task InPartsAsync<T>(
        ReviewSiteDb db,
        IQueryable<T> rows,
        Func<List<T>, Task> change,
        CancellationToken cancellation
    )
        where T : class
    {
        var last = 0;
        while (
            await rows.Where(r => EF.Property<int>(r, "Id") > last)
                .OrderBy(r => EF.Property<int>(r, "Id"))
                .Take(RowsAtOnce)
                .ToListAsync(cancellation)
                is { Count: > 0 } part
        )
        {
            await change(part);
            last = db.Entry(part[^1]).Property<int>("Id").CurrentValue;
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
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
