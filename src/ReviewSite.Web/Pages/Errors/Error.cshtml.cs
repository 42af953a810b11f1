using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReviewSite.Web.Pages.Errors;

/// <summary>What a visitor sees when something went wrong: what to do next, and nothing of the inside.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    public string Heading => Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => "This request cannot be understood",
        StatusCodes.Status404NotFound => "There is nothing at this address",
        StatusCodes.Status405MethodNotAllowed => "This address does not take that",
        StatusCodes.Status503ServiceUnavailable => "Busy for a moment",
        >= StatusCodes.Status500InternalServerError => "Something went wrong here",
        _ => "This request was refused",
    };

    public string Advice => Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => "Something in the address or the form is not as it should be. Go back, look at it, and try again.",
        StatusCodes.Status404NotFound => "The film may have moved, or the address may have a slip in it. Look for it by its title:",
        StatusCodes.Status503ServiceUnavailable => "Someone else is saving. Nothing was lost; go back and try again.",
        >= StatusCodes.Status500InternalServerError => "It is not your fault, and it has been written down. Try again in a moment.",
        _ => "Go back, or look for a film by its title:",
    };

    public void OnGet() => ShowStatus();

    public void OnPost() => ShowStatus();

    /// <summary>Whoever asks for this page by its own address finds nothing there.</summary>
    private void ShowStatus()
    {
        var isForError = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null
            || HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (!isForError)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
