using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Account;

[SignInAttempt]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(
    UserManager<Store.Entities.Account> accounts,
    SignInManager<Store.Entities.Account> signIn,
    ReviewSiteDb db
) : PageModel
{
    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is null ? Challenge() : Page();

    /// <summary>
    /// Asks for the password, so that whoever finds an unlocked browser cannot keep the account with a passkey.
    /// </summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync(string? password)
    {
        if (await accounts.GetUserAsync(User) is not { } account)
        {
            return Challenge();
        }

        if (
            password is not { Length: <= PasswordRules.LongestLength }
            || !await accounts.CheckPasswordAsync(account, password)
        )
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Content("The current password is wrong.", "text/plain");
        }

        var entity = new PasskeyUserEntity
        {
            Id = account.Id,
            Name = account.Email!,
            DisplayName = account.Email!,
        };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        ModelState.Clear();
        if (await LoadAsync() is not { } account)
        {
            return Challenge();
        }

        try
        {
            if (
                !string.IsNullOrEmpty(credential)
                && await signIn.PerformPasskeyAttestationAsync(credential) is { Succeeded: true } attestation
                && (await accounts.AddOrUpdatePasskeyAsync(account, attestation.Passkey)).Succeeded
            )
            {
                return LocalRedirect("/account");
            }
        }
        catch (InvalidOperationException)
        {
            // No challenge was asked for before, or it has expired.
        }

        ModelState.AddModelError("", "The passkey could not be added, or the request timed out. Try again.");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id)
    {
        if (await LoadAsync() is not { } account)
        {
            return Challenge();
        }

        if (Passkeys.FirstOrDefault(p => Convert.ToHexString(p.CredentialId) == id) is { } passkey)
        {
            await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        }

        return LocalRedirect("/account");
    }

    /// <summary>A new password ends every session, including this one; the user signs in again with it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync() is not { } account)
        {
            return Challenge();
        }

        if (ModelState.IsValid)
        {
            var result = await ChangePasswordAsync(account, cancellation);
            if (result.Succeeded)
            {
                await signIn.SignOutAsync();
                TempData[SavedMessage.Key] =
                    "Your password has been changed. Sign in with the new password."
                    + (Passkeys.Count > 0 ? " Your passkeys still work. Remove those that are not yours." : "");
                return LocalRedirect(AccountServices.SignInPath);
            }

            foreach (var error in result.Errors)
            {
                ModelState.AddModelError(
                    error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? "Input.Current" : "Input.New",
                    error.Description
                );
            }
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<IdentityResult> ChangePasswordAsync(
        Store.Entities.Account account,
        CancellationToken cancellation
    )
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        var result = await accounts.ChangePasswordAsync(account, Input.Current, Input.New);
        if (result.Succeeded)
        {
            await db.Sessions.EndAllAsync(account.Id, cancellation);
            await write.CommitAsync(cancellation);
        }

        return result;
    }

    private async Task<Store.Entities.Account?> LoadAsync()
    {
        var account = await accounts.GetUserAsync(User);
        Passkeys = account is null ? [] : [.. (await accounts.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)];
        return account;
    }
}

public sealed class PasswordInput
{
    [Required(ErrorMessage = "Enter your current password.")]
    [MaxLength(PasswordRules.LongestLength, ErrorMessage = "A password can have at most {1} characters.")]
    public string Current { get; set; } = "";

    [Required(ErrorMessage = "Enter a new password.")]
    public string New { get; set; } = "";
}
