using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>
/// The only way to change the store: take its lock, begin, change, recalculate the summaries of the films that the
/// change affects, append to the history, commit. Nothing is reported as saved before it returns.
/// </summary>
public sealed partial class UnitOfWork(
    IDbContextFactory<ReviewSiteDb> dbs,
    IBulkLoader loader,
    FilmSummaries summaries,
    ErasureTraces traces,
    ContentVersion contentVersion,
    TimeProvider time,
    StoreMetrics metrics,
    ILogger<UnitOfWork> logger
)
{
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
        var result = await change.RunAsync(db);
        if (result.IsRejected)
        {
            return result.ValueOf();
        }

        var saved =
            db.ChangeTracker.HasChanges() || result.Bulk is not null
                ? await SaveAsync(db, change, result.Bulk, cancellation)
                : null;
        if (!change.IsDryRun)
        {
            await transaction.CommitAsync(cancellation);
            if (saved is not null)
            {
                contentVersion.Raise(saved.ContentVersion);
                Report(change.By, saved.Entry);
            }
        }

        if (change.ErasesQuotes)
        {
            await traces.RemoveAsync(db);
        }

        return result.ValueOf();
    }

    private async Task<SavedChange> SaveAsync<T>(
        ReviewSiteDb db,
        StoreChange<T> change,
        BulkWrite? bulk,
        CancellationToken cancellation
    )
    {
        var withNewFigures = await NoteChangedFiguresAsync(db, cancellation);
        await AddRedirectsAsync(db, change.RevertsId is not null, cancellation);
        var capture = AuditCapture.Of(db);
        var changed = db.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList();
        var before = changed.Select(FilmIdBefore).OfType<int>().ToList();
        before.AddRange(await FilmsOfMentionsAsync(db, cancellation));
        await db.SaveChangesAsync(cancellation);

        // Only now has what was added its number.
        var after = changed.Select(e => FilmIdOf(e.Entity)).OfType<int>();
        var films = await SummarizeAsync(db, [.. before, .. after, .. withNewFigures], cancellation);
        HistoryChange[] changes = [.. capture.Changes(), .. bulk?.Changes ?? []];
        var entry =
            changes.Length == 0 && bulk is null
                ? null
                : new HistoryEntry(
                    change.By,
                    change.What,
                    time.GetUtcNow().UtcDateTime,
                    [.. films, .. bulk?.FilmIds ?? []],
                    change.RevertsId,
                    changes
                );
        if (entry is not null)
        {
            db.History.Add(entry);
            if (change.ErasesQuotes)
            {
                entry.EraseQuotes();
            }
        }

        if (change.By.Request is { } request)
        {
            db.IdempotentRequests.Add(request);
        }

        var state = await db.State.SingleAsync(cancellation);
        state.NoteChange();
        if (change.ErasesQuotes)
        {
            state.NoteErasure();
        }

        await db.SaveChangesAsync(cancellation);
        return new SavedChange(entry, state.ContentVersion);
    }

    /// <returns>The ids of those that there are.</returns>
    private async Task<IReadOnlyList<int>> SummarizeAsync(
        ReviewSiteDb db,
        HashSet<int> filmIds,
        CancellationToken cancellation
    )
    {
        // In one parameter: there may be more films than SQLite takes parameters.
        var films = await db
            .Films.IgnoreQueryFilters()
            .Where(f => EF.Parameter(filmIds).Contains(f.Id))
            .ToListAsync(cancellation);
        await summaries.SummarizeAsync(db, films, cancellation);
        return films.ConvertAll(f => f.Id);
    }

    /// <summary>The film that a changed row belonged to.</summary>
    private static int? FilmIdBefore(EntityEntry entry) =>
        entry.State == EntityState.Modified && entry.Metadata.FindProperty(nameof(Review.FilmId)) is not null
            ? (int?)entry.Property(nameof(Review.FilmId)).OriginalValue
            : null;

    /// <summary>Notifies the caller, writes a line to the log, and counts imports.</summary>
    private void Report(Actor by, HistoryEntry? entry)
    {
        if (entry is null)
        {
            return;
        }

        by.WhenSaved?.Invoke(entry.Id);
        LogSaved(entry.What, entry.Who, entry.FilmId is null ? entry.FilmIds.Count : 1, entry.Changes.Count);
        if (entry.Changes.Any(c => c is { Kind: nameof(Import), Field: null }))
        {
            metrics.Imported();
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
            .Where(e => e.State == EntityState.Modified && PublishedScores.MayHaveOtherFigures(e))
            .Select(e => new { e.Entity.Id, e.Entity.FilmId });
        var reweighed = db
            .ChangeTracker.Entries<Publication>()
            .Where(e => e.State == EntityState.Modified && e.Property(p => p.Weight).IsModified)
            .Select(e => e.Entity.Id)
            .ToList();
        var reviews = changed.ToList();
        if (reweighed.Count > 0)
        {
            reviews.AddRange(
                await db
                    .Reviews.Where(r => reweighed.Contains(r.PublicationId ?? 0))
                    .Select(r => new { r.Id, r.FilmId })
                    .ToListAsync(cancellation)
            );
        }

        await PublishedScores.NoteAsync(db, reviews.ConvertAll(r => r.Id), cancellation);
        return [.. reviews.Select(r => r.FilmId).Distinct()];
    }

    /// <summary>Redirects the addresses that films give up in this change.</summary>
    private static async Task AddRedirectsAsync(ReviewSiteDb db, bool isReversal, CancellationToken cancellation)
    {
        var moved = db
            .ChangeTracker.Entries<Film>()
            .Where(e => e.State == EntityState.Modified && e.Property(f => f.Slug).IsModified)
            .ToList();
        foreach (var entry in moved)
        {
            var former = entry.Property(f => f.Slug).OriginalValue;
            if (
                await db
                    .FilmRedirects.Include(r => r.Film)
                    .IgnoreQueryFilters()
                    .SingleOrDefaultAsync(r => r.Slug == former, cancellation) is
                { } known
            )
            {
                // When a change is reverted, the redirect keeps pointing to the film that had the address before.
                known.PointTo(isReversal ? known.Film : entry.Entity);
            }
            else
            {
                db.FilmRedirects.Add(new FilmRedirect(former, entry.Entity));
            }
        }
    }

    /// <summary>
    /// The films of reviews that an import lists or no longer lists, and so covers. An import that is added names its
    /// film itself.
    /// </summary>
    private static Task<List<int>> FilmsOfMentionsAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var reviews = db
            .ChangeTracker.Entries<ImportMention>()
            .Where(e => e.State is not EntityState.Unchanged && e.Entity.ReviewId != 0)
            .Select(e => e.Entity.ReviewId)
            .ToList();
        return reviews.Count == 0
            ? Task.FromResult<List<int>>([])
            : db
                .Reviews.IgnoreQueryFilters()
                .Where(r => EF.Parameter(reviews).Contains(r.Id))
                .Select(r => r.FilmId)
                .Distinct()
                .ToListAsync(cancellation);
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

    /// <param name="Entry">In the history, if anything changed that it keeps.</param>
    private sealed record SavedChange(HistoryEntry? Entry, long ContentVersion);
}
