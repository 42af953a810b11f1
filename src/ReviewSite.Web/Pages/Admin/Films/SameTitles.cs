using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Pages.Admin.Films;

internal static class SameTitles
{
    private const int MostShown = 10;

    /// <summary>
    /// Films that may be the one that is to be added: films of different years are different films; if a year is
    /// missing, nobody knows.
    /// </summary>
    public static Task<List<FilmLink>> OfSameTitleAsync(
        this IQueryable<Film> films,
        FilmDetails details,
        CancellationToken cancellation
    )
    {
        var year = details.Year;
        return films
            .Where(f => f.Year == null || year == null || f.Year == year)
            .OfTitleAsync(details.Title, cancellation);
    }

    /// <summary>Films of any year, while a title is typed.</summary>
    public static Task<List<FilmLink>> OfTitleAsync(
        this IQueryable<Film> films,
        string title,
        CancellationToken cancellation
    )
    {
        var key = SearchKey.Of(title);
        return films
            .Where(f => f.TitleKey == key)
            .OrderBy(f => f.Year)
            .Take(MostShown)
            .Select(f => new FilmLink(f.Slug, f.Title, f.Year))
            .ToListAsync(cancellation);
    }
}
