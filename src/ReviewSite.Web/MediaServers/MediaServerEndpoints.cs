using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Api;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.MediaServers;

/// <summary>The site's scores in the formats of programs that manage film collections.</summary>
internal static class MediaServerEndpoints
{
    private const int LongestMatch = 64 * 1024;

    public static void MapMediaServers(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/films/{slug}.nfo", ApiEndpoints.Reading, NfoAsync)
            .WithCachedPageAndQuota("for", MediaFilm.EstimatesField);
        app.MapMethods("/films.kometa.yml", ApiEndpoints.Reading, MediaLists.WriteKometaAsync)
            .WithCachedPageAndQuota(MediaFilm.EstimatesField)
            .WithMetadata(new CostlyReadAttribute(), new LongDownloadAttribute());
        app.MapMethods("/films.kometa.estimates.yml", ApiEndpoints.Reading, MediaLists.WriteKometaEstimatesAsync)
            .WithCachedPageAndQuota()
            .WithMetadata(new CostlyReadAttribute(), new LongDownloadAttribute());
        app.MapMethods("/lists/{list}.radarr.json", ApiEndpoints.Reading, MediaLists.RadarrAsync)
            .WithCachedPageAndQuota(MediaFilm.EstimatesField)
            .WithMetadata(new CostlyReadAttribute());
        app.MapMethods("/collections/{slug}.radarr.json", ApiEndpoints.Reading, MediaLists.RadarrOfCollectionAsync)
            .WithCachedPageAndQuota()
            .WithMetadata(new CostlyReadAttribute());
        app.MapMethods("/omdb", ApiEndpoints.Reading, Omdb.GetAsync)
            .WithCachedPageAndQuota(Omdb.Fields)
            .RequireCors(OpenAddressAttribute.CorsPolicy)
            .WithMetadata(
                new OpenAddressAttribute(),
                new CostlyReadAttribute("s"),
                new QuotaAttribute { Refusal = Omdb.LimitReached }
            );
        app.MapMethods(Plex.Root, ApiEndpoints.Reading, Plex.Definition).WithCachedPageAndQuota();
        app.MapMethods($"{Plex.Root}/library/metadata/{{key}}", ApiEndpoints.Reading, Plex.MetadataAsync)
            .WithCachedPageAndQuota(MediaFilm.EstimatesField);
        app.MapMethods($"{Plex.Root}/library/metadata/{{key}}/images", ApiEndpoints.Reading, Plex.ImagesAsync)
            .WithCachedPageAndQuota();
        app.MapPost($"{Plex.Root}/library/metadata/matches", MatchAsync)
            .ExcludeFromDescription()
            .WithMetadata(new QuotaAttribute(), new RequestSizeLimitAttribute(LongestMatch));
    }

    private static RouteHandlerBuilder WithCachedPageAndQuota(
        this RouteHandlerBuilder endpoint,
        params string[] fields
    ) => endpoint.WithCachedPage(fields).WithMetadata(new QuotaAttribute());

    private static async Task<IResult> NfoAsync(
        string slug,
        HttpContext context,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        var query = new QueryReader(context.Request.Query);
        if (query.Raw("for") is not (Nfo.Jellyfin or Nfo.Kodi))
        {
            return Results.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                detail: "“for” must be jellyfin or kodi: the two need different files."
            );
        }

        if (await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == slug, cancellation) is { } film)
        {
            var nfo = Nfo.Write(film, query.Raw("for")!, MediaFilm.AsksForEstimates(context));
            return Results.Text(nfo, "text/xml", Encoding.UTF8);
        }

        return await db.ResolveRedirectAsync(slug, cancellation) is { } moved
            ? Results.Redirect(Address.Escaped($"/films/{moved}.nfo") + context.Request.QueryString, permanent: true)
            : Results.NotFound();
    }

    private static async Task<IResult> MatchAsync(HttpContext context, ReviewSiteDb db, CancellationToken cancellation)
    {
        try
        {
            var match = await JsonSerializer.DeserializeAsync(
                context.Request.Body,
                PlexJson.Default.PlexMatch,
                cancellation
            );
            if (match is not null)
            {
                return await Plex.MatchAsync(match, context, db, cancellation);
            }
        }
        catch (JsonException)
        {
            // Refused below.
        }

        return Results.Problem(
            statusCode: StatusCodes.Status400BadRequest,
            detail: "Send a JSON object with “type”, and either “title” and “year”, or “guid”."
        );
    }
}
