using System.Globalization;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>Two films that seem to be different, but have the same IMDb id, which makes them one.</summary>
internal static class SharedImdbId
{
    /// <summary>Whether they have neither a title nor the year in common.</summary>
    public static bool IsLikelyOfTwo(FilmDetails one, FilmDetails other) =>
        one.Year is { } year
        && other.Year is { } otherYear
        && year != otherYear
        && !TitlesOf(one).Intersect(TitlesOf(other)).Any();

    /// <param name="where">Where the other one is.</param>
    public static Problem Warning(int line, string imdbId, FilmDetails film, FilmDetails other, string where) =>
        Problem.Warning(
            line,
            $"the IMDb id {imdbId} of {Named(film)}, which is also that of {Named(other)} {where}",
            "they count as one film; correct the id if they are two"
        );

    private static IEnumerable<string> TitlesOf(FilmDetails film) =>
        new[] { film.Title, film.OriginalTitle }.OfType<string>().Select(SearchKey.Of);

    private static string Named(FilmDetails film) =>
        string.Create(CultureInfo.InvariantCulture, $"“{film.Title}” ({film.Year})");
}
