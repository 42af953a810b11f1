using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>
/// A page for signed-in users: it knows who makes a change, and the next page says what the change did.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class EditorPage : PageModel
{
    private int? _savedEntry;

    protected Actor Editor =>
        new(User.Identity?.Name ?? "", User.FindFirstValue(ClaimTypes.NameIdentifier))
        {
            WhenSaved = entry => _savedEntry = entry,
        };

    /// <summary>With a button to undo what was saved in the history.</summary>
    protected LocalRedirectResult SavedAt(string address, string sentence)
    {
        TempData[SavedMessage.UndoKey] = _savedEntry;
        return SavedForGoodAt(address, sentence);
    }

    /// <summary>For what cannot be undone.</summary>
    protected LocalRedirectResult SavedForGoodAt(string address, string sentence)
    {
        TempData[SavedMessage.Key] = sentence;
        return LocalRedirect(Address.Escaped(address));
    }

    /// <summary>A page that says what will happen and asks; nothing is done before it is answered.</summary>
    protected ViewResult Ask(Confirmation confirmation) =>
        new()
        {
            ViewName = "/Pages/Admin/Confirmation.cshtml",
            ViewData = new ViewDataDictionary<Confirmation>(MetadataProvider, ModelState) { Model = confirmation },
            TempData = TempData,
        };

    /// <summary>What is wrong with the fields of the address.</summary>
    public IReadOnlyList<string> QueryErrors { get; private set; } = [];

    private protected void Report(QueryReader query)
    {
        QueryErrors = [.. query.Errors.Values];
        if (QueryErrors.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>The form again, with what was typed and what is wrong.</summary>
    protected PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
