using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

/// <summary>
/// Directors are names in their films and have no rows of their own: their films are found by the words of the name in
/// the films' full-text index.
/// </summary>
internal static class DirectorQueries
{
    /// <summary>More films than anybody has directed, which limits the search for a name of common words.</summary>
    private const int MostFilms = 1_000;

    /// <summary>
    /// The words of the name as the index has them, so that they can be found again: "conor-o-brien". Empty if a
    /// name has neither letter nor digit.
    /// </summary>
    public static string SlugOf(string director) => string.Join('-', SearchKey.WordsIn(SearchKey.Of(director)));

    /// <summary>Films that one of them directed, the newest first.</summary>
    public static async Task<IReadOnlyList<FilmCard>> DirectedByAsync(
        this ReviewSiteDb db,
        IReadOnlyList<string> directors,
        CancellationToken cancellation
    )
    {
        var films = new List<Film>();
        foreach (var slug in directors.Select(SlugOf).Distinct())
        {
            films.AddRange(await db.DirectedByAsync(slug, cancellation));
        }

        return [.. films.DistinctBy(f => f.Id).OrderByDescending(f => f.Year).Select(FilmCard.Of)];
    }

    /// <param name="slug">The slug of the director's name.</param>
    public static async Task<IReadOnlyList<Film>> DirectedByAsync(
        this ReviewSiteDb db,
        string slug,
        CancellationToken cancellation
    )
    {
        // An address may have anything in its place.
        if (SearchKey.TermsIn(slug) is not { Length: > 0 } words)
        {
            return [];
        }

        // Common words are in many films, of which only the directors are read.
        var found = await db
            .Search.Films(db, new FullTextQuery([words], EndsInPrefix: false), MostFilms)
            .Select(f => new { f.Id, f.Directors })
            .ToListAsync(cancellation);
        var own = found.Where(f => f.Directors.Any(d => SlugOf(d) == slug)).Select(f => f.Id).ToList();
        return own.Count == 0
            ? []
            : await db
                .Films.AsNoTracking()
                .Where(f => own.Contains(f.Id))
                .OrderByDescending(f => f.Year)
                .ThenByDescending(f => f.Id)
                .ToListAsync(cancellation);
    }
}
