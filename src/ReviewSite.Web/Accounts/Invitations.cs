using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Accounts;

/// <summary>Links for choosing a password. Anyone with the link may use it, once, until it expires.</summary>
public sealed class Invitations(
    IDbContextFactory<ReviewSiteDb> dbs,
    IStoreDatabase database,
    TimeProvider time,
    AccountLog log
)
{
    /// <returns>The token, which only the caller gets.</returns>
    public Task<string> CreateAsync(string? email, Role role, CancellationToken cancellation) =>
        CreateAsync(email, role, Invitation.Lifetime, cancellation);

    /// <inheritdoc cref="CreateAsync(string?, Role, CancellationToken)"/>
    public async Task<string> CreateAsync(string? email, Role role, TimeSpan lifetime, CancellationToken cancellation)
    {
        var token = Tokens.Create();
        await using var db = await dbs.CreateDbContextAsync(cancellation);

        await using var write = await db.BeginWriteAsync(cancellation);
        if (email is not null || !database.IsShared)
        {
            // A new link ends the older ones of the same person. Of several nodes, each has its own link for the first
            // administrator.
            await RemoveAllOfAsync(db, email, cancellation);
        }

        db.Invitations.Add(new Invitation(Tokens.Hash(token), email, role, time.GetUtcNow().UtcDateTime, lifetime));
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        log.Invited(email ?? "the first administrator", role);
        return token;
    }

    /// <summary>Unused links that are still valid, the next to expire first.</summary>
    public async Task<IReadOnlyList<Invitation>> OpenAsync(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        return await db
            .Invitations.AsNoTracking()
            .Where(i => i.Email != null && i.ExpiresAt > now)
            .OrderBy(i => i.ExpiresAt)
            .ToListAsync(cancellation);
    }

    /// <summary>Revokes a person's link.</summary>
    public async Task RevokeAsync(string email, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var write = await db.BeginWriteAsync(cancellation);
        await RemoveAllOfAsync(db, email, cancellation);
        await write.CommitAsync(cancellation);
    }

    public async Task<Invitation?> FindAsync(string? token, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var (hash, now) = (Tokens.Hash(token ?? ""), time.GetUtcNow().UtcDateTime);
        return await db
            .Invitations.AsNoTracking()
            .SingleOrDefaultAsync(i => i.TokenHash == hash && i.ExpiresAt > now, cancellation);
    }

    /// <summary>
    /// Creates the account, or sets its new password and ends its sessions and passkeys, which may be somebody else's;
    /// and removes the invitation. All or nothing.
    /// </summary>
    /// <returns>The account, or what is wrong with the email address or the password.</returns>
    public static async Task<(Account? Account, IdentityResult Result)> AcceptAsync(
        ReviewSiteDb db,
        UserManager<Account> accounts,
        Invitation invitation,
        string email,
        string password,
        CancellationToken cancellation
    )
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        var taken = await db
            .Invitations.Where(i => i.TokenHash == invitation.TokenHash)
            .ExecuteDeleteAsync(cancellation);
        if (taken == 0)
        {
            return (
                null,
                IdentityResult.Failed(new IdentityError { Description = "This link has already been used." })
            );
        }

        var account = await accounts.FindByEmailAsync(email);
        if (account is { IsDisabled: true })
        {
            return (null, IdentityResult.Failed(new IdentityError { Description = "This account is disabled." }));
        }

        var result = account is null
            ? await accounts.CreateAsync(
                account = new Account
                {
                    UserName = email,
                    Email = email,
                    Role = invitation.Role,
                },
                password
            )
            : await ResetAsync(accounts, account, password);
        if (result.Succeeded)
        {
            await db.Sessions.EndAllAsync(account.Id, cancellation);
            await RemoveAllOfAsync(db, email, cancellation);
            if (account.Role == Role.Administrator)
            {
                await RemoveAllOfAsync(db, email: null, cancellation);
            }

            await write.CommitAsync(cancellation);
        }

        return (result.Succeeded ? account : null, result);
    }

    /// <summary>Accounts ignore the case of email addresses, and so do their invitations. There are few.</summary>
    private static async Task RemoveAllOfAsync(ReviewSiteDb db, string? email, CancellationToken cancellation)
    {
        var open = await db.Invitations.AsNoTracking().Select(i => i.Email).ToListAsync(cancellation);
        var same = open.Where(e => string.Equals(e, email, StringComparison.OrdinalIgnoreCase)).ToList();
        await db.Invitations.Where(i => same.Contains(i.Email)).ExecuteDeleteAsync(cancellation);
    }

    private static async Task<IdentityResult> ResetAsync(
        UserManager<Account> accounts,
        Account account,
        string password
    )
    {
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        foreach (var passkey in await accounts.GetPasskeysAsync(account))
        {
            await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        }

        var removed = await accounts.RemovePasswordAsync(account);
        return removed.Succeeded ? await accounts.AddPasswordAsync(account, password) : removed;
    }
}
