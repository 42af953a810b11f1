using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Data;

namespace ReviewSite.Web.Pages.Errors;

/// <summary>What a visitor sees when something went wrong: what to do next, and nothing of the inside.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    public string Heading => Failure?.Reason ?? Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => "This request cannot be understood",
        StatusCodes.Status401Unauthorized => "Your session has ended",
        StatusCodes.Status403Forbidden => "You don't have permission to do this",
        StatusCodes.Status404NotFound => "Page not found",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        StatusCodes.Status405MethodNotAllowed => "This address does not take that",
        StatusCodes.Status409Conflict => "Someone else changed this at the same moment",
        StatusCodes.Status503ServiceUnavailable => "Too much at once",
        >= StatusCodes.Status500InternalServerError => "Something went wrong here",
        _ => "This request was refused",
    };

    public string Advice => Failure?.Advice ?? Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest when Request.HasFormContentType =>
            "The form cannot be read: it is older than the site's last start, comes from elsewhere, or holds characters that no text has, such as NUL. Go back, load the page anew, and try again.",
        StatusCodes.Status400BadRequest => "Something in the address is not as it should be. Go back, look at it, and try again.",
        StatusCodes.Status401Unauthorized => "Nothing that you typed is lost: sign in in another tab, come back, and send it again.",
        StatusCodes.Status429TooManyRequests => "Too many requests came from your address. Wait a few minutes, then try again.",
        StatusCodes.Status404NotFound => "The address may be mistyped, or the page may have moved. Search for a film by its title:",
        StatusCodes.Status409Conflict => "Nothing of yours was saved. Go back, load the page again, and look at what is there now.",
        StatusCodes.Status503ServiceUnavailable => "The site is answering as many such requests as it can. Try again in a few seconds.",
        >= StatusCodes.Status500InternalServerError => "This is a fault of the site, not yours. If it happens again, tell the site's operator when it happened.",
        _ => "Go back, or look for a film by its title:",
    };

    /// <summary>Why the store could not do it, where that is the reason.</summary>
    private StoreFailure? Failure => StoreFailure.Of(HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error);

    /// <summary>Whether what was sent may be sent again as it is; else it is shown, to be copied.</summary>
    public bool MaySendAgain => Response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status503ServiceUnavailable;

    /// <summary>What was sent and not taken, so that nothing typed is lost.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sent { get; private set; } = [];

    public string SentTo => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } original
        ? original.OriginalPathBase + original.OriginalPath + original.OriginalQueryString
        : "/";

    public void OnGet() => ShowStatus();

    public async Task OnPostAsync()
    {
        ShowStatus();
        var isForAccount = SentTo.StartsWith("/account", StringComparison.OrdinalIgnoreCase);
        if ((MaySendAgain || Response.StatusCode is StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound) && !isForAccount && await ReadFormAsync() is { } form)
        {
            Sent = [.. from field in form
                       where MaySendAgain || !field.Key.StartsWith("__", StringComparison.Ordinal)
                       from value in field.Value
                       where value.Length > 0
                       select KeyValuePair.Create(field.Key, value)];
        }
    }

    private async Task<IFormCollection?> ReadFormAsync()
    {
        try
        {
            return Request.HasFormContentType ? await Request.ReadFormAsync() : null;
        }
        catch (InvalidDataException)
        {
            // Not a form that can be read, which is why the request was refused.
            return null;
        }
    }

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
