using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Accounts;

/// <summary>A disabled account cannot sign in, with a password or a passkey.</summary>
internal sealed class AccountSignInManager(
    UserManager<Account> accounts,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    AccountLog log
) : SignInManager<Account>(accounts, context, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Account user) =>
        !user.IsDisabled && await base.CanSignInAsync(user);

    public override async Task<SignInResult> PasswordSignInAsync(
        Account user,
        string password,
        bool isPersistent,
        bool lockoutOnFailure
    )
    {
        var wasLocked = await UserManager.IsLockedOutAsync(user);
        var result = await base.PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure);
        if (result.IsLockedOut && !wasLocked)
        {
            log.LockedOut(user.Email!, Client);
        }
        else if (!result.Succeeded)
        {
            log.Failed(user.Email!, Client);
        }

        return result;
    }

    public override async Task SignInWithClaimsAsync(
        Account user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<System.Security.Claims.Claim> additionalClaims
    )
    {
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
        log.SignedIn(user.Email!, user.Role, Client);
    }

    private string Client => Context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
