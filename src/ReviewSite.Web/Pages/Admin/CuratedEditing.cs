using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>Adding, changing and removing a page that editors put together.</summary>
public sealed class CuratedEditing<TPage, TContent>(UnitOfWork unitOfWork)
    where TPage : class, ICuratedPage<TPage, TContent>
    where TContent : ICuratedContent
{
    /// <summary>Adds one page if the request is sent twice.</summary>
    public Task<CuratedOutcome<TPage>> AddAsync(TContent content, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<CuratedOutcome<TPage>>(
                by,
                $"{TPage.Kind} added",
                async db =>
                {
                    if (await HolderAsync(db, content.Slug, id: 0, cancellation) is { } holder)
                    {
                        return ChangeResult.Rejected(
                            HasAlready(db, holder, content)
                                ? CuratedOutcome<TPage>.Saved
                                : CuratedOutcome<TPage>.TakenBy(holder)
                        );
                    }

                    db.Set<TPage>().Add(TPage.Of(content));
                    return CuratedOutcome<TPage>.Saved;
                }
            ),
            cancellation
        );

    /// <param name="version">The version of the page when the form was opened.</param>
    public Task<CuratedOutcome<TPage>> ChangeAsync(
        int id,
        int version,
        TContent content,
        Actor by,
        CancellationToken cancellation
    ) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<CuratedOutcome<TPage>>(
                by,
                $"{TPage.Kind} edited",
                async db =>
                {
                    var page = await db.Set<TPage>().SingleStillThereAsync(p => p.Id == id, cancellation);
                    if (page.Version != version)
                    {
                        return ChangeResult.Rejected(
                            HasAlready(db, page, content)
                                ? CuratedOutcome<TPage>.Saved
                                : new CuratedOutcome<TPage>(Holder: null, page)
                        );
                    }

                    if (await HolderAsync(db, content.Slug, id, cancellation) is { } holder)
                    {
                        return ChangeResult.Rejected(CuratedOutcome<TPage>.TakenBy(holder));
                    }

                    page.Correct(content);
                    return CuratedOutcome<TPage>.Saved;
                }
            ),
            cancellation
        );

    public Task<bool> RemoveAsync(int id, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                by,
                $"{TPage.Kind} removed",
                async db =>
                {
                    (await db.Set<TPage>().SingleOrDefaultAsync(p => p.Id == id, cancellation))?.Withdraw();
                    return true;
                }
            ),
            cancellation
        );

    /// <summary>Another page with this address. It may be a removed one, which may be restored.</summary>
    private static Task<TPage?> HolderAsync(ReviewSiteDb db, string slug, int id, CancellationToken cancellation) =>
        db.Set<TPage>().IgnoreQueryFilters().SingleOrDefaultAsync(p => p.Slug == slug && p.Id != id, cancellation);

    /// <summary>Whether a page is on the site just as a request wants it, which may have been sent twice.</summary>
    private static bool HasAlready(ReviewSiteDb db, TPage page, TContent content)
    {
        var entry = db.Entry(page);
        page.Correct(content);
        entry.DetectChanges();
        var isSame = entry.State == EntityState.Unchanged;
        entry.CurrentValues.SetValues(entry.OriginalValues);
        return isSame && !page.IsWithdrawn;
    }
}

/// <summary>The outcome of saving a page that editors put together.</summary>
/// <param name="Holder">The other page that has the address, so that nothing was saved.</param>
/// <param name="Theirs">The page as somebody else saved it while the form was open; nothing was saved then.</param>
public sealed record CuratedOutcome<TPage>(TPage? Holder, TPage? Theirs)
    where TPage : class
{
    internal static CuratedOutcome<TPage> Saved { get; } = new(Holder: null, Theirs: null);

    internal static CuratedOutcome<TPage> TakenBy(TPage holder) => new(holder, Theirs: null);
}
