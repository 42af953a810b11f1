using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>
/// The one way to change the store: take its lock, begin, change, recompute the summaries of the films that the change
/// touched, append to the history, commit. Only when it returns may anybody say "saved".
/// </summary>
public sealed partial class UnitOfWork(
    IDbContextFactory<ReviewSiteDb> dbs,
    IStoreDatabase database,
    IBulkLoader loader,
    FilmSummaries summaries,
    ContentVersion contentVersion,
    TimeProvider time,
    StoreMetrics metrics,
    ILogger<UnitOfWork> logger
)
{
    /// <summary>Written under the lock alone.</summary>
    private bool _isLogToBeEmptied;

    private static readonly string[] _figures =
    [
        nameof(Review.Score),
        nameof(Review.StatedReception),
        nameof(Review.PublicationId),
        nameof(Review.IsWithdrawn),
    ];

    /// <exception cref="StoreBusyException">Another writer held the lock for too long; nothing was changed.</exception>
    public async Task<T> ExecuteAsync<T>(StoreChange<T> change, CancellationToken cancellation)
    {
        try
        {
            return await ExecuteLockedAsync(change, cancellation);
        }
        catch (Exception e) when (e is not StoreBusyException && StoreFailure.Of(e) == StoreFailure.Busy)
        {
            // Somebody writes past the lock, such as a database tool.
            throw new StoreBusyException(e);
        }
    }

    private async Task<T> ExecuteLockedAsync<T>(StoreChange<T> change, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var staging = change.Staging is null
            ? null
            : await loader.AttachAsync(db, change.Staging, cancellation);

        await using var transaction = await db.BeginWriteAsync(cancellation);
        var result = await change.Make(db);
        if (result.IsRejected)
        {
            return result.ValueOf();
        }

        if (db.ChangeTracker.HasChanges() || change.ErasesQuoteOf is not null)
        {
            await SaveAsync(db, change, cancellation);
        }

        if (!change.IsDryRun)
        {
            await transaction.CommitAsync(cancellation);
            contentVersion.Raise(await db.State.Select(s => s.Generation).SingleAsync(CancellationToken.None));
            Report(db, change);
        }

        if (change.ErasesQuoteOf is not null)
        {
            await database.ForgetDeletedAsync(db);
            _isLogToBeEmptied = true;
        }

        if (_isLogToBeEmptied)
        {
            _isLogToBeEmptied = !await database.TryForgetLogAsync(db);
        }

        return result.ValueOf();
    }

    private async Task SaveAsync<T>(ReviewSiteDb db, StoreChange<T> change, CancellationToken cancellation)
    {
        var refigured = await NoteChangedFiguresAsync(db, cancellation);
        await db.AddRedirectsAsync(change.RevertsId is not null, cancellation);
        var capture = AuditCapture.Of(db);
        var changed = db.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList();
        var left = changed
            .Where(e => e.State == EntityState.Modified && e.Metadata.FindProperty(nameof(Review.FilmId)) is not null)
            .Select(e => (int?)e.Property(nameof(Review.FilmId)).OriginalValue)
            .OfType<int>()
            .ToList();
        await db.SaveChangesAsync(cancellation);

        // Only now has what was added its number.
        var ids = changed.Select(e => FilmIdOf(e.Entity)).OfType<int>().Union(left).Union(refigured).ToHashSet();
        var films = await db.Films.IgnoreQueryFilters().Where(f => ids.Contains(f.Id)).ToListAsync(cancellation);
        foreach (var film in films)
        {
            film.Summarize((await summaries.ExplainAsync(db, film.Id, cancellation)).Summary);
        }

        if (capture.Changes().ToList() is { Count: > 0 } changes)
        {
            db.History.Add(
                new HistoryEntry(
                    change.By,
                    change.What,
                    time.GetUtcNow().UtcDateTime,
                    [.. films.Select(f => f.Id)],
                    change.RevertsId,
                    changes
                )
            );
        }

        if (change.ErasesQuoteOf is { } erased)
        {
            await db.History.ThatChangedQuoteOf(erased).ForEachAsync(e => e.EraseQuoteOf(erased), cancellation);
            foreach (var added in db.History.Local)
            {
                added.EraseQuoteOf(erased);
            }
        }

        if (change.By.Request is { } request)
        {
            db.IdempotentRequests.Add(request);
        }

        (await db.State.SingleAsync(cancellation)).NoteChange();
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The caller is notified, the log gets a line, and imports are counted.</summary>
    private void Report<T>(ReviewSiteDb db, StoreChange<T> change)
    {
        foreach (var entry in db.History.Local.Where(e => e.What == change.What))
        {
            var films = entry.FilmId is null ? entry.FilmIds.Count : 1;
            change.By.WhenSaved?.Invoke(entry.Id);
            LogSaved(entry.What, entry.Who, films, entry.Changes.Count);
            if (entry.Changes.Any(c => c is { Kind: nameof(Import), Field: null }))
            {
                metrics.Imported();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{What}, by {Who}; films: {Films}, values: {Changes}")]
    private partial void LogSaved(string what, string who, int films, int changes);

    /// <summary>
    /// A published score stands only while no review that it covers changes in score, reception or weight.
    /// </summary>
    /// <returns>The films whose summaries are to be recalculated.</returns>
    private static async Task<IReadOnlyList<int>> NoteChangedFiguresAsync(
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        var changed = db
            .ChangeTracker.Entries<Review>()
            .Where(e => e.State == EntityState.Modified && _figures.Any(f => e.Property(f).IsModified))
            .Select(e => e.Entity.FilmId);
        var reweighed = db
            .ChangeTracker.Entries<Publication>()
            .Where(e => e.State == EntityState.Modified && e.Property(p => p.Weight).IsModified)
            .Select(e => e.Entity.Id)
            .ToList();
        var films = (
            await db
                .Reviews.Where(r => reweighed.Contains(r.PublicationId ?? 0))
                .Select(r => r.FilmId)
                .Distinct()
                .ToListAsync(cancellation)
        )
            .Union(changed)
            .ToList();
        await db
            .ImportedSummaries.Where(s => films.Contains(s.FilmId))
            .ForEachAsync(s => s.NoteChangedReviews(), cancellation);
        return films;
    }

    private static int? FilmIdOf(object entity) =>
        entity switch
        {
            Film film => film.Id,
            Review review => review.FilmId,
            Import import => import.FilmId,
            ImportedSummary summary => summary.FilmId,
            ImportFilmMention mention => mention.FilmId,
            _ => null,
        };
}
