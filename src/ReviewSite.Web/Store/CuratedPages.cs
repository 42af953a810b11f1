using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store.Configurations;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>Grids, collections and polls by their addresses. Only the history has their former ones.</summary>
internal static class CuratedPages
{
    /// <returns>The page with this slug, or the one that had it last; <c>null</c> if there is none.</returns>
    public static async Task<TPage?> FindCuratedAsync<TPage>(
        this ReviewSiteDb db,
        string slug,
        CancellationToken cancellation
    )
        where TPage : class, ICuratedPage
    {
        var (pages, small) = (db.Set<TPage>().AsNoTracking(), slug.ToLowerInvariant());
        if (await pages.SingleOrDefaultAsync(p => p.Slug == small, cancellation) is { } page)
        {
            return page;
        }

        var kind = typeof(TPage).Name;
        var moved = await db
            .History.SelectMany(e => e.Changes)
            .Where(c => c.Field == nameof(ICuratedPage.Slug) && c.Kind == kind && c.Before == small)
            .OrderByDescending(c => EF.Property<int>(c, HistoryConfiguration.Number))
            .Select(c => (int?)c.Id)
            .FirstOrDefaultAsync(cancellation);
        return moved is { } id ? await pages.SingleOrDefaultAsync(p => p.Id == id, cancellation) : null;
    }
}
