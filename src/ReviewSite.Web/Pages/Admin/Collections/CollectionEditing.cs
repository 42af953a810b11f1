using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Collections;

/// <summary>Adding, changing and removing a collection.</summary>
public sealed class CollectionEditing(UnitOfWork unitOfWork)
{
    public Task<CollectionOutcome> AddAsync(CollectionContent content, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<CollectionOutcome>(
                by,
                "Collection added",
                async db =>
                {
                    if (await IsTakenAsync(db, content.Slug, id: 0, cancellation))
                    {
                        return new CollectionOutcome.Taken();
                    }

                    db.Collections.Add(new CuratedFilms(content));
                    return new CollectionOutcome.Saved();
                }
            ),
            cancellation
        );

    /// <param name="version">Of the collection when the form was opened.</param>
    public Task<CollectionOutcome> ChangeAsync(
        int id,
        int version,
        CollectionContent content,
        Actor by,
        CancellationToken cancellation
    ) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<CollectionOutcome>(
                by,
                "Collection edited",
                async db =>
                {
                    var collection = await db.Collections.SingleAsync(c => c.Id == id, cancellation);
                    if (collection.Version != version)
                    {
                        return new CollectionOutcome.SavedMeanwhile(
                            await CollectionInput.OfAsync(db, collection, cancellation)
                        );
                    }

                    if (await IsTakenAsync(db, content.Slug, id, cancellation))
                    {
                        return new CollectionOutcome.Taken();
                    }

                    collection.Correct(content);
                    return new CollectionOutcome.Saved();
                }
            ),
            cancellation
        );

    public Task<bool> RemoveAsync(int id, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                by,
                "Collection removed",
                async db =>
                {
                    (await db.Collections.SingleOrDefaultAsync(c => c.Id == id, cancellation))?.Withdraw();
                    return true;
                }
            ),
            cancellation
        );

    /// <summary>Also by a collection that was removed, which may come back.</summary>
    private static Task<bool> IsTakenAsync(ReviewSiteDb db, string slug, int id, CancellationToken cancellation) =>
        db.Collections.IgnoreQueryFilters().AnyAsync(c => c.Slug == slug && c.Id != id, cancellation);
}

public abstract record CollectionOutcome
{
    public sealed record Saved : CollectionOutcome;

    /// <summary>Another collection has the address.</summary>
    public sealed record Taken : CollectionOutcome;

    /// <param name="Theirs">The collection as somebody else saved it while the form was open.</param>
    public sealed record SavedMeanwhile(CollectionInput Theirs) : CollectionOutcome;
}
