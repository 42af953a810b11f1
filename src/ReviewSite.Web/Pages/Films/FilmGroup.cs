using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

/// <summary>Films that share a year or a genre: their number, and the outstanding ones.</summary>
/// <param name="Links">To all of them.</param>
public sealed record FilmGroup(
    int Count,
    IReadOnlyList<FilmCard> Best,
    IReadOnlyList<FilmCard> Worst,
    IReadOnlyList<FilmCard> Divisive,
    IReadOnlyList<FilmGroupLinks> Links
)
{
    private const int Shown = 8;

    public static async Task<FilmGroup> LoadAsync(
        IQueryable<Film> films,
        int count,
        IReadOnlyList<FilmGroupLinks> links,
        CancellationToken cancellation
    )
    {
        var ranked = await Top(FilmSort.Best, 2 * Shown);
        // With few films, the better half are the best, so that none is also among the lowest.
        var isFew = ranked.Count < 2 * Shown;
        var best = ranked.Take(isFew ? (ranked.Count + 1) / 2 : Shown).ToList();
        var worst = isFew ? [.. ranked.Skip(best.Count).Reverse()] : await Top(FilmSort.Worst, Shown);
        return new FilmGroup(count, best, worst, await Top(FilmSort.Divisive, Shown), links);

        Task<List<FilmCard>> Top(FilmSort sort, int most) =>
            films.Ranked(sort).Take(most).ToCards().ToListAsync(cancellation);
    }
}

/// <summary>The addresses of the whole group, or of the films of one of its names.</summary>
/// <param name="Name"><c>null</c> for the whole group.</param>
/// <param name="Count">How many films they lead to.</param>
/// <param name="All">The list of the films.</param>
/// <param name="Grid">The grid of critics and these films.</param>
public sealed record FilmGroupLinks(string? Name, int Count, string All, string Grid);
