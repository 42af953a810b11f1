using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using ReviewSite.Web.Accounts;

namespace ReviewSite.Web.Pages.Account;

[EnableRateLimiting(AccountServices.SignInLimit)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(UserManager<Accounts.Account> accounts, SignInManager<Accounts.Account> signIn, SessionStore sessions) : PageModel
{
    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    /// <summary>A new password ends every session, and this browser begins another.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await accounts.GetUserAsync(User) is not { } account)
        {
            return Challenge();
        }

        if (ModelState.IsValid)
        {
            var result = await accounts.ChangePasswordAsync(account, Input.Current, Input.New);
            if (result.Succeeded)
            {
                await sessions.EndAllAsync(account.Id, cancellation);
                await signIn.SignInAsync(account, isPersistent: true);
                return LocalRedirect("/admin");
            }

            foreach (var error in result.Errors)
            {
                ModelState.AddModelError(error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? "Input.Current" : "Input.New", error.Description);
            }
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}

public sealed class PasswordInput
{
    [Required(ErrorMessage = "The present password is missing.")]
    [MaxLength(PasswordRules.LongestLength)]
    public string Current { get; set; } = "";

    [Required(ErrorMessage = "Choose a new password.")]
    public string New { get; set; } = "";
}
