using Microsoft.AspNetCore.Mvc;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Export;

/// <summary>What can be exported from the site, and in which format; <c>?film=</c> for one film.</summary>
public sealed class IndexModel(ReviewSiteDb db) : EditorPage
{
    public Film? Film { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? film, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(film))
        {
            return Page();
        }

        Film = Slug.IsOne(film.ToLowerInvariant()) ? await db.FindBySlugOrMovedAsync(film, cancellation) : null;
        return Film is null ? NotFound() : Page();
    }

    public string FileOf(string format) => Address.Of("/admin/export/file", ("format", format), ("film", Film?.Slug));
}
