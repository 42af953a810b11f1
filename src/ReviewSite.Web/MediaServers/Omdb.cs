using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Api;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.MediaServers;

/// <summary>
/// An API compatible with OMDb, for clients with a configurable address. The site's score has this site's name, never
/// that of another; <c>Metascore</c> is only what a source published.
/// </summary>
internal static partial class Omdb
{
    public static readonly string[] Fields = ["i", "t", "y", "s", "page", "r", "type", MediaFilm.EstimatesField];

    /// <summary>What a client over its limit gets, which it compares word by word.</summary>
    public const string LimitReached = """{"Response":"False","Error":"Request limit reached!"}""";

    private const string None = "N/A";
    private const int PerPage = 10;
    private const int MostPages = 100;

    public static async Task<IResult> GetAsync(HttpContext context, ReviewSiteDb db, CancellationToken cancellation)
    {
        var query = new QueryReader(context.Request.Query);
        var year = query.Whole("y", FilmDetails.FirstYear, FilmDetails.LastYear);
        var page = query.Whole("page", 1, MostPages) ?? 1;
        var (id, title) = (query.Text("i", FilmDetails.LongestName), query.Text("t", FilmDetails.LongestTitle));
        var words = query.Text("s", SearchWords.Longest);
        var isOther = query.Raw("type") is { } type && type != "movie";
        var answer =
            query.Errors.Count > 0 ? Miss(string.Join(' ', query.Errors.Values))
            : isOther ? Miss("Movie not found!")
            : id is not null ? await ByIdAsync(context, db, id, cancellation)
            : title is not null ? await ByTitleAsync(context, db, title, year, cancellation)
            : words is not null ? await SearchAsync(context, db, words, year, page, cancellation)
            : Miss("Incorrect IMDb ID.");
        return query.Raw("r") == "xml"
            ? Results.Text(XmlOf(answer), "text/xml", Encoding.UTF8)
            : Results.Text(answer.ToJsonString(), "application/json", Encoding.UTF8);
    }

    private static async Task<JsonObject> ByIdAsync(
        HttpContext context,
        ReviewSiteDb db,
        string id,
        CancellationToken cancellation
    )
    {
        if (!ImdbForm().IsMatch(id))
        {
            return Miss("Incorrect IMDb ID.");
        }

        var film = await db
            .Films.AsNoTracking()
            .Where(f => f.ImdbId == id)
            .OrderBy(f => f.Id)
            .FirstOrDefaultAsync(cancellation);
        return film is null ? Miss("Movie not found!") : Document(context, film);
    }

    private static async Task<JsonObject> ByTitleAsync(
        HttpContext context,
        ReviewSiteDb db,
        string title,
        int? year,
        CancellationToken cancellation
    )
    {
        var key = SearchKey.Of(title);
        var films = db.Films.AsNoTracking();
        var film =
            await films
                .Where(f => f.TitleKey == key && (year == null || f.Year == year))
                .OrderBy(f => f.Year)
                .ThenBy(f => f.Id)
                .FirstOrDefaultAsync(cancellation)
            ?? (await films.OfTitleWrittenOtherwiseAsync(db, title, year, cancellation)).FirstOrDefault();
        return film is null ? Miss("Movie not found!") : Document(context, film);
    }

    /// <summary>Clients open what they find by its IMDb id, so films without one are left out.</summary>
    private static async Task<JsonObject> SearchAsync(
        HttpContext context,
        ReviewSiteDb db,
        string typed,
        int? year,
        int page,
        CancellationToken cancellation
    )
    {
        var words = SearchWords.Of(typed);
        var ids = words is null ? [] : (await db.FindFilmsAsync(words, Found.MostCounted, cancellation)).Ids;
        var films = await db
            .Films.AsNoTracking()
            .Where(f => ids.Contains(f.Id) && f.ImdbId != null && (year == null || f.Year == year))
            .ToDictionaryAsync(f => f.Id, cancellation);
        var found = ids.Where(films.ContainsKey).Select(id => films[id]).ToList();
        var shown = found.Skip((page - 1) * PerPage).Take(PerPage).ToList();
        return shown.Count == 0
            ? Miss("Movie not found!")
            : new JsonObject
            {
                ["Search"] = new JsonArray([
                    .. shown.Select(f => new JsonObject
                    {
                        ["Title"] = f.Title,
                        ["Year"] = Text(f.Year),
                        ["imdbID"] = f.ImdbId,
                        ["Type"] = "movie",
                        ["Poster"] = PosterOf(context, f),
                    }),
                ]),
                ["totalResults"] = Text(found.Count),
                ["Response"] = "True",
            };
    }

    private static JsonObject Document(HttpContext context, Film film)
    {
        var ratings = new JsonArray();
        if (MediaFilm.ScoreOf(film.Summary, MediaFilm.AsksForEstimates(context)) is { } score)
        {
            ratings.Add(new JsonObject { ["Source"] = "ReviewSite", ["Value"] = $"{Text(score)}/100" });
        }

        return new JsonObject
        {
            ["Title"] = film.Title,
            ["Year"] = Text(film.Year),
            ["Rated"] = None,
            ["Released"] = None,
            ["Runtime"] = film.RuntimeMinutes is { } minutes ? $"{Text(minutes)} min" : None,
            ["Genre"] = Joined(film.Genres),
            ["Director"] = Joined(film.Directors),
            ["Writer"] = None,
            ["Actors"] = None,
            ["Plot"] = film.Synopsis ?? None,
            ["Language"] = Joined(film.Languages),
            ["Country"] = Joined(film.Countries),
            ["Awards"] = None,
            ["Poster"] = PosterOf(context, film),
            ["Ratings"] = ratings,
            ["Metascore"] = Text(film.Summary.Published?.Score),
            ["imdbRating"] = None,
            ["imdbVotes"] = None,
            ["imdbID"] = film.ImdbId ?? None,
            ["Type"] = "movie",
            ["DVD"] = None,
            ["BoxOffice"] = None,
            ["Production"] = None,
            ["Website"] = ApiQuery.Absolute(context, $"/films/{film.Slug}"),
            ["Response"] = "True",
        };
    }

    private static string XmlOf(JsonObject answer)
    {
        static XElement Movie(string name, JsonObject values) =>
            new(
                name,
                values
                    .Where(v => v.Value is JsonValue && v.Key != "Response")
                    .Select(v => new XAttribute(XmlName(v.Key), XmlSafeText.Of(v.Value!.GetValue<string>())))
            );
        var root = new XElement("root", new XAttribute("response", answer["Response"]!.GetValue<string>()));
        if (answer["Error"] is { } error)
        {
            root.Add(new XElement("error", XmlSafeText.Of(error.GetValue<string>())));
        }
        else if (answer["Search"] is JsonArray found)
        {
            root.Add(new XAttribute("totalResults", answer["totalResults"]!.GetValue<string>()));
            root.Add(found.Select(f => Movie("result", f!.AsObject())));
        }
        else
        {
            root.Add(Movie("movie", answer));
        }

        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root}\n";
    }

    private static string XmlName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static JsonObject Miss(string error) => new() { ["Response"] = "False", ["Error"] = error };

    private static string PosterOf(HttpContext context, Film film) =>
        film.Poster is { } poster ? ApiQuery.Absolute(context, PosterEndpoints.AddressOf(poster)) : None;

    private static string Joined(IReadOnlyList<string> names) => names.Count == 0 ? None : string.Join(", ", names);

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? None;

    [GeneratedRegex("^tt[0-9]{7,10}$")]
    private static partial Regex ImdbForm();
}
