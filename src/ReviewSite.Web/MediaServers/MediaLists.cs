using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Polls;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Api;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Configurations;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.MediaServers;

/// <summary>Lists of films with their IMDb ids: for Kometa with scores, for Radarr to be collected.</summary>
internal static class MediaLists
{
    private const int MostInList = 100;
    private const int FilmsAtOnce = 500;

    public static Task WriteKometaAsync(HttpContext context, ReviewSiteDb db, CancellationToken cancellation) =>
        WriteKometaAsync(MediaFilm.AsksForEstimates(context), context, db, cancellation);

    /// <summary>
    /// The file with estimates has its own address: Kometa puts ".yml" after an address that ends otherwise, so it
    /// cannot ask for one with fields.
    /// </summary>
    public static Task WriteKometaEstimatesAsync(
        HttpContext context,
        ReviewSiteDb db,
        CancellationToken cancellation
    ) => WriteKometaAsync(withEstimates: true, context, db, cancellation);

    /// <summary>
    /// A metadata file for Kometa. Kometa treats a rating of 0 as missing, and complains about
    /// it, so a film with a score of 0 is left out.
    /// </summary>
    private static async Task WriteKometaAsync(
        bool withEstimates,
        HttpContext context,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        context.Response.ContentType = "application/yaml; charset=utf-8";

        // Left open, as the cache reads what was written after this.
        await using var yaml = new StreamWriter(context.Response.Body, new UTF8Encoding(false), leaveOpen: true);
        await yaml.WriteAsync("metadata:");
        var isEmpty = true;
        var films = db.Films.AsNoTracking().Where(f => f.ImdbId != null).OrderBy(f => f.ImdbId).AsAsyncEnumerable();
        await foreach (var film in films.WithCancellation(cancellation))
        {
            if (MediaFilm.ScoreOf(film.Summary, withEstimates) is { } score and > 0)
            {
                // No two films share a slug, and a file that names two alike is refused as a whole.
                var name = Quoted($"{Film.NameOf(film.Title, film.Year)} [{film.Slug}]");
                await yaml.WriteAsync(
                    $"\n  {name}:\n    match:\n      mapping_id: {film.ImdbId}\n"
                        + $"    critic_rating: {MediaFilm.OfTen(score)}"
                );
                isEmpty = false;
            }
        }

        await yaml.WriteAsync(isEmpty ? " {}\n" : "\n");
    }

    /// <summary>A text of YAML in which nothing but its own marks has a meaning.</summary>
    private static string Quoted(string text) =>
        $"'{XmlSafeText.Of(text).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>
    /// A list by an order or a verdict, in the form of Radarr's “StevenLu Custom”; or the best films of a poll.
    /// </summary>
    public static async Task<IResult> RadarrAsync(
        string list,
        HttpContext context,
        ReviewSiteDb db,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        if (ListOf(db, scale, list) is not { } films)
        {
            return await RadarrOfAsync<Poll>(
                list,
                p => PollTally.Of(p.Ballots, PollRule.Share).Standings.Select(s => s.Film),
                MostInList,
                context,
                db,
                cancellation
            );
        }

        var withEstimates = MediaFilm.AsksForEstimates(context);
        var found = new List<Film>();
        var read = 0;
        List<Film> page;
        do
        {
            page = await films.Skip(read).Take(FilmsAtOnce).ToListAsync(cancellation);
            read += page.Count;
            found.AddRange(
                page.Where(f => MediaFilm.ScoreOf(f.Summary, withEstimates) is not null).Take(MostInList - found.Count)
            );
        } while (page.Count == FilmsAtOnce && found.Count < MostInList);

        return Radarr(found, context);
    }

    /// <summary>The films of a collection, in its order.</summary>
    public static Task<IResult> RadarrOfCollectionAsync(
        string slug,
        HttpContext context,
        ReviewSiteDb db,
        CancellationToken cancellation
    ) =>
        RadarrOfAsync<CuratedFilms>(
            slug,
            c => c.Sections.SelectMany(s => s.Films),
            CuratedFilms.MostFilms,
            context,
            db,
            cancellation
        );

    /// <summary>The films that editors or critics chose, whether they have a score or not.</summary>
    /// <param name="numbers">The numbers of the page's films, in their order.</param>
    private static async Task<IResult> RadarrOfAsync<TPage>(
        string slug,
        Func<TPage, IEnumerable<int>> numbers,
        int most,
        HttpContext context,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
        where TPage : class, ICuratedPage
    {
        if (await db.FindCuratedAsync<TPage>(slug, cancellation) is not { } page)
        {
            return Results.NotFound();
        }

        if (page.Slug != slug)
        {
            return Results.Redirect(Address.Escaped($"{TPage.Path}/{page.Slug}.radarr.json"), permanent: true);
        }

        var ids = numbers(page).ToList();
        var films = await db
            .Films.AsNoTracking()
            .Where(f => ids.Contains(f.Id) && f.ImdbId != null)
            .ToDictionaryAsync(f => f.Id, cancellation);
        return Radarr(ids.Where(films.ContainsKey).Take(most).Select(id => films[id]), context);
    }

    private static IResult Radarr(IEnumerable<Film> films, HttpContext context)
    {
        var list = films.Select(film => new JsonObject
        {
            ["title"] = film.Title,
            ["imdb_id"] = film.ImdbId,
            ["poster_url"] = film.Poster is { } poster
                ? ApiQuery.Absolute(context, PosterEndpoints.AddressOf(poster))
                : "",
        });
        return Results.Text(new JsonArray([.. list]).ToJsonString(), "application/json", Encoding.UTF8);
    }

    /// <summary><c>null</c> if there is no such list.</summary>
    private static IQueryable<Film>? ListOf(ReviewSiteDb db, VerdictScale scale, string list)
    {
        var films = db.Films.AsNoTracking().Where(f => f.ImdbId != null);
        return FilmSort.All.TryGetValue(list, out var sort) ? films.Sorted(sort)
            : scale.VerdictsByKey.TryGetValue(list, out var verdict)
                ? films
                    .Where(f => EF.Property<string?>(f, FilmConfiguration.Verdict) == verdict.Key)
                    .Sorted(FilmSort.Best)
            : null;
    }
}
