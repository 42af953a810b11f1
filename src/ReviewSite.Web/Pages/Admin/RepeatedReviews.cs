using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>Warns of reviews that would count twice if two critics or publications were one.</summary>
internal static class RepeatedReviews
{
    private const int MostNamed = 5;

    /// <param name="repeats">The reviews of one of the two that repeat a review of the other.</param>
    /// <returns>Empty if there are none.</returns>
    public static async Task<string> WarningAsync(IQueryable<Review> repeats, CancellationToken cancellation)
    {
        var films = repeats.Select(r => r.Film).Distinct();
        var count = await films.CountAsync(cancellation);
        var first = await films
            .OrderBy(f => f.TitleKey)
            .ThenBy(f => f.Id)
            .Take(MostNamed)
            .Select(f => new FilmLink(f.Slug, f.Title, f.Year))
            .ToListAsync(cancellation);
        var names = first.Select(f => f.Name);
        if (count > first.Count)
        {
            names = names.Append($"{Phrases.Number(count - first.Count)} more");
        }

        return count switch
        {
            0 => "",
            1 => $"One critic would then have two reviews of {first[0].Name}, and both would count: "
                + "if they are the same, withdraw one of them first. ",
            _ => $"{Phrases.Number(count)} films would then have two reviews by the same critic, and both would count: "
                + $"{Phrases.Join(names)}. If they are the same, withdraw one of each first. ",
        };
    }
}
