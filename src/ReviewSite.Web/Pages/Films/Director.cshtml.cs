using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

[CachedPage]
public sealed class DirectorModel(ReviewSiteDb db) : PageModel
{
    public string Name { get; private set; } = "";

    public IReadOnlyList<FilmCard> Films { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        // In another form it is not an address of this page, and the index cannot find it.
        if (slug.Length > Slug.MaxLength * 2 || DirectorQueries.SlugOf(slug) != slug)
        {
            return NotFound();
        }

        var films = await db.DirectedByAsync(slug, cancellation);
        if (films.Count == 0)
        {
            return NotFound();
        }

        Name = films.SelectMany(f => f.Directors).First(d => DirectorQueries.SlugOf(d) == slug);
        Films = [.. films.Select(FilmCard.Of)];
        return Page();
    }
}
