using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Pages.Admin.Films;

internal static class SameTitles
{
    private const int MostShown = 10;

    /// <summary>
    /// Films that may be the one that is to be added: films of different years are different films; where a year is
    /// missing, nobody knows.
    /// </summary>
    public static Task<List<FilmLink>> OfSameTitleAsync(
        this IQueryable<Film> films,
        FilmDetails facts,
        CancellationToken cancellation
    )
    {
        var (key, year) = (SearchKey.Of(facts.Title), facts.Year);
        return films
            .Where(f => f.TitleKey == key && (f.Year == null || year == null || f.Year == year))
            .OrderBy(f => f.Year)
            .Take(MostShown)
            .Select(f => new FilmLink(f.Slug, f.Title, f.Year))
            .ToListAsync(cancellation);
    }
}
