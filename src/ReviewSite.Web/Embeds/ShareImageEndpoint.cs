using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Sharing;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Embeds;

/// <summary>
/// The share images of films and grids, drawn when somebody first asks for them and kept until the content changes.
/// </summary>
internal static class ShareImageEndpoint
{
    public static async Task<IResult> FilmAsync(
        HttpContext context,
        string slug,
        ReviewSiteDb db,
        ShareFonts fonts,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        if (await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == slug, cancellation) is { } film)
        {
            return Answer(new FilmShareImage(fonts, scale).Draw(film));
        }

        return await db.ResolveRedirectAsync(slug, cancellation) is { } moved
            ? Results.Redirect(
                Address.Escaped(FilmShareImage.PathOf(moved)) + context.Request.QueryString,
                permanent: true
            )
            : Results.NotFound();
    }

    public static async Task<IResult> GridAsync(
        string slug,
        ReviewSiteDb db,
        ShareFonts fonts,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        if (await db.FindCuratedAsync<SavedGrid>(slug, cancellation) is not { } saved)
        {
            return Results.NotFound();
        }

        var choice = GridChoice.Of(saved, SavedModel.RuleOf(saved));
        var grid = await db.GridOfAsync(choice, cancellation);
        return Answer(new GridShareImage(fonts, scale).Draw(saved.Title, grid, choice));
    }

    private static IResult Answer(byte[]? png) => png is null ? Results.NotFound() : Results.Bytes(png, "image/png");
}
