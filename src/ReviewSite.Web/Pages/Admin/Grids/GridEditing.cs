using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Grids;

/// <summary>Adding, changing and removing a grid.</summary>
public sealed class GridEditing(UnitOfWork unitOfWork)
{
    public Task<GridOutcome> AddAsync(SavedGridContent content, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<GridOutcome>(
                by,
                "Grid added",
                async db =>
                {
                    if (await IsTakenAsync(db, content.Slug, id: 0, cancellation))
                    {
                        return new GridOutcome.Taken();
                    }

                    db.SavedGrids.Add(new SavedGrid(content));
                    return new GridOutcome.Saved();
                }
            ),
            cancellation
        );

    /// <param name="version">Of the grid when the form was opened.</param>
    public Task<GridOutcome> ChangeAsync(
        int id,
        int version,
        SavedGridContent content,
        Actor by,
        CancellationToken cancellation
    ) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<GridOutcome>(
                by,
                "Grid edited",
                async db =>
                {
                    var grid = await db.SavedGrids.SingleAsync(g => g.Id == id, cancellation);
                    if (grid.Version != version)
                    {
                        return new GridOutcome.SavedMeanwhile(GridInput.Of(grid));
                    }

                    if (await IsTakenAsync(db, content.Slug, id, cancellation))
                    {
                        return new GridOutcome.Taken();
                    }

                    grid.Correct(content);
                    return new GridOutcome.Saved();
                }
            ),
            cancellation
        );

    public Task<bool> RemoveAsync(int id, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                by,
                "Grid removed",
                async db =>
                {
                    (await db.SavedGrids.SingleOrDefaultAsync(g => g.Id == id, cancellation))?.Withdraw();
                    return true;
                }
            ),
            cancellation
        );

    /// <summary>Also by a grid that was removed, which may come back.</summary>
    private static Task<bool> IsTakenAsync(ReviewSiteDb db, string slug, int id, CancellationToken cancellation) =>
        db.SavedGrids.IgnoreQueryFilters().AnyAsync(g => g.Slug == slug && g.Id != id, cancellation);
}

public abstract record GridOutcome
{
    public sealed record Saved : GridOutcome;

    /// <summary>Another grid has the address.</summary>
    public sealed record Taken : GridOutcome;

    /// <param name="Theirs">The grid as somebody else saved it while the form was open.</param>
    public sealed record SavedMeanwhile(GridInput Theirs) : GridOutcome;
}
