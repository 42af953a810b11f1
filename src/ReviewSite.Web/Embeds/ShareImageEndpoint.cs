using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Films.Sharing;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Embeds;

/// <summary>
/// The share image of a film, drawn when somebody first asks for it and kept until the content changes.
/// </summary>
internal static class ShareImageEndpoint
{
    public static async Task<IResult> GetAsync(
        string slug,
        ReviewSiteDb db,
        ShareFonts fonts,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        if (await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == slug, cancellation) is { } film)
        {
            return new ShareImage(fonts, scale).Draw(film) is { } png
                ? Results.Bytes(png, "image/png")
                : Results.NotFound();
        }

        return await db.ResolveRedirectAsync(slug, cancellation) is { } moved
            ? Results.Redirect(Address.Escaped(ShareImage.PathOf(moved)), permanent: true)
            : Results.NotFound();
    }
}
