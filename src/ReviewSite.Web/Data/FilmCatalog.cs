using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Data;

/// <summary>Which film is meant: the same title in two years are two films.</summary>
internal static class FilmCatalog
{
    public static async Task<Film?> FindBySlugAsync(this ReviewSiteDb db, string slug, CancellationToken cancellation) =>
        await db.Films.SingleOrDefaultAsync(f => f.Slug == slug, cancellation);

    public static async Task<Film?> FindAsync(this ReviewSiteDb db, string title, int? year, CancellationToken cancellation)
    {
        var key = SearchKey.Of(title);
        return db.Films.Local.SingleOrDefault(f => f.TitleKey == key && f.Year == year)
            ?? await db.Films.OrderBy(f => f.Id).FirstOrDefaultAsync(f => f.TitleKey == key && f.Year == year, cancellation);
    }

    public static async Task<List<int?>> YearsOfAsync(this ReviewSiteDb db, string title, CancellationToken cancellation)
    {
        var key = SearchKey.Of(title);
        return await db.Films.Where(f => f.TitleKey == key).OrderBy(f => f.Year).Select(f => f.Year).ToListAsync(cancellation);
    }

    /// <summary>Where a film is that is asked for by a slug it once had, or by its slug in capitals; none where there is none.</summary>
    public static async Task<string?> FindMovedAsync(this ReviewSiteDb db, string slug, CancellationToken cancellation)
    {
        var small = slug.ToLowerInvariant();
        return await db.FilmRedirects.Where(r => r.Slug == small).Select(r => r.Film.Slug).SingleOrDefaultAsync(cancellation)
            ?? await db.Films.Where(f => f.Slug == small && f.Slug != slug).Select(f => f.Slug).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The film of these facts that is stored, as it is stored, or a new one.</summary>
    public static async Task<Film> FindOrAddAsync(this ReviewSiteDb db, FilmFacts facts, CancellationToken cancellation)
    {
        if (await db.FindAsync(facts.Title, facts.Year, cancellation) is { } known)
        {
            return known;
        }

        var film = new Film(await db.FreeSlugAsync(facts, cancellation), facts);
        db.Films.Add(film);
        return film;
    }

    /// <summary><c>pusher</c>, and <c>pusher-2012</c> where the title is taken, and <c>pusher-2012-2</c> where that is taken too.</summary>
    private static async Task<string> FreeSlugAsync(this ReviewSiteDb db, FilmFacts facts, CancellationToken cancellation)
    {
        // A number at the end of a slug may shorten what stands before it.
        const int LongestEnding = 16;
        var slug = Slug.Of(facts.Title, "film");
        var start = slug[..Math.Min(slug.Length, Slug.MaxLength - LongestEnding)];
        var taken = await db.Films.IgnoreQueryFilters().Where(f => f.Slug.StartsWith(start)).Select(f => f.Slug).ToHashSetAsync(cancellation);
        taken.UnionWith(db.Films.Local.Select(f => f.Slug));
        if (taken.Contains(slug) && facts.Year is { } year)
        {
            slug = Slug.Of(string.Create(CultureInfo.InvariantCulture, $"{slug}-{year}"), "film");
        }

        return Slug.FirstFree(slug, taken);
    }
}
