using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Shared;

internal static class MovedPage
{
    /// <summary>Sends the browser to the current address of a page that editors put together.</summary>
    public static IActionResult MovedTo<TPage>(this PageModel model, TPage page)
        where TPage : ICuratedPage =>
        model.RedirectPermanent(Address.Escaped($"{TPage.Path}/{page.Slug}") + model.Request.QueryString);
}
