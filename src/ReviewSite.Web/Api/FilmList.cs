using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api;

/// <summary>
/// The films, narrowed and ordered as on the page of all films. By default, they are in the order in which they were
/// added, so that a film never changes its place.
/// </summary>
internal static class FilmList
{
    private const string ImdbField = "imdb";

    private static readonly Dictionary<string, FilmSort> _sorts = new[] { FilmSort.Added }
        .Concat(FilmSort.All.Values)
        .ToDictionary(s => s.Key);

    public static QueryFieldAttribute[] FieldsOf(VerdictScale scale) =>
        [
            new("q", "Words in the title or in a director's name.") { Example = "pusher" },
            new("genre", "Films of this genre."),
            new("country", "Films from this country."),
            new("year", "Films of this year.") { Range = (FilmDetails.FirstYear, FilmDetails.LastYear) },
            new("decade", "Films of the ten years that start with this year.")
            {
                Example = "1990",
                Range = (FilmDetails.FirstYear / 10 * 10, FilmDetails.LastYear),
            },
            new("letter", "Films whose title begins with this letter; “other” for any other character.")
            {
                Choices = [.. Letters.All.Keys],
            },
            new("verdict", "Films with this verdict.") { Choices = [.. scale.VerdictsByKey.Keys] },
            new("critics", "Films with at least this many critics.") { Range = (1, FilmFilter.MostCritics) },
            new(ImdbField, "The film with this IMDb id.") { Example = "tt0117407" },
            new("sort", "The order. “added” keeps every film in its place while the site changes.")
            {
                Choices = _sorts.Keys,
                Default = FilmSort.Added.Key,
            },
            ApiQuery.LimitField,
            ApiQuery.CursorField,
            ApiQuery.FieldsField,
        ];

    public static async Task<IResult> GetAsync(
        HttpContext context,
        ReviewSiteDb db,
        CatalogueStatsCache stats,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery(context);
        var genres = await FilmFacet.Genres.NamesAsync(db, stats, cancellation);
        var countries = await FilmFacet.Countries.NamesAsync(db, stats, cancellation);
        var filter = FilmFilter.Read(query.Reader, genres, countries, scale, _sorts);
        var words = SearchWords.Of(filter.Words);
        if (filter.Words is not null && words is null)
        {
            query.Reader.Refuse("q", $"“{filter.Words}” contains no letter or digit.");
        }

        var imdb = ImdbId(query.Reader);
        var list = $"films {filter.Sort.Key}";
        var cursor = query.Cursor(list);
        if (query.Problem() is { } problem)
        {
            return problem;
        }

        var films = db.Matching(filter, words);
        films = imdb is null ? films : films.Where(f => f.ImdbId == imdb);
        var keys = await FilmKeyset.AfterAsync(films, filter.Sort, cursor, query.Limit + 1, cancellation);
        var ids = keys.Select(k => k.Id).ToList();
        var found = await db
            .Films.AsNoTracking()
            .Where(f => ids.Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, cancellation);
        return query.List(
            keys,
            key => found.TryGetValue(key.Id, out var film) ? FilmEntry.Of(film, scale, query.Absolute) : null,
            key => key.ToCursor(list)
        );
    }

    private static string? ImdbId(QueryReader query)
    {
        if (query.Text(ImdbField, FilmDetails.LongestName) is not { } text)
        {
            return null;
        }

        var id = CellParser.ImdbId(text);
        if (id is null)
        {
            query.Refuse(
                ImdbField,
                $"“{ImdbField}” is “{text}”; it must be an id such as tt0117407, or the address of its page on IMDb."
            );
        }

        return id;
    }
}
