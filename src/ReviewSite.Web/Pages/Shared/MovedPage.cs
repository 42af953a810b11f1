using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>Redirects from the former address of a page to its current one.</summary>
internal static class MovedPage
{
    /// <summary>Sends the browser to the page of a film that had this slug.</summary>
    /// <param name="path">The page below the film's, such as <c>/verdict</c>.</param>
    /// <returns>Not found if no film had it.</returns>
    public static async Task<IActionResult> MovedFilmAsync(
        this PageModel model,
        ReviewSiteDb db,
        string slug,
        string path,
        CancellationToken cancellation
    ) =>
        await db.ResolveRedirectAsync(slug, cancellation) is { } moved
            ? model.RedirectPermanent(Address.Escaped($"/films/{moved}{path}") + model.Request.QueryString)
            : model.NotFound();

    /// <summary>Sends the browser to the current address of a page that editors put together.</summary>
    public static IActionResult MovedTo<TPage>(this PageModel model, TPage page)
        where TPage : ICuratedPage =>
        model.RedirectPermanent(Address.Escaped($"{TPage.Path}/{page.Slug}") + model.Request.QueryString);
}
