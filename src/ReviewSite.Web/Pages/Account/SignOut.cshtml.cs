using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Accounts;

namespace ReviewSite.Web.Pages.Account;

/// <summary>
/// Ends this session for good, or all of this person's. Someone whose session has already ended is redirected as well.
/// </summary>
[IgnoreAntiforgeryToken(Order = 1001)]
public sealed class SignOutModel(
    SignInManager<Store.Entities.Account> signIn,
    SessionStore sessions,
    IAntiforgery antiforgery
) : PageModel
{
    private const string TokenField = "__RequestVerificationToken";

    public IActionResult OnGet() => LocalRedirect("/account");

    public async Task<IActionResult> OnPostAsync(bool everywhere, CancellationToken cancellation)
    {
        // A second click: its session has ended, and so has its form token.
        if (
            User.Identity?.IsAuthenticated != true
            && Request.HasFormContentType
            && Request.Form.ContainsKey(TokenField)
        )
        {
            return LocalRedirect("/");
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return BadRequest();
        }

        if (everywhere && User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
        {
            await sessions.EndAllAsync(id, cancellation);
        }

        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }
}
