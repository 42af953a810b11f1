using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Accounts;

namespace ReviewSite.Web.Pages.Account;

/// <summary>Ends this session for good, or all of this person's.</summary>
public sealed class SignOutModel(SignInManager<Accounts.Account> signIn, SessionStore sessions) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/account");

    public async Task<IActionResult> OnPostAsync(bool everywhere, CancellationToken cancellation)
    {
        if (everywhere && User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
        {
            await sessions.EndAllAsync(id, cancellation);
        }

        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }
}
