using System.Globalization;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

/// <summary>A film's title with the details about it.</summary>
/// <param name="IsLink">Whether the title leads to the film's page, which then has another heading.</param>
public sealed record FilmHead(Film Film, bool IsLink)
{
    /// <summary>
    /// "1996", "1990s", "Denmark", "Crime", "Danish", "105 min", as much of it as is known; with the address of the
    /// films that share it, if there is one.
    /// </summary>
    public IEnumerable<(string Text, string? Address)> Details
    {
        get
        {
            if (Film.Year is { } year)
            {
                var decade = year / 10 * 10;
                yield return (Invariant($"{year}"), Invariant($"/years/{year}"));
                yield return (Invariant($"{decade}s"), Invariant($"/films?decade={decade}"));
            }

            foreach (var genre in Film.Genres)
            {
                yield return (genre, FilmFacet.Genres.AddressOf(genre));
            }

            foreach (var country in Film.Countries)
            {
                yield return (country, FilmFacet.Countries.AddressOf(country));
            }

            foreach (var language in Film.Languages)
            {
                yield return (language, null);
            }

            if (Film.RuntimeMinutes is { } minutes)
            {
                yield return ($"{Phrases.Number(minutes)} min", null);
            }
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
