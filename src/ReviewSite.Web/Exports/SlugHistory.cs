using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Exports;

/// <summary>
/// Which former slugs redirect to which film: as <see cref="FilmCatalog.ResolveRedirectAsync"/> finds them one by one.
/// </summary>
internal sealed class SlugHistory
{
    private readonly Dictionary<int, (string Slug, int? Into)> _withdrawn;
    private readonly ILookup<int, string> _byFilm;

    private SlugHistory(Dictionary<int, (string Slug, int? Into)> withdrawn, IReadOnlyList<FilmRedirect> redirects)
    {
        _withdrawn = withdrawn;
        var merged = withdrawn
            .Select(f => (f.Value.Slug, Film: Follow(f.Key)))
            .Where(f => f.Film is not null)
            .ToDictionary(f => f.Slug, f => f.Film);
        _byFilm = redirects
            .Where(r => !merged.ContainsKey(r.Slug))
            .Select(r => (r.Slug, Film: Follow(r.FilmId)))
            .Concat(merged.Select(m => (Slug: m.Key, Film: m.Value)))
            .Where(r => r.Film is not null)
            .ToLookup(r => r.Film!.Value, r => r.Slug);
    }

    public static async Task<SlugHistory> LoadAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var withdrawn = await db
            .Films.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(f => f.IsWithdrawn)
            .Select(f => new
            {
                f.Id,
                f.Slug,
                f.MergedIntoId,
            })
            .ToDictionaryAsync(f => f.Id, f => (f.Slug, f.MergedIntoId), cancellation);
        return new SlugHistory(withdrawn, await db.FilmRedirects.AsNoTracking().ToListAsync(cancellation));
    }

    public IReadOnlyList<string> Of(int filmId) => [.. _byFilm[filmId].Order(StringComparer.Ordinal)];

    /// <summary>Follows the films that it was merged into, to one that is on the site.</summary>
    private int? Follow(int film)
    {
        var passed = new HashSet<int>();
        while (_withdrawn.TryGetValue(film, out var gone))
        {
            if (gone.Into is not { } into || !passed.Add(film))
            {
                return null;
            }

            film = into;
        }

        return film;
    }
}
