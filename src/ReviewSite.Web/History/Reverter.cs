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

                    // Reviews first: whether their film stays depends on which of them do.
                    foreach (var change in entry.Changes.OrderBy(c => c is { Kind: nameof(Film), Field: null }))
                    {
                        await TakeBackAsync(db, change, entry, obstacles, cancellation);
                    }

                    await RestoreFilmsAsync(db, cancellation);
                    await RederiveAsync(db, cancellation);
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

    private async Task TakeBackAsync(
        ReviewSiteDb db,
        HistoryChange change,
        HistoryEntry entry,
        RevertObstacles obstacles,
        CancellationToken cancellation
    )
    {
        if (change.Kind is nameof(ImportMention) or nameof(ImportFilmMention))
        {
            await TakeBackMentionAsync(db, change, entry, obstacles, cancellation);
            return;
        }

        var thing = await FindAsync(db, change.Kind, change.Id, cancellation);
        if (thing is null)
        {
            obstacles.Add($"{change.Kind} {change.Id} no longer exists.");
        }
        else if (change.Field is null)
        {
            obstacles.Add(await TakeBackAdditionAsync(db, thing, entry, cancellation));
        }
        else if (db.Entry(thing).Metadata.FindProperty(change.Field) is { } property && AuditCapture.IsKept(property))
        {
            TakeBackCorrection(db.Entry(thing).Property(property), change, obstacles);
        }
    }

    private static int Flags(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Texts(object? value) => (IReadOnlyList<string>)value!;

    private static void TakeBackCorrection(PropertyEntry property, HistoryChange change, RevertObstacles obstacles)
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

    private static async Task TakeBackMentionAsync(
        ReviewSiteDb db,
        HistoryChange change,
        HistoryEntry entry,
        RevertObstacles obstacles,
        CancellationToken cancellation
    )
    {
        var listed = int.Parse(change.After ?? change.Before!, CultureInfo.InvariantCulture);
        var isReview = change.Kind == nameof(ImportMention);
        object? mention = isReview
            ? await db.ImportMentions.FindAsync([change.Id, listed], cancellation)
            : await db.ImportFilmMentions.FindAsync([change.Id, listed], cancellation);
        switch ((change.After, mention))
        {
            case (null, null):
                db.Add(
                    isReview ? new ImportMention(change.Id, listed) : (object)new ImportFilmMention(change.Id, listed)
                );
                break;
            case ({ }, { }):
                db.Remove(mention);
                break;
            case ({ }, null):
                obstacles.Add($"Import {change.Id} no longer lists {(isReview ? "review" : "film")} {listed}.");
                break;
        }

        // The withdrawal of an import takes the reviews away that it lists then.
        if (
            isReview
            && await db.Imports.FindAsync([change.Id], cancellation) is { WithdrawnAt: { } at } import
            && at > entry.At
        )
        {
            obstacles.Add($"The import of {import.Source} has been withdrawn since. Revert that first.");
        }
    }

    /// <returns>The conflicts.</returns>
    private async Task<IReadOnlyList<string>> TakeBackAdditionAsync(
        ReviewSiteDb db,
        object thing,
        HistoryEntry entry,
        CancellationToken cancellation
    )
    {
        switch (thing)
        {
            case Film { IsWithdrawn: false } film:
                return await TakeBackFilmAsync(db, film, entry, cancellation);
            case Import { WithdrawnAt: null } import:
                import.Withdraw(time.GetUtcNow().UtcDateTime);
                return [];
            case ICuratedPage { IsWithdrawn: false } page:
                page.Withdraw();
                return [];
            case Review { IsWithdrawn: false } review:
                return await TakeBackReviewAsync(db, review, entry, cancellation);
            default:
                return [];
        }
    }

    /// <summary>
    /// As with the withdrawal of an import itself: what somebody has edited stays, and so does what another import
    /// lists, or what has reviews that stay.
    /// </summary>
    private static async Task<IReadOnlyList<string>> TakeBackFilmAsync(
        ReviewSiteDb db,
        Film film,
        HistoryEntry entry,
        CancellationToken cancellation
    )
    {
        var added = entry.Changes.Where(c => c is { Kind: nameof(Review), Field: null }).Select(c => c.Id).ToHashSet();
        var own = ImportsOf(entry);
        var reviews = await db.Reviews.Where(r => r.FilmId == film.Id).ToListAsync(cancellation);
        var staying = reviews.Where(r => !r.IsWithdrawn).ToList();
        var newer = staying.Count(r => !added.Contains(r.Id));
        if (
            own.Count > 0
            && newer == 0
            && (staying.Count > 0 || await ImportedFilms.StaysAsync(db, film, own, cancellation))
        )
        {
            return [];
        }

        film.Withdraw();
        return newer > 0
            ? [$"{film.Title} has newer reviews ({newer}); to remove the film anyway, withdraw it on its page."]
            : [];
    }

    private static List<int> ImportsOf(HistoryEntry entry) =>
        [.. entry.Changes.Where(c => c is { Kind: nameof(Import), Field: null }).Select(c => c.Id)];

    private static async Task<IReadOnlyList<string>> TakeBackReviewAsync(
        ReviewSiteDb db,
        Review review,
        HistoryEntry entry,
        CancellationToken cancellation
    )
    {
        var own = ImportsOf(entry);
        if (own.Count == 0)
        {
            var later = await db
                .History.ThatCorrected(nameof(Review), review.Id)
                .Where(e => e.Id > entry.Id)
                .Select(e => e.Id)
                .ToListAsync(cancellation);
            review.Withdraw();
            return [.. later.Select(id => $"Review {review.Id} has been changed since, by change {id}.")];
        }

        // As with the withdrawal of the import itself: what somebody has edited stays, and so does what another import
        // lists.
        var isMentionedElsewhere = await db.ImportMentions.AnyAsync(
            m =>
                m.ReviewId == review.Id
                && !own.Contains(m.ImportId)
                && db.Imports.Any(i => i.Id == m.ImportId && i.WithdrawnAt == null),
            cancellation
        );
        if (!isMentionedElsewhere && review.EditedFields == EditableReviewFields.None)
        {
            review.Withdraw();
        }

        return [];
    }

    /// <summary>The film of a text that is in force again, even if it was withdrawn with another text.</summary>
    private static async Task RestoreFilmsAsync(ReviewSiteDb db, CancellationToken cancellation)
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

    /// <summary>
    /// Derives what follows from the restored values, and gives a review a place at the end if its own is taken.
    /// </summary>
    private static async Task RederiveAsync(ReviewSiteDb db, CancellationToken cancellation)
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

        foreach (var review in changed.Select(e => e.Entity).OfType<Review>().OrderBy(r => r.Position))
        {
            var position = db.Entry(review).Property(r => r.Position);
            if (
                await db
                    .Reviews.IgnoreQueryFilters()
                    .AnyAsync(
                        r => r.FilmId == review.FilmId && r.Position == review.Position && r.Id != review.Id,
                        cancellation
                    )
                && !db.Reviews.Local.Any(r =>
                    r != review
                    && r.FilmId != db.Entry(r).Property(x => x.FilmId).OriginalValue
                    && db.Entry(r).Property(x => x.Position).OriginalValue == review.Position
                )
            )
            {
                var last = await db
                    .Reviews.IgnoreQueryFilters()
                    .Where(r => r.FilmId == review.FilmId)
                    .MaxAsync(r => r.Position, cancellation);
                position.CurrentValue =
                    Math.Max(last, db.Reviews.Local.Where(r => r.FilmId == review.FilmId).Max(r => r.Position)) + 1;
            }
        }
    }

    private static async Task<object?> FindAsync(
        ReviewSiteDb db,
        string kind,
        int id,
        CancellationToken cancellation
    ) =>
        kind switch
        {
            nameof(Film) => await db.Films.IgnoreQueryFilters().SingleOrDefaultAsync(f => f.Id == id, cancellation),
            nameof(Review) => await db.Reviews.IgnoreQueryFilters().SingleOrDefaultAsync(r => r.Id == id, cancellation),
            nameof(Import) => await db.Imports.IgnoreQueryFilters().SingleOrDefaultAsync(i => i.Id == id, cancellation),
            nameof(ImportedSummary) => await db
                .ImportedSummaries.IgnoreQueryFilters()
                .SingleOrDefaultAsync(s => s.Id == id, cancellation),
            nameof(Critic) => await db.Critics.SingleOrDefaultAsync(c => c.Id == id, cancellation),
            nameof(SavedGrid) => await db
                .SavedGrids.IgnoreQueryFilters()
                .SingleOrDefaultAsync(g => g.Id == id, cancellation),
            nameof(CuratedFilms) => await db
                .Collections.IgnoreQueryFilters()
                .SingleOrDefaultAsync(c => c.Id == id, cancellation),
            nameof(Poll) => await db.Polls.IgnoreQueryFilters().SingleOrDefaultAsync(p => p.Id == id, cancellation),
            nameof(Publication) => await db.Publications.SingleOrDefaultAsync(p => p.Id == id, cancellation),
            _ => null,
        };
}

/// <summary>Why a change cannot be reverted.</summary>
public sealed class RevertObstacles
{
    private readonly HashSet<string> _sentences = [];

    public IReadOnlyCollection<string> Sentences => _sentences;

    /// <summary>The values that were changed again: what the change set, and what it is now.</summary>
    public IList<HistoryChange> ChangedSince { get; } = [];

    public bool IsEmpty => _sentences.Count == 0 && ChangedSince.Count == 0;

    public void Add(params IEnumerable<string> sentences) => _sentences.UnionWith(sentences);
}
