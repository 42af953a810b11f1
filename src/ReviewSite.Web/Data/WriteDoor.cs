using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Importing;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Data.History;

namespace ReviewSite.Web.Data;

/// <summary>
/// The one way to change the store: take its lock, begin, change, recompute the summaries of the films that the change touched, append to
/// the history, commit. Only when it returns may anybody say "saved".
/// </summary>
public sealed class WriteDoor(IDbContextFactory<ReviewSiteDb> dbs, StoreLock storeLock, FilmSummaries summaries, TimeProvider time)
{
    /// <exception cref="StoreBusyException">Another writer held the lock for too long; nothing was changed.</exception>
    public async Task<T> WriteAsync<T>(StoreChange<T> change, CancellationToken cancellation)
    {
        using var held = await storeLock.TakeAsync(cancellation);
        await using var db = await dbs.CreateDbContextAsync(cancellation);

        // SQLite's provider begins immediate: whoever is to write takes the write lock before reading.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var result = await change.Make(db);
        if (db.ChangeTracker.HasChanges())
        {
            await SaveAsync(db, change.By, change.What, change.RevertsId, cancellation);
        }

        if (!change.IsRehearsal)
        {
            await transaction.CommitAsync(cancellation);
        }

        return result;
    }

    private async Task SaveAsync(ReviewSiteDb db, Actor by, string what, int? revertsId, CancellationToken cancellation)
    {
        var films = Touched(db).Distinct().ToList();
        var reweighed = db.ChangeTracker.Entries<Publication>().Where(e => e.State == EntityState.Modified).Select(e => e.Entity.Id).ToList();
        RaiseVersions(db);
        var capture = ChangeCapture.Of(db);
        await db.SaveChangesAsync(cancellation);

        films.AddRange(await db.Films.Where(f => db.Reviews.Any(r => r.FilmId == f.Id && reweighed.Contains(r.PublicationId ?? 0))).ToListAsync(cancellation));
        films = [.. films.Distinct()];
        foreach (var film in films)
        {
            film.Summarize((await summaries.ExplainAsync(db, film.Id, cancellation)).Summary);
        }

        if (capture.Changes().ToList() is { Count: > 0 } changes)
        {
            db.History.Add(new HistoryEntry(by, what, time.GetUtcNow().UtcDateTime, films is [var only] ? only.Id : null, revertsId, changes));
        }

        (await db.State.SingleAsync(cancellation)).NoteChange();
        await db.SaveChangesAsync(cancellation);
    }

    private static void RaiseVersions(ReviewSiteDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State == EntityState.Modified && e.Entity is Film or Review))
        {
            var version = entry.Property(nameof(Film.Version));
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }
    }

    private static IEnumerable<Film> Touched(ReviewSiteDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged))
        {
            var film = entry.Entity switch
            {
                Film changed => changed,
                Review review => review.Film,
                Import import => import.Film,
                ImportedSummary summary => summary.Film,
                _ => null,
            };
            if (film is not null)
            {
                yield return film;
            }
        }
    }
}

/// <summary>A change of the store.</summary>
/// <param name="By">Who makes it.</param>
/// <param name="What">In words, for the history, such as "Review corrected".</param>
/// <param name="Make">Makes it; what it returns is what the caller gets once it is saved.</param>
public sealed record StoreChange<T>(Actor By, string What, Func<ReviewSiteDb, Task<T>> Make)
{
    /// <summary>Whether to take everything back at the end, and so only see what would happen.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>The entry of the history that this change takes back.</summary>
    public int? RevertsId { get; init; }
}
