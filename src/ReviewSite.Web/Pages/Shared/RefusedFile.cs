using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>The response of a page that cannot send the file it was asked for.</summary>
internal static class RefusedFile
{
    /// <summary>Problem details in place of a file, as other addresses for programs have them.</summary>
    public static async Task<IActionResult> RefusedAsync(this PageModel model, IResult problem)
    {
        await problem.ExecuteAsync(model.HttpContext);
        return new EmptyResult();
    }
}
