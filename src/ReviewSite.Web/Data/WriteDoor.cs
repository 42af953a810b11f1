using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Importing;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Data;

/// <summary>
/// The one way to change the store: take its lock, begin, change, recompute the summaries of the films that the change touched, commit.
/// Only when it returns may anybody say "saved".
/// </summary>
public sealed class WriteDoor(IDbContextFactory<ReviewSiteDb> dbs, StoreLock storeLock, FilmSummaries summaries)
{
    /// <exception cref="StoreBusyException">Another writer held the lock for too long; nothing was changed.</exception>
    public Task<T> WriteAsync<T>(Func<ReviewSiteDb, Task<T>> change, CancellationToken cancellation) =>
        WriteAsync(change, isRehearsal: false, cancellation);

    /// <param name="isRehearsal">Whether to take everything back at the end, and so only see what would happen.</param>
    /// <inheritdoc cref="WriteAsync{T}(Func{ReviewSiteDb, Task{T}}, CancellationToken)"/>
    public async Task<T> WriteAsync<T>(Func<ReviewSiteDb, Task<T>> change, bool isRehearsal, CancellationToken cancellation)
    {
        using var held = await storeLock.TakeAsync(cancellation);
        await using var db = await dbs.CreateDbContextAsync(cancellation);

        // SQLite's provider begins immediate: whoever is to write takes the write lock before reading.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var result = await change(db);
        if (db.ChangeTracker.HasChanges())
        {
            await SaveAsync(db, cancellation);
        }

        if (!isRehearsal)
        {
            await transaction.CommitAsync(cancellation);
        }

        return result;
    }

    private async Task SaveAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var films = Touched(db).Distinct().ToList();
        var publications = db.ChangeTracker.Entries<Publication>().Where(e => e.State == EntityState.Modified).Select(e => e.Entity.Id).ToList();
        await db.SaveChangesAsync(cancellation);

        films.AddRange(await db.Films.Where(f => db.Reviews.Any(r => r.FilmId == f.Id && publications.Contains(r.PublicationId ?? 0))).ToListAsync(cancellation));
        foreach (var film in films.Distinct())
        {
            film.Summarize((await summaries.ExplainAsync(db, film.Id, cancellation)).Summary);
        }

        (await db.State.SingleAsync(cancellation)).NoteChange();
        await db.SaveChangesAsync(cancellation);
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
