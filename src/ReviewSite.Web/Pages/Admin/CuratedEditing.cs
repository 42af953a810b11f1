using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>Adding, changing and removing a page that editors put together.</summary>
public sealed class CuratedEditing<TPage, TContent>(UnitOfWork unitOfWork)
    where TPage : class, ICuratedPage<TPage, TContent>
    where TContent : ICuratedContent
{
    public Task<CuratedOutcome<TPage>> AddAsync(TContent content, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<CuratedOutcome<TPage>>(
                by,
                $"{TPage.Kind} added",
                async db =>
                {
                    if (await IsTakenAsync(db, content.Slug, id: 0, cancellation))
                    {
                        return ChangeResult.Rejected(CuratedOutcome<TPage>.Taken);
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
                        return ChangeResult.Rejected(new CuratedOutcome<TPage>(IsTaken: false, page));
                    }

                    if (await IsTakenAsync(db, content.Slug, id, cancellation))
                    {
                        return ChangeResult.Rejected(CuratedOutcome<TPage>.Taken);
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

    /// <summary>Includes removed pages, which may be restored.</summary>
    private static Task<bool> IsTakenAsync(ReviewSiteDb db, string slug, int id, CancellationToken cancellation) =>
        db.Set<TPage>().IgnoreQueryFilters().AnyAsync(p => p.Slug == slug && p.Id != id, cancellation);
}

/// <summary>The outcome of saving a page that editors put together.</summary>
/// <param name="IsTaken">Whether another page has the address, so that nothing was saved.</param>
/// <param name="Theirs">The page as somebody else saved it while the form was open; nothing was saved then.</param>
public sealed record CuratedOutcome<TPage>(bool IsTaken, TPage? Theirs)
    where TPage : class
{
    internal static CuratedOutcome<TPage> Saved { get; } = new(IsTaken: false, Theirs: null);

    internal static CuratedOutcome<TPage> Taken { get; } = new(IsTaken: true, Theirs: null);
}
