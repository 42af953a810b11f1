using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>Warns of what would count twice if two critics or publications were one.</summary>
internal static class Repetitions
{
    private const int MostNamed = 5;

    /// <param name="repeats">The reviews of one of the two that repeat a review of the other.</param>
    /// <returns>Empty if there are none.</returns>
    public static async Task<string> WarningOfReviewsAsync(IQueryable<Review> repeats, CancellationToken cancellation)
    {
        var films = repeats.Select(r => r.Film).Distinct();
        var count = await films.CountAsync(cancellation);
        var first = await films
            .OrderBy(f => f.TitleKey)
            .ThenBy(f => f.Id)
            .Take(MostNamed)
            .Select(f => new FilmLink(f.Slug, f.Title, f.Year))
            .ToListAsync(cancellation);
        return count switch
        {
            0 => "",
            1 => $"One critic would then have two reviews of {first[0].Name}, and both would count: "
                + "if they are the same, withdraw one of them first. ",
            _ => $"{Phrases.Number(count)} films would then have two reviews by the same critic, and both would count: "
                + $"{Named(first.Select(f => f.Name), count)}. If they are the same, withdraw one of each first. ",
        };
    }

    /// <param name="polls">The polls in which both have a list.</param>
    /// <returns>Empty if there are none.</returns>
    public static async Task<string> WarningOfListsAsync(IQueryable<Poll> polls, CancellationToken cancellation)
    {
        var count = await polls.CountAsync(cancellation);
        var first = await polls.OrderBy(p => p.Id).Take(MostNamed).Select(p => p.Title).ToListAsync(cancellation);
        return count switch
        {
            0 => "",
            1 => $"One critic would then have two lists in “{first[0]}”, and both would count: "
                + "if one of them is enough, remove the other from the poll. ",
            _ => $"{Phrases.Number(count)} polls would then have two lists by the same critic, and both would count: "
                + $"{Named(first.Select(t => $"“{t}”"), count)}. If one is enough, remove the other from each poll. ",
        };
    }

    /// <param name="first">The first of them.</param>
    /// <param name="count">How many there are.</param>
    private static string Named(IEnumerable<string> first, int count) =>
        Phrases.Join(count > MostNamed ? first.Append($"{Phrases.Number(count - MostNamed)} more") : first);
}
