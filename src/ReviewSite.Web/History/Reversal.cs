using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.History;

/// <summary>One revert: takes back the changes of an entry one by one, and collects what prevents it.</summary>
internal sealed class Reversal(
    ReviewSiteDb db,
    HistoryEntry entry,
    ChangedThings things,
    RevertObstacles obstacles,
    TimeProvider time
)
{
    private readonly IReadOnlyCollection<int> _importsAdded = entry.ImportsAdded();
    private readonly IReadOnlyCollection<int> _reviewsAdded = entry.ReviewsAdded();

    /// <summary>Changes what is tracked; nothing is saved.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // Reviews first: whether their film stays depends on which of them do.
        foreach (var change in entry.Changes.OrderBy(c => c is { Kind: nameof(Film), Field: null }))
        {
            if (ChangedThings.IsOfMention(change))
            {
                TakeBackMention(change);
            }
            else
            {
                await TakeBackAsync(change, cancellation);
            }
        }

        await RestoreFilmsAsync(cancellation);
        await RefreshDerivedAsync(cancellation);
    }

    private async Task TakeBackAsync(HistoryChange change, CancellationToken cancellation)
    {
        var thing = things.Find(change.Kind, change.Id);
        if (thing is null)
        {
            obstacles.Add($"{change.Kind} {change.Id} no longer exists.");
        }
        else if (change.Field is null)
        {
            await TakeBackAdditionAsync(thing, cancellation);
        }
        else if (db.Entry(thing).Metadata.FindProperty(change.Field) is { } property && AuditCapture.IsKept(property))
        {
            TakeBackCorrection(db.Entry(thing).Property(property), change);
        }
    }

    private static int Flags(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Texts(object? value) => (IReadOnlyList<string>)value!;

    private void TakeBackCorrection(PropertyEntry property, HistoryChange change)
    {
        var (before, after) = (
            AuditCapture.Value(property.Metadata, change.Before),
            AuditCapture.Value(property.Metadata, change.After)
        );
        var current = AuditCapture.Text(property.Metadata, property.CurrentValue);
        if (property.Metadata.Name == nameof(Review.EditedFields))
        {
            // This change did not determine which other fields editors have set meanwhile.
            var (had, left, now) = (Flags(before), Flags(after), Flags(property.CurrentValue));
            property.CurrentValue = Enum.ToObject(property.Metadata.ClrType, (now & ~(left & ~had)) | (had & ~left));
        }
        else if (property.Metadata.Name is nameof(NamedContributor.FormerNames) or nameof(NamedContributor.FormerSlugs))
        {
            // Nor which others were merged or renamed meanwhile.
            var (had, left, now) = (Texts(before), Texts(after), Texts(property.CurrentValue));
            property.CurrentValue = (string[])[.. now.Except(left.Except(had)).Union(had.Except(left))];
        }
        else if (current == AuditCapture.Text(property.Metadata, after))
        {
            property.CurrentValue = before;
        }
        else if (!HasComeBack(property, change, current))
        {
            obstacles.ChangedSince.Add(new HistoryChange(change.Kind, change.Id, change.Field, change.After, current));
        }
    }

    /// <summary>A film that went with several texts comes back with the first of them that is restored.</summary>
    private static bool HasComeBack(PropertyEntry property, HistoryChange change, string? current) =>
        property is { EntityEntry.Entity: Film, Metadata.Name: nameof(Film.IsWithdrawn) } && current == change.Before;

    private void TakeBackMention(HistoryChange change)
    {
        var listed = ChangedThings.ListedId(change);
        var isReview = change.Kind == nameof(ImportMention);
        switch ((change.After, things.Mention(change)))
        {
            case (null, null):
                db.Add(
                    isReview ? new ImportMention(change.Id, listed) : (object)new ImportFilmMention(change.Id, listed)
                );
                break;
            case ({ }, { } mention):
                db.Remove(mention);
                break;
            case ({ }, null):
                obstacles.Add($"Import {change.Id} no longer lists {(isReview ? "review" : "film")} {listed}.");
                break;
        }

        // The withdrawal of an import takes the reviews away that it lists then.
        if (isReview && things.Import(change.Id) is { WithdrawnAt: { } at } import && at > entry.At)
        {
            obstacles.Add($"The import of {import.Source} has been withdrawn since. Revert that first.");
        }
    }

    private async Task TakeBackAdditionAsync(object thing, CancellationToken cancellation)
    {
        switch (thing)
        {
            case Film { IsWithdrawn: false } film:
                await TakeBackFilmAsync(film, cancellation);
                break;
            case Import { WithdrawnAt: null } import:
                import.Withdraw(time.GetUtcNow().UtcDateTime);
                break;
            case ICuratedPage { IsWithdrawn: false } page:
                page.Withdraw();
                break;
            case Review { IsWithdrawn: false } review:
                await TakeBackReviewAsync(review, cancellation);
                break;
        }
    }

    /// <summary>
    /// As with the withdrawal of an import itself: what somebody has edited stays, and so does what another import
    /// lists, or what has reviews that stay.
    /// </summary>
    private async Task TakeBackFilmAsync(Film film, CancellationToken cancellation)
    {
        var reviews = await db.Reviews.Where(r => r.FilmId == film.Id).ToListAsync(cancellation);
        var staying = reviews.Where(r => !r.IsWithdrawn).ToList();
        var newer = staying.Count(r => !_reviewsAdded.Contains(r.Id));
        if (
            _importsAdded.Count > 0
            && newer == 0
            && (staying.Count > 0 || await ImportedFilms.StaysAsync(db, film, _importsAdded, cancellation))
        )
        {
            return;
        }

        film.Withdraw();
        if (newer > 0)
        {
            obstacles.Add(
                $"{film.Title} has newer reviews ({newer}); to remove the film anyway, withdraw it on its page."
            );
        }
    }

    private async Task TakeBackReviewAsync(Review review, CancellationToken cancellation)
    {
        if (_importsAdded.Count > 0)
        {
            // As with the withdrawal of the import itself: what somebody has edited stays, and so does what another
            // import lists.
            if (!things.IsOfOtherImport(review) && review.EditedFields == EditableReviewFields.None)
            {
                review.Withdraw();
            }

            return;
        }

        var later = await db
            .History.ThatCorrected(nameof(Review), review.Id)
            .Where(e => e.Id > entry.Id)
            .Select(e => e.Id)
            .ToListAsync(cancellation);
        review.Withdraw();
        obstacles.Add(later.Select(id => $"Review {review.Id} has been changed since, by change {id}."));
    }

    /// <summary>The film of a text that is in force again, even if it was withdrawn with another text.</summary>
    private async Task RestoreFilmsAsync(CancellationToken cancellation)
    {
        var restored = db
            .ChangeTracker.Entries<Import>()
            .Where(e => e is { State: EntityState.Modified, Entity: { WithdrawnAt: null, FilmId: not null } })
            .Select(e => e.Entity.FilmId)
            .ToList();
        await db
            .Films.IgnoreQueryFilters()
            .Where(f => restored.Contains(f.Id) && f.MergedIntoId == null)
            .ForEachAsync(f => f.Restore(), cancellation);
    }

    /// <summary>Derives what follows from the restored values.</summary>
    private Task RefreshDerivedAsync(CancellationToken cancellation)
    {
        var changed = db.ChangeTracker.Entries().Where(e => e.State == EntityState.Modified).ToList();
        foreach (var film in changed.Select(e => e.Entity).OfType<Film>())
        {
            film.RefreshDerived();
        }

        foreach (var contributor in changed.Select(e => e.Entity).OfType<NamedContributor>())
        {
            contributor.RefreshDerived();
        }

        return PlaceAsync(
            [
                .. from tracked in changed
                let review = tracked.Entity as Review
                where
                    review is not null
                    && (IsModified(tracked, nameof(Review.FilmId)) || IsModified(tracked, nameof(Review.Position)))
                orderby review.Position
                select review,
            ],
            cancellation
        );

        static bool IsModified(EntityEntry entry, string property) => entry.Property(property).IsModified;
    }

    /// <summary>Gives a review a place at the end of its film's reviews if another has its own.</summary>
    private async Task PlaceAsync(IReadOnlyList<Review> moved, CancellationToken cancellation)
    {
        var films = moved.Select(r => r.FilmId).ToHashSet();
        var places = await db
            .Reviews.IgnoreQueryFilters()
            .Where(r => EF.Parameter(films).Contains(r.FilmId))
            .Select(r => new
            {
                r.Id,
                r.FilmId,
                r.Position,
            })
            .ToDictionaryAsync(r => r.Id, r => (r.FilmId, r.Position), cancellation);
        foreach (var review in db.ChangeTracker.Entries<Review>().Select(e => e.Entity))
        {
            places[review.Id] = (review.FilmId, review.Position);
        }

        var reviewsAt = places.Values.CountBy(p => p).ToDictionary();
        var last = places.Values.GroupBy(p => p.FilmId).ToDictionary(f => f.Key, f => f.Max(p => p.Position));
        foreach (var review in moved)
        {
            var place = (review.FilmId, review.Position);
            if (reviewsAt[place] > 1)
            {
                reviewsAt[place]--;
                db.Entry(review).Property(r => r.Position).CurrentValue = ++last[review.FilmId];
            }
        }
    }
}
