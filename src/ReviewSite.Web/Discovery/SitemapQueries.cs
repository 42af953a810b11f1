using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Discovery;

/// <summary>
/// The addresses of a sitemap's files. Each file has a fixed range of numbers, so that a film never moves to another
/// file, and no file is too large.
/// </summary>
internal static class SitemapQueries
{
    /// <summary>A fifth of what the sitemap protocol allows, so that no file takes long to make.</summary>
    public const int AddressesInFile = 10_000;

    /// <summary>The files whose range is not empty.</summary>
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
    /// The films of a file, with when each last changed: by hand, as the history has it, or by the last import that
    /// mentions it. If neither is known nothing is said, since search engines believe only what is true.
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
                db.History.Where(e => e.FilmId == f.Id).Max(e => (DateTime?)e.At),
                db.ImportFilmMentions.Where(m => m.FilmId == f.Id)
                    .Join(db.Imports, m => m.ImportId, i => i.Id, (m, i) => (DateTime?)(i.WithdrawnAt ?? i.At))
                    .Max()
            ))
            .AsAsyncEnumerable();
    }

    public static IAsyncEnumerable<string> SlugsAsync(this ReviewSiteDb db, ContributorKind kind, int file)
    {
        var (low, high) = RangeOf(file);
        return kind.Shown(db)
            .Where(w => w.Id > low && w.Id <= high)
            .OrderBy(w => w.Id)
            .Select(w => w.Slug)
            .AsAsyncEnumerable();
    }

    private static (int Low, int High) RangeOf(int file) =>
        (Clamp((file - 1L) * AddressesInFile), Clamp((long)file * AddressesInFile));

    private static int Clamp(long id) => (int)Math.Min(int.MaxValue, id);
}

/// <param name="ChangedAt">UTC.</param>
/// <param name="ImportedAt">UTC; or when that import was withdrawn.</param>
internal sealed record SitemapFilm(string Slug, DateTime? ChangedAt, DateTime? ImportedAt)
{
    public DateTime? At => ImportedAt is null || ChangedAt > ImportedAt ? ChangedAt : ImportedAt;
}
