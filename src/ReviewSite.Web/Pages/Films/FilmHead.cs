using System.Globalization;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

/// <summary>A film's title with the facts above it.</summary>
/// <param name="IsLink">Whether the title leads to the film's page, which then has another heading.</param>
public sealed record FilmHead(Film Film, bool IsLink)
{
    /// <summary>"1996 · Denmark · Danish · 105 min", as much of it as is known.</summary>
    public string Facts => string.Join(" · ", Known());

    private IEnumerable<string> Known()
    {
        if (Film.Year is { } year)
        {
            yield return year.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var names in new[] { Film.Countries, Film.Languages })
        {
            if (names.Count > 0)
            {
                yield return string.Join(", ", names);
            }
        }

        if (Film.RuntimeMinutes is { } minutes)
        {
            yield return $"{Phrases.Number(minutes)} min";
        }
    }
}
