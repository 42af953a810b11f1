using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Api;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.MediaServers;

/// <summary>
/// A custom metadata provider for Plex. Plex requires a release date, but only the year is known here: the first day of
/// the year is used, and a film without a year is not found.
/// </summary>
internal static class Plex
{
    public const string Root = "/plex";

    private const string Identifier = "tv.plex.agents.custom.reviewsite";
    private const string MetadataPath = "/library/metadata";
    private const int Movie = 1;
    private const int MostMatches = 10;
    private const long MillisecondsOfMinute = 60_000;

    public static IResult Definition() =>
        Results.Json(
            new JsonObject
            {
                ["MediaProvider"] = new JsonObject
                {
                    ["identifier"] = Identifier,
                    ["title"] = "ReviewSite",
                    ["version"] = "1.0.0",
                    ["Types"] = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = Movie,
                            ["Scheme"] = new JsonArray(new JsonObject { ["scheme"] = Identifier }),
                        }
                    ),
                    ["Feature"] = new JsonArray(
                        new JsonObject { ["type"] = "metadata", ["key"] = MetadataPath },
                        new JsonObject { ["type"] = "match", ["key"] = $"{MetadataPath}/matches" }
                    ),
                },
            }
        );

    /// <summary>The best match, or, for “Fix match”, all of them. No match is an empty list, never an error.</summary>
    public static async Task<IResult> MatchAsync(
        PlexMatch match,
        HttpContext context,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        if (match.Type != Movie)
        {
            return Container(context, []);
        }

        var films = await FindAsync(match, db, cancellation);
        return Container(context, [.. films.Take(match.Manual == 1 ? MostMatches : 1)]);
    }

    public static async Task<IResult> MetadataAsync(
        string key,
        HttpContext context,
        ReviewSiteDb db,
        CancellationToken cancellation
    ) =>
        await FilmAsync(key, db, cancellation) is { } film
            ? Container(context, [film])
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: "There is no film with this key.");

    public static async Task<IResult> ImagesAsync(
        string key,
        HttpContext context,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        if (await FilmAsync(key, db, cancellation) is not { } film)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status404NotFound,
                detail: "There is no film with this key."
            );
        }

        var images = ImagesOf(context, film);
        return Results.Json(
            new JsonObject
            {
                ["MediaContainer"] = new JsonObject
                {
                    ["offset"] = 0,
                    ["totalSize"] = images.Count,
                    ["identifier"] = Identifier,
                    ["size"] = images.Count,
                    ["Image"] = images,
                },
            }
        );
    }

    /// <summary>Plex keeps the key of a film for years, in which its address may change.</summary>
    private static async Task<Film?> FilmAsync(string key, ReviewSiteDb db, CancellationToken cancellation)
    {
        if (key.Contains('\0'))
        {
            return null;
        }

        var asked = PlexKey.SlugOf(key);
        var slug = await db.ResolveRedirectAsync(asked, cancellation) ?? asked;
        return await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == slug && f.Year != null, cancellation);
    }

    private static async Task<IReadOnlyList<Film>> FindAsync(
        PlexMatch match,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        var films = db.Films.AsNoTracking().Where(f => f.Year != null);
        const string Imdb = "imdb://";
        var own = $"{Identifier}://movie/";
        if (match.Guid is { } guid && guid.StartsWith(Imdb, StringComparison.Ordinal) && !guid.Contains('\0'))
        {
            var id = guid[Imdb.Length..];
            if (
                await films.Where(f => f.ImdbId == id).OrderBy(f => f.Id).ToListAsync(cancellation) is
                { Count: > 0 } known
            )
            {
                return known;
            }

            // A film of that title with another id is another film.
            films = films.Where(f => f.ImdbId == null);
        }
        else if (match.Guid is { } ours && ours.StartsWith(own, StringComparison.Ordinal))
        {
            return await FilmAsync(ours[own.Length..], db, cancellation) is { } film ? [film] : [];
        }

        var title = SearchKey.Of(match.Title);
        if (title.Length == 0)
        {
            return [];
        }

        // For the requested year; for a manual match, any year.
        var exact = await films
            .Where(f => f.TitleKey == title)
            .Where(f => match.Year == null || match.Manual == 1 || f.Year == match.Year)
            .OrderBy(f => f.Year == match.Year ? 0 : 1)
            .ThenBy(f => f.Year)
            .Take(MostMatches)
            .ToListAsync(cancellation);
        return exact.Count > 0 ? exact : await FindOtherwiseAsync(match, films, db, cancellation);
    }

    /// <summary>
    /// A title that is written otherwise, or a film of the year before or after, if only one is: a film may be released
    /// in one country in December, in another in January.
    /// </summary>
    private static async Task<IReadOnlyList<Film>> FindOtherwiseAsync(
        PlexMatch match,
        IQueryable<Film> films,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        var found = await OfYearAsync(match.Year);
        if (found.Count > 0 || match.Year is not { } year)
        {
            return found;
        }

        List<Film> beside = [.. await OfYearAsync(year - 1), .. await OfYearAsync(year + 1)];
        return beside.Count == 1 || match.Manual == 1 ? beside : [];

        Task<List<Film>> OfYearAsync(int? year) =>
            films.OfTitleWrittenOtherwiseAsync(db, match.Title!, year, cancellation);
    }

    private static IResult Container(HttpContext context, IReadOnlyList<Film> films) =>
        Results.Json(
            new JsonObject
            {
                ["MediaContainer"] = new JsonObject
                {
                    ["offset"] = 0,
                    ["totalSize"] = films.Count,
                    ["identifier"] = Identifier,
                    ["size"] = films.Count,
                    ["Metadata"] = new JsonArray([.. films.Select(f => MetadataOf(context, f))]),
                },
            }
        );

    private static JsonObject MetadataOf(HttpContext context, Film film)
    {
        var key = PlexKey.Of(film.Slug);
        var metadata = new JsonObject
        {
            ["type"] = "movie",
            ["ratingKey"] = key,
            ["key"] = $"{MetadataPath}/{key}",
            ["guid"] = $"{Identifier}://movie/{key}",
            ["title"] = film.Title,
            ["originallyAvailableAt"] = string.Create(CultureInfo.InvariantCulture, $"{film.Year:0000}-01-01"),
            ["year"] = film.Year,
        };
        Add(metadata, "originalTitle", film.OriginalTitle);
        Add(metadata, "summary", film.Synopsis);
        Add(metadata, "duration", film.RuntimeMinutes * MillisecondsOfMinute);
        if (ImagesOf(context, film) is { Count: > 0 } images)
        {
            metadata["thumb"] = images[0]!["url"]!.GetValue<string>();
            metadata["Image"] = images;
        }

        AddTags(metadata, "Genre", film.Genres);
        AddTags(metadata, "Director", film.Directors);
        AddTags(metadata, "Country", film.Countries);
        if (film.ImdbId is { } imdb)
        {
            metadata["Guid"] = new JsonArray(new JsonObject { ["id"] = $"imdb://{imdb}" });
        }

        if (MediaFilm.ScoreOf(film.Summary, MediaFilm.AsksForEstimates(context)) is { } score)
        {
            metadata["Rating"] = new JsonArray(
                new JsonObject
                {
                    ["image"] = "reviewsite://image.rating",
                    ["type"] = "critic",
                    ["value"] = decimal.Parse(MediaFilm.OfTen(score), CultureInfo.InvariantCulture),
                }
            );
        }

        return metadata;
    }

    private static JsonArray ImagesOf(HttpContext context, Film film) =>
        film.Poster is { } poster
            ?
            [
                new JsonObject
                {
                    ["type"] = "coverPoster",
                    ["url"] = ApiQuery.Absolute(context, PosterEndpoints.AddressOf(poster)),
                    ["alt"] = film.Title,
                },
            ]
            : [];

    private static void Add(JsonObject metadata, string name, JsonNode? value)
    {
        if (value is not null)
        {
            metadata[name] = value;
        }
    }

    private static void AddTags(JsonObject metadata, string name, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            metadata[name] = new JsonArray([.. names.Select(n => new JsonObject { ["tag"] = n })]);
        }
    }
}

/// <summary>What Plex asks to be matched.</summary>
/// <param name="Type">1 for a film.</param>
/// <param name="Manual">1 if a person chooses from the matches.</param>
internal sealed record PlexMatch(int Type, string? Title, int? Year, string? Guid, int? Manual);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PlexMatch))]
internal sealed partial class PlexJson : JsonSerializerContext;
