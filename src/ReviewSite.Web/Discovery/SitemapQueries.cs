using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

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
    public static async IAsyncEnumerable<SitemapFilm> FilmsAsync(
        this ReviewSiteDb db,
        int file,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var (low, high) = RangeOf(file);
        var together = await ChangedTogetherAsync(db, low, high, cancellation);
        var films = db
            .Films.AsNoTracking()
            .Where(f => f.Id > low && f.Id <= high)
            .OrderBy(f => f.Id)
            .Select(f => new
            {
                f.Id,
                f.Slug,
                ChangedAt = db.History.Where(e => e.FilmId == f.Id).Max(e => (DateTime?)e.At),
                ImportedAt = db
                    .ImportFilmMentions.Where(m => m.FilmId == f.Id)
                    .Join(db.Imports, m => m.ImportId, i => i.Id, (m, i) => (DateTime?)(i.WithdrawnAt ?? i.At))
                    .Max(),
            });
        await foreach (var film in films.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            DateTime? changedWithOthers = together.TryGetValue(film.Id, out var at) ? at : null;
            yield return new SitemapFilm(film.Slug, new[] { film.ChangedAt, film.ImportedAt, changedWithOthers }.Max());
        }
    }

    /// <summary>
    /// When films last changed together with others, such as when two were merged. The history names at most
    /// <see cref="HistoryEntry.MostFilms"/> films of a change.
    /// </summary>
    private static async Task<Dictionary<int, DateTime>> ChangedTogetherAsync(
        ReviewSiteDb db,
        int low,
        int high,
        CancellationToken cancellation
    )
    {
        var changes = await db
            .History.AsNoTracking()
            .Where(e => e.FilmId == null && e.FilmIds.Any(id => id > low && id <= high))
            .OrderBy(e => e.Id)
            .Select(e => new { e.At, e.FilmIds })
            .ToListAsync(cancellation);
        var last = new Dictionary<int, DateTime>();
        foreach (var (at, film) in changes.SelectMany(c => c.FilmIds, (change, film) => (change.At, film)))
        {
            last[film] = at;
        }

        return last;
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

/// <param name="At">When it last changed; <c>null</c> if that is not known.</param>
internal sealed record SitemapFilm(string Slug, DateTime? At);
