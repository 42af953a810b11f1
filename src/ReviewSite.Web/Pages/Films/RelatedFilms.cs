using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

/// <summary>The films that a film's page leads to.</summary>
/// <param name="SameDirectors">Other films by its directors, the newest first.</param>
/// <param name="SameYear">The best other films of its year.</param>
public sealed record RelatedFilms(IReadOnlyList<FilmCard> SameDirectors, IReadOnlyList<FilmCard> SameYear)
{
    private const int MostShown = 6;
    private const int BytesOfCard = 2_048;

    /// <summary>
    /// All films of a director, and of a year, show the same ones: these are found once for each version of the
    /// content.
    /// </summary>
    public static async Task<RelatedFilms> LoadAsync(
        ReviewSiteDb db,
        CatalogueStatsCache stats,
        Film film,
        CancellationToken cancellation
    )
    {
        var directed = await KeptAsync(
            $"directed by {string.Join('\n', film.Directors)}",
            () => db.DirectedByAsync(film.Directors, cancellation)
        );
        var best = film.Year is { } year
            ? await KeptAsync(
                string.Create(CultureInfo.InvariantCulture, $"best of {year}"),
                async () =>
                    await db
                        .Films.AsNoTracking()
                        .Where(f => f.Year == year)
                        .Ranked(FilmSort.Best)
                        .Take(MostShown + 1)
                        .ToCards()
                        .ToListAsync(cancellation)
            )
            : [];
        return new RelatedFilms(Others(directed), Others(best));

        Task<IReadOnlyList<FilmCard>> KeptAsync(string key, Func<Task<IReadOnlyList<FilmCard>>> find) =>
            stats.GetAsync(key, find, cancellation, cards => BytesOfCard * (1 + cards.Count));

        IReadOnlyList<FilmCard> Others(IReadOnlyList<FilmCard> cards) =>
            [.. cards.Where(f => f.Slug != film.Slug).Take(MostShown)];
    }
}
