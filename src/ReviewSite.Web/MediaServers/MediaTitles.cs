using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.MediaServers;

/// <summary>Films by titles as other programs write them.</summary>
internal static class MediaTitles
{
    /// <summary>
    /// By the original title, or by a title without punctuation, in which “&amp;” is “and”; the title itself counts
    /// too.
    /// </summary>
    public static async Task<List<Film>> OfTitleWrittenOtherwiseAsync(
        this IQueryable<Film> films,
        ReviewSiteDb db,
        string title,
        int? year,
        CancellationToken cancellation
    )
    {
        var name = Film.NameOf(title, year);
        var ids = (await new FilmLookup(db).FindByFileNameAsync(name, cancellation)).Select(f => f.Id).ToList();
        var found = await films
            .Where(f => ids.Contains(f.Id) && (year == null || f.Year == year))
            .OrderBy(f => f.Year)
            .ThenBy(f => f.Id)
            .ToListAsync(cancellation);

        // The lookup also takes addresses, which may be anything.
        var key = FilmLookup.FileNameKey(title);
        return key.Length == 0
            ? []
            : found.FindAll(f =>
                FilmLookup.FileNameKey(f.Title) == key
                || (f.OriginalTitle is { } original && FilmLookup.FileNameKey(original) == key)
            );
    }
}
