using System.Globalization;
using System.Xml.Linq;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.MediaServers;

/// <summary>
/// A film as an NFO file. The two programs need different ones: Jellyfin treats a rating under any name in its own list
/// as the viewers' rating, and Kodi has no critic rating outside that list. Jellyfin also splits texts where Kodi does
/// not.
/// </summary>
internal static class Nfo
{
    public const string Jellyfin = "jellyfin";
    public const string Kodi = "kodi";

    public static string Write(Film film, string program, bool withEstimates)
    {
        var movie = new XElement("movie", new XElement("title", XmlSafeText.Of(film.Title)));
        Add(movie, "originaltitle", film.OriginalTitle);
        Add(movie, "year", film.Year?.ToString(CultureInfo.InvariantCulture));
        Add(movie, "runtime", film.RuntimeMinutes?.ToString(CultureInfo.InvariantCulture));
        Add(movie, "plot", film.Synopsis);
        AddAll(movie, "genre", film.Genres);
        AddAll(movie, "director", program == Jellyfin ? film.Directors.Select(Undivided) : film.Directors);
        AddAll(movie, "country", program == Jellyfin ? Together(film.Countries) : film.Countries);

        if (film.ImdbId is { } imdb)
        {
            movie.Add(
                new XElement("uniqueid", new XAttribute("type", "imdb"), new XAttribute("default", "true"), imdb)
            );
        }

        if (MediaFilm.ScoreOf(film.Summary, withEstimates) is { } score)
        {
            movie.Add(program == Kodi ? KodiRating(score, film.Summary) : new XElement("criticrating", score));
        }

        return $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{movie}\n";
    }

    private static XElement KodiRating(int score, FilmSummary summary) =>
        new(
            "ratings",
            new XElement(
                "rating",
                new XAttribute("name", "reviewsite"),
                new XAttribute("max", "100"),
                new XAttribute("default", "true"),
                new XElement("value", score),
                summary.HasUnknownCritics ? null : new XElement("votes", summary.Critics)
            )
        );

    /// <summary>Jellyfin treats the part after a comma as another person, unless there is a bar.</summary>
    private static string Undivided(string name) => name.Contains(',', StringComparison.Ordinal) ? name + "|" : name;

    /// <summary>Jellyfin keeps only the last of several elements, and splits it at slashes.</summary>
    private static string[] Together(IReadOnlyList<string> names) =>
        names.Count == 0 ? [] : [string.Join(" / ", names)];

    private static void AddAll(XElement movie, string name, IEnumerable<string> values) =>
        movie.Add(values.Select(v => new XElement(name, XmlSafeText.Of(v))));

    private static void Add(XElement movie, string name, string? value)
    {
        if (value is not null)
        {
            movie.Add(new XElement(name, XmlSafeText.Of(value)));
        }
    }
}
