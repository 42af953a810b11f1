using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Discovery;

/// <summary>
/// The addresses of a sitemap's files. A file holds the numbers of its own range, so that a film never moves to
/// another file, and no file has more than it may.
/// </summary>
internal static class SitemapQueries
{
    /// <summary>As the sitemap protocol has it.</summary>
    public const int AddressesInFile = 50_000;

    /// <summary>Which files there are: those whose range holds anything.</summary>
    public static async Task<IReadOnlyList<int>> FilesAsync(IQueryable<int> ids, CancellationToken cancellation)
    {
        var files = new List<int>();
        var last = 0;
        while (
            await ids.Where(id => id > last).OrderBy(id => id).Select(id => (int?)id).FirstOrDefaultAsync(cancellation)
                is { } first
        )
        {
            var file = (first - 1) / AddressesInFile;
            files.Add(file + 1);
            last = (file + 1) * AddressesInFile;
        }

        return files;
    }

    /// <summary>
    /// The films of a file, with when each last changed: as the history has it, else when it was first imported. Where
    /// neither is known nothing is said, since search engines believe only what is true.
    /// </summary>
    public static IAsyncEnumerable<SitemapFilm> FilmsAsync(this ReviewSiteDb db, int file)
    {
        var (low, high) = RangeOf(file);
        return db
            .Films.AsNoTracking()
            .Where(f => f.Id > low && f.Id <= high)
            .OrderBy(f => f.Id)
            .Select(f => new SitemapFilm(
                f.Slug,
                db.History.Where(e => e.FilmId == f.Id).Max(e => (DateTime?)e.At)
                    ?? db.Imports.Where(i => db.ImportFilmMentions.Any(m => m.ImportId == i.Id && m.FilmId == f.Id))
                        .OrderBy(i => i.Id)
                        .Select(i => (DateTime?)i.At)
                        .FirstOrDefault()
            ))
            .AsAsyncEnumerable();
    }

    public static IAsyncEnumerable<string> SlugsAsync(this ReviewSiteDb db, ContributorKind kind, int file)
    {
        var (low, high) = RangeOf(file);
        return Shown(db, kind)
            .Where(w => w.Id > low && w.Id <= high)
            .OrderBy(w => w.Id)
            .Select(w => w.Slug)
            .AsAsyncEnumerable();
    }

    /// <summary>Whoever has no review on the site has no page.</summary>
    public static IQueryable<Writer> Shown(ReviewSiteDb db, ContributorKind kind) =>
        kind.Of(db).Where(w => db.Reviews.Any(r => EF.Property<int?>(r, kind.IdOfReview) == w.Id));

    private static (int Low, int High) RangeOf(int file) =>
        ((file - 1) * AddressesInFile, (int)Math.Min(int.MaxValue, (long)file * AddressesInFile));
}

/// <param name="At">UTC.</param>
internal sealed record SitemapFilm(string Slug, DateTime? At);
