using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Errors;

/// <summary>What a visitor sees when something goes wrong: what to do next, without internals.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(IModelMetadataProvider metadata) : PageModel
{
    private const long MostBytesShown = 1024 * 1024;

    public string Heading =>
        Failure?.Reason
        ?? Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => "This request could not be understood",
            StatusCodes.Status401Unauthorized => "Your session has ended",
            StatusCodes.Status403Forbidden when WasDemoted => "You are no longer an administrator",
            StatusCodes.Status403Forbidden => "You don't have permission to do this",
            StatusCodes.Status404NotFound when Removed is { } item => $"{item.Title} has been {item.Removal}",
            StatusCodes.Status404NotFound when WasRemoved => "This was removed in the meantime",
            StatusCodes.Status404NotFound => "Page not found",
            StatusCodes.Status429TooManyRequests => "Too many requests",
            StatusCodes.Status413PayloadTooLarge => "This is too large",
            StatusCodes.Status405MethodNotAllowed => "This page doesn't accept that kind of request",
            StatusCodes.Status409Conflict => "Someone else changed this at the same time",
            StatusCodes.Status503ServiceUnavailable => "The site is busy",
            >= StatusCodes.Status500InternalServerError => "Something went wrong",
            _ => "This request was refused",
        };

    public string Advice =>
        Failure?.Advice
        ?? Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest when Request.HasFormContentType =>
                "The form could not be read. It may be out of date, come from another site, or contain "
                    + "invalid characters. Go back, reload the page, and try again.",
            StatusCodes.Status400BadRequest => "Something in the address is invalid. Go back, check it, and try again.",
            StatusCodes.Status401Unauthorized when IsTooLongToShow =>
                "Sign in from another tab, then go back in this one, and send it again.",
            StatusCodes.Status401Unauthorized =>
                "Nothing you typed is lost. Sign in from another tab, come back, and send it again.",
            StatusCodes.Status403Forbidden when WasDemoted =>
                "Another administrator changed your account at the same time. Nothing was saved.",
            StatusCodes.Status429TooManyRequests =>
                "Too many requests came from your network. Wait a few minutes, then try again.",
            StatusCodes.Status404NotFound when Removed is not null => "It was removed in the meantime, so nothing "
                + "was saved.",
            StatusCodes.Status404NotFound when WasRemoved =>
                "Nothing was saved. If it was removed by mistake, undo that in the history and try again.",
            StatusCodes.Status404NotFound =>
                "The address may be mistyped, or the page may have moved. Search for a film by its title:",
            StatusCodes.Status413PayloadTooLarge =>
                "Nothing was saved. Go back, and send less at once, or a smaller file.",
            StatusCodes.Status409Conflict =>
                "Your changes were not saved. Go back, reload the page, and check what has changed.",
            StatusCodes.Status503ServiceUnavailable => "Too many requests arrived at once. Try again in a few seconds.",
            >= StatusCodes.Status500InternalServerError =>
                "The error is on our side and has been logged. If it happens again, tell the site's operator "
                    + "when it happened.",
            _ => "Go back, or search for a film by its title:",
        };

    /// <summary>Why the store could not do it, if that is the reason.</summary>
    private StoreFailure? Failure => StoreFailure.Of(Error);

    private bool WasRemoved => Error is RemovedMeanwhileException;

    /// <summary>What the form was about, if that was removed.</summary>
    public EditedItem? Removed => WasRemoved ? HttpContext.Features.Get<EditedItem>() : null;

    private bool WasDemoted => Error is NoLongerAdministratorException;

    private Exception? Error => HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;

    /// <summary>Whether the form may be sent again unchanged; otherwise its content is shown for copying.</summary>
    public bool MaySendAgain =>
        Response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status503ServiceUnavailable;

    /// <summary>The refused form, to be sent again as it is.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Sent { get; private set; } = [];

    /// <summary>What was typed in the refused form, so that it is not lost.</summary>
    public IReadOnlyList<TypedField> Typed { get; private set; } = [];

    public string SentTo =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } original
            ? original.OriginalPathBase + original.OriginalPath + original.OriginalQueryString
            : HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path + Request.QueryString;

    /// <summary>Anybody can have a form refused, so what is shown of it must not cost much.</summary>
    private bool IsTooLongToShow => Request.ContentLength is not <= MostBytesShown;

    public void OnGet() => ShowStatus();

    public async Task OnPostAsync()
    {
        ShowStatus();
        var isForAccount = SentTo.StartsWith("/account", StringComparison.OrdinalIgnoreCase);
        if (
            (MaySendAgain || Response.StatusCode is StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound)
            && !isForAccount
            && !IsTooLongToShow
            && await FormAsync() is { } form
        )
        {
            List<KeyValuePair<string, string>> sent =
            [
                .. from field in form
                from value in field.Value
                where value.Length > 0
                select KeyValuePair.Create(field.Key, value),
            ];
            if (MaySendAgain)
            {
                Sent = sent;
            }
            else
            {
                Typed = TypedIn(sent);
            }
        }
    }

    private IReadOnlyList<TypedField> TypedIn(IEnumerable<KeyValuePair<string, string>> sent)
    {
        var endpoint =
            HttpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint
            ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint;
        var labels = new FormLabels(endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>(), metadata);
        return
        [
            .. from field in sent
            let label = labels.Of(field.Key)
            where label is not null
            select new TypedField(field.Key, label, field.Value),
        ];
    }

    /// <returns><c>null</c> if there is none that can be read.</returns>
    private async Task<IFormCollection?> FormAsync()
    {
        try
        {
            return Request.HasFormContentType ? await Request.ReadFormAsync(HttpContext.RequestAborted) : null;
        }
        catch (Exception e) when (UnreadableFormFilter.IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>A request for this page by its own address gets "not found".</summary>
    private void ShowStatus()
    {
        if (!ErrorPages.IsShownIn(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
