using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

/// <summary>
/// A film's verdict as a small page for a frame on another site, with nothing that could be misused there.
/// </summary>
[OpenAddress(isFrame: true)]
[CachedPage]
public sealed class CardModel(ReviewSiteDb db) : PageModel
{
    public Film Film { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == slug, cancellation) is not { } film)
        {
            return await this.MovedFilmAsync(db, slug, "/card", cancellation);
        }

        Film = film;
        return Page();
    }
}
