using System.Globalization;
using System.Xml.Linq;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.MediaServers;

/// <summary>
/// A film as an NFO file. The two programs need different ones: Jellyfin takes a rating under any name of its own list
/// of ratings for that of its viewers, and Kodi knows no rating by critics outside of that list.
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
        foreach (
            var (name, values) in new[]
            {
                ("genre", film.Genres),
                ("director", film.Directors),
                ("country", film.Countries),
            }
        )
        {
            movie.Add(values.Select(v => new XElement(name, XmlSafeText.Of(v))));
        }

        if (film.ImdbId is { } imdb)
        {
            movie.Add(
                new XElement("uniqueid", new XAttribute("type", "imdb"), new XAttribute("default", "true"), imdb)
            );
        }

        if (MediaFilm.ScoreOf(film.Summary, withEstimates) is { } score)
        {
            movie.Add(program == Kodi ? KodiRating(score, film.Summary.Critics) : new XElement("criticrating", score));
        }

        return $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{movie}\n";
    }

    private static XElement KodiRating(int score, int critics) =>
        new(
            "ratings",
            new XElement(
                "rating",
                new XAttribute("name", "reviewsite"),
                new XAttribute("max", "100"),
                new XAttribute("default", "true"),
                new XElement("value", score),
                new XElement("votes", critics)
            )
        );

    private static void Add(XElement movie, string name, string? value)
    {
        if (value is not null)
        {
            movie.Add(new XElement(name, XmlSafeText.Of(value)));
        }
    }
}
