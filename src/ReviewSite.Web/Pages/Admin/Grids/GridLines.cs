using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Grids;

/// <summary>A grid's films and names as lines of text that <see cref="GridReader"/> finds again.</summary>
internal static class GridLines
{
    /// <summary>As in <see cref="FilmLines"/>.</summary>
    public static async Task<IEnumerable<string>> OfFilmsAsync(
        ReviewSiteDb db,
        GridChoice choice,
        CancellationToken cancellation
    )
    {
        var listed = await ListedSlugs.OfFilmsAsync(db, choice.Films, cancellation);
        var ids = await db
            .Films.Where(f => listed.Current.Contains(f.Slug))
            .ToDictionaryAsync(f => f.Slug, f => f.Id, cancellation);
        var lines = await FilmLines.OfAsync(db, ids.Values, cancellation);
        return listed.All.Select(slug => ids.TryGetValue(slug, out var id) ? lines[id] : slug);
    }

    /// <summary>The slug if the name is also the slug of one in the list, which it would mean.</summary>
    public static async Task<IEnumerable<string>> OfContributorsAsync(
        ReviewSiteDb db,
        GridChoice choice,
        CancellationToken cancellation
    )
    {
        var listed = await ListedSlugs.OfContributorsAsync(db, choice.By, choice.Who, cancellation);
        var names = await choice
            .By.Of(db)
            .Where(w => listed.Current.Contains(w.Slug))
            .ToDictionaryAsync(w => w.Slug, w => w.Name, cancellation);
        return listed.All.Select(slug =>
            names.TryGetValue(slug, out var name) && !choice.Who.Contains(name) ? name : slug
        );
    }
}
