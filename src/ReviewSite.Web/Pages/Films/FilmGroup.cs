using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

/// <summary>Films that share a year or a genre: how many there are, and which stand out.</summary>
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

    public static async Task<FilmGroup> LoadAsync(
        IQueryable<Film> films,
        int count,
        string all,
        CancellationToken cancellation
    )
    {
        var best = await Top(FilmSort.Best);
        return new FilmGroup(count, best, await Worst(), await Top(FilmSort.Divisive), all);

        Task<List<FilmCard>> Top(FilmSort sort) => films.Ranked(sort).Take(Shown).ToCards().ToListAsync(cancellation);

        // A film is not both among the best and among the worst.
        async Task<List<FilmCard>> Worst()
        {
            var slugs = best.Select(f => f.Slug).ToHashSet();
            return [.. (await Top(FilmSort.Worst)).Where(f => !slugs.Contains(f.Slug))];
        }
    }
}
