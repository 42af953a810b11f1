using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

/// <summary>Films that share a year or a genre: their number, and the outstanding ones.</summary>
/// <param name="All">The address of the list of all of them.</param>
public sealed record FilmGroup(
    int Count,
    IReadOnlyList<FilmCard> Best,
    IReadOnlyList<FilmCard> Worst,
    IReadOnlyList<FilmCard> Divisive,
    string All
)
{
    private const int Shown = 8;

    /// <summary>The address of a grid of critics and these films.</summary>
    public string? Grid { get; init; }

    public static async Task<FilmGroup> LoadAsync(
        IQueryable<Film> films,
        int count,
        string all,
        CancellationToken cancellation
    )
    {
        var ranked = await Top(FilmSort.Best, 2 * Shown);
        // With few films, the better half are the best, so that none is also among the lowest.
        var isFew = ranked.Count < 2 * Shown;
        var best = ranked.Take(isFew ? (ranked.Count + 1) / 2 : Shown).ToList();
        var worst = isFew ? [.. ranked.Skip(best.Count).Reverse()] : await Top(FilmSort.Worst, Shown);
        return new FilmGroup(count, best, worst, await Top(FilmSort.Divisive, Shown), all);

        Task<List<FilmCard>> Top(FilmSort sort, int most) =>
            films.Ranked(sort).Take(most).ToCards().ToListAsync(cancellation);
    }
}
