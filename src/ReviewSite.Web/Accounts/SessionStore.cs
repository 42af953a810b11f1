using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Accounts;

/// <summary>
/// Stores sessions in the database, so that a session that was ended is refused wherever its cookie is used.
/// </summary>
public sealed class SessionStore(
    IDbContextFactory<ReviewSiteDb> dbs,
    IOptions<IdentityOptions> identity,
    TimeProvider time
) : ITicketStore
{
    /// <returns>The key of the session. It leads nowhere if the account has changed since its password was checked: it
    /// was disabled, has another role or another password.</returns>
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Tokens.Create();
        await using var db = await dbs.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(default);
        var now = time.GetUtcNow().UtcDateTime;
        await db.Sessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync();
        var accountId = ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!;
        if (IsOf(ticket.Principal, await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId)))
        {
            db.Sessions.Add(
                new Session(Tokens.Hash(key), accountId, TicketSerializer.Default.Serialize(ticket), ExpiryOf(ticket))
            );
            await db.SaveChangesAsync();
        }

        await write.CommitAsync(default);
        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var (hash, content, expiry) = (Tokens.Hash(key), TicketSerializer.Default.Serialize(ticket), ExpiryOf(ticket));
        return WriteAsync(
            sessions =>
                sessions
                    .Where(s => s.KeyHash == hash)
                    .ExecuteUpdateAsync(set =>
                        set.SetProperty(s => s.Ticket, content).SetProperty(s => s.ExpiresAt, expiry)
                    ),
            default
        );
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var (hash, now) = (Tokens.Hash(key), time.GetUtcNow().UtcDateTime);
        var session = await db
            .Sessions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.KeyHash == hash && s.ExpiresAt > now);
        return session is null ? null : TicketSerializer.Default.Deserialize(session.Ticket);
    }

    /// <summary>It does not matter if a session was already removed: two requests may end the same one.</summary>
    public Task RemoveAsync(string key)
    {
        var hash = Tokens.Hash(key);
        return WriteAsync(sessions => sessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync(), default);
    }

    /// <summary>
    /// Changes another person's account and ends all its sessions, both or neither. An administrator always remains:
    /// the one who makes the change.
    /// </summary>
    /// <param name="byId">The account of the administrator who makes the change.</param>
    /// <returns>The account as it is now; <c>null</c> if there is none, or if it is the administrator's own.</returns>
    /// <exception cref="NoLongerAdministratorException">Another administrator was faster.</exception>
    public async Task<Account?> ChangeAccountAsync(
        string? byId,
        string accountId,
        Action<Account> change,
        CancellationToken cancellation
    )
    {
        if (accountId == byId)
        {
            return null;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var write = await db.BeginWriteAsync(cancellation);
        if (
            !await db.Accounts.AnyAsync(
                a => a.Id == byId && a.Role == Role.Administrator && !a.IsDisabled,
                cancellation
            )
        )
        {
            throw new NoLongerAdministratorException();
        }

        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, cancellation) is not { } account)
        {
            return null;
        }

        change(account);
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        await db.SaveChangesAsync(cancellation);
        await db.Sessions.EndAllAsync(accountId, cancellation);
        await write.CommitAsync(cancellation);
        return account;
    }

    /// <summary>Ends every session of an account, on every browser.</summary>
    public Task EndAllAsync(string accountId, CancellationToken cancellation) =>
        WriteAsync(sessions => sessions.EndAllAsync(accountId, cancellation), cancellation);

    private bool IsOf(ClaimsPrincipal principal, Account? account) =>
        account is { IsDisabled: false }
        && principal.IsInRole(account.Role.ToString())
        && principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) == account.SecurityStamp;

    private async Task WriteAsync(Func<DbSet<Session>, Task> change, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var write = await db.BeginWriteAsync(cancellation);
        await change(db.Sessions);
        await write.CommitAsync(cancellation);
    }

    private DateTime ExpiryOf(AuthenticationTicket ticket) =>
        (ticket.Properties.ExpiresUtc ?? time.GetUtcNow() + AccountServices.SessionLifetime).UtcDateTime;
}

internal static class SessionQueries
{
    /// <summary>In the transaction that changes the account, so that it ends them or changes nothing.</summary>
    public static Task EndAllAsync(
        this IQueryable<Session> sessions,
        string accountId,
        CancellationToken cancellation
    ) => sessions.Where(s => s.AccountId == accountId).ExecuteDeleteAsync(cancellation);
}
