using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Search;

/// <summary>
/// Titles and names that begin with what is being typed, as a JSON array of strings, for the search fields of the site.
/// Browsers have their own address, in OpenSearch format.
/// </summary>
[CachedPage("q")]
public sealed class NamesModel(ReviewSiteDb db) : PageModel
{
    private const int MostFilms = 5;
    private const int MostNames = 3;

    /// <summary>A longer title would make the answer large, and the list hard to read.</summary>
    private const int LongestText = 80;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        if (SearchWords.Of(query.Text("q", SearchWords.Longest)) is not { } words)
        {
            return new JsonResult(Array.Empty<string>());
        }

        var critics = (await db.FindCriticsAsync(words, MostNames, cancellation)).Ids;
        var publications = (await db.FindPublicationsAsync(words, MostNames, cancellation)).Ids;
        string[] all =
        [
            .. await db.FindTitlesAsync(words, MostFilms, cancellation),
            .. await db
                .Critics.Where(c => critics.Contains(c.Id))
                .OrderBy(c => c.NameKey)
                .Select(c => c.Name)
                .ToListAsync(cancellation),
            .. await db
                .Publications.Where(p => publications.Contains(p.Id))
                .OrderBy(p => p.NameKey)
                .Select(p => p.Name)
                .ToListAsync(cancellation),
        ];
        return new JsonResult(all.Where(text => text.Length <= LongestText).Distinct());
    }
}
