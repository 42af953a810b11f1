using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Account;

/// <summary>
/// The page behind an invitation link: opening it changes nothing; submitting the form uses up the link.
/// </summary>
[SignInAttempt]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SetUpModel(
    ReviewSiteDb db,
    Invitations invitations,
    UserManager<Store.Entities.Account> accounts,
    SignInManager<Store.Entities.Account> signIn,
    SiteOptions site
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public SetUpInput Input { get; set; } = new();

    public Invitation? Invitation { get; private set; }

    public bool MaySignIn => site.MaySignIn(HttpContext);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await FindAsync(cancellation);
        Response.StatusCode = Invitation is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await FindAsync(cancellation);
        if (Invitation is null || !MaySignIn)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        if (ModelState.IsValid)
        {
            var (account, result) = await Invitations.AcceptAsync(
                db,
                accounts,
                Invitation,
                Invitation.Email ?? Input.Email!,
                Input.Password,
                cancellation
            );
            if (account is not null)
            {
                return await BeginAsync(account);
            }

            foreach (var error in result.Errors)
            {
                ModelState.AddModelError("Input.Password", error.Description);
            }
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>
    /// The session of a user who is already signed in ends with this request; signing in starts a new one.
    /// </summary>
    private async Task<IActionResult> BeginAsync(Store.Entities.Account account)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            await signIn.SignOutAsync();
            TempData[SavedMessage.Key] = "Your password has been saved. Sign in with it.";
            return LocalRedirect(AccountServices.SignInPath);
        }

        await signIn.SignInAsync(account, isPersistent: true);
        return LocalRedirect("/admin");
    }

    private async Task FindAsync(CancellationToken cancellation)
    {
        Invitation = await invitations.FindAsync(Token, cancellation);
        if (
            Invitation is { Email: null }
            && string.IsNullOrWhiteSpace(Input.Email)
            && HttpMethods.IsPost(Request.Method)
        )
        {
            ModelState.AddModelError("Input.Email", "Enter the email address you will sign in with.");
        }
    }
}

public sealed class SetUpInput
{
    [Email]
    [MaxLength(Store.Entities.Account.LongestEmail, ErrorMessage = "An email address can have at most {1} characters.")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Choose a password.")]
    public string Password { get; set; } = "";
}
