using System.Text;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Api;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Embeds;

/// <summary>A film's score on other people's pages: a badge, and a card by way of oEmbed.</summary>
internal static class EmbedEndpoints
{
    public static void MapEmbeds(this IEndpointRouteBuilder app)
    {
        Map(app, "badge.svg", badge => Results.Text(badge.Svg(), "image/svg+xml", Encoding.UTF8));
        Map(app, "badge.json", badge => Results.Json(badge.Shields(), EmbedJson.Default.ShieldsBadge));
        RouteHandlerBuilder[] images =
        [
            app.MapMethods("/films/{slug}/share.png", ApiEndpoints.Reading, ShareImageEndpoint.FilmAsync),
            app.MapMethods("/grids/{slug}/share.png", ApiEndpoints.Reading, ShareImageEndpoint.GridAsync),
        ];
        foreach (var image in images)
        {
            image
                .WithCachedPage()
                .RequireCors(OpenAddressAttribute.CorsPolicy)
                .WithMetadata(new OpenAddressAttribute(), new CostlyReadAttribute());
        }

        app.MapMethods("/oembed", ApiEndpoints.Reading, OEmbed.GetAsync)
            .WithCachedPage(OEmbed.Fields)
            .RequireCors(OpenAddressAttribute.CorsPolicy)
            .WithMetadata(new OpenAddressAttribute());
    }

    private static void Map(IEndpointRouteBuilder app, string file, Func<FilmBadge, IResult> answer) =>
        app.MapMethods(
                $"/films/{{slug}}/{file}",
                ApiEndpoints.Reading,
                (
                    HttpContext context,
                    string slug,
                    ReviewSiteDb db,
                    VerdictScale scale,
                    CancellationToken cancellation
                ) =>
                    AnswerAsync(context, slug, file, db, summary => answer(new FilmBadge(summary, scale)), cancellation)
            )
            .WithCachedPage()
            .RequireCors(OpenAddressAttribute.CorsPolicy)
            .WithMetadata(new OpenAddressAttribute());

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        string slug,
        string file,
        ReviewSiteDb db,
        Func<FilmSummary, IResult> answer,
        CancellationToken cancellation
    )
    {
        FilmSummary? summary = await db
            .Films.AsNoTracking()
            .Where(f => f.Slug == slug)
            .Select(f => f.Summary)
            .SingleOrDefaultAsync(cancellation);
        if (summary is not null)
        {
            return answer(summary);
        }

        return await db.ResolveRedirectAsync(slug, cancellation) is { } moved
            ? Results.Redirect(Address.Escaped($"/films/{moved}/{file}") + context.Request.QueryString, permanent: true)
            : Results.NotFound();
    }
}
