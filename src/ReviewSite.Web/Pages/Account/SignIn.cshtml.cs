using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Account;

[SignInAttempt]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(
    SignInManager<Store.Entities.Account> signIn,
    UserManager<Store.Entities.Account> accounts,
    SiteOptions site,
    KeyedTurns turns,
    ReviewSiteDb db
) : PageModel
{
    /// <summary>One sentence for every reason, so that nobody learns who has an account.</summary>
    private const string Refusal =
        "Wrong email or password, or too many attempts. After five failed attempts, wait five minutes.";

    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public bool MaySignIn => site.MaySignIn(HttpContext);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!MaySignIn)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!ModelState.IsValid)
        {
            return Refused();
        }

        // One attempt at a time for each email address, so that parallel guesses count one by one. It is the same for
        // addresses that nobody has, so that the time does not tell who has an account.
        var email = Input.Email.Trim();
        using var turn = await turns.WaitAsync(accounts.NormalizeEmail(email)!, cancellation);
        var account = await accounts.FindByEmailAsync(email);
        if (account is null || account.IsDisabled || await accounts.IsLockedOutAsync(account))
        {
            await SpendTheTimeOfACheckAsync(cancellation);
            return Refuse();
        }

        var result = await signIn.PasswordSignInAsync(
            account,
            Input.Password,
            isPersistent: true,
            lockoutOnFailure: true
        );
        return result.Succeeded ? GoOn() : Refuse();
    }

    /// <summary>A challenge for a passkey on the visitor's device; it does not reveal who has an account.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        MaySignIn
            ? Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json")
            : StatusCode(StatusCodes.Status403Forbidden);

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        ModelState.Clear();
        if (!MaySignIn || string.IsNullOrEmpty(credential))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        try
        {
            if ((await signIn.PasskeySignInAsync(credential)).Succeeded)
            {
                return GoOn();
            }
        }
        catch (InvalidOperationException)
        {
            // No challenge was asked for before, or it has expired.
        }

        ModelState.AddModelError(
            "",
            "This passkey is not recognized, or the request timed out. Try again, or use your password."
        );
        return Refused();
    }

    /// <summary>
    /// A wrong password of a known account takes a hash and a write; so does an unknown account. The write is rolled
    /// back.
    /// </summary>
    private async Task SpendTheTimeOfACheckAsync(CancellationToken cancellation)
    {
        accounts.PasswordHasher.HashPassword(new Store.Entities.Account(), Input.Password);
        await using var write = await db.BeginWriteAsync(cancellation);
    }

    /// <summary>
    /// An address may stop being one within the site if it is put into its normal form, such as
    /// <c>/.//elsewhere</c>.
    /// </summary>
    private LocalRedirectResult GoOn() =>
        LocalRedirect(
            Url.IsLocalUrl(ReturnUrl) && Address.Escaped(ReturnUrl) is var address && Url.IsLocalUrl(address)
                ? address
                : "/admin"
        );

    private PageResult Refuse()
    {
        ModelState.AddModelError("", Refusal);
        return Refused();
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}

public sealed class SignInInput
{
    [Required(ErrorMessage = "Enter your email address.")]
    [MaxLength(Store.Entities.Account.LongestEmail, ErrorMessage = "An email address can have at most {1} characters.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Enter your password.")]
    [MaxLength(PasswordRules.LongestLength, ErrorMessage = "A password can have at most {1} characters.")]
    public string Password { get; set; } = "";
}
