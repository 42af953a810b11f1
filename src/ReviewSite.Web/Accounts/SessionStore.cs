using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Accounts;

/// <summary>
/// Stores sessions in the database, so that a session that was ended is refused wherever its cookie is used.
/// </summary>
public sealed class SessionStore(IDbContextFactory<ReviewSiteDb> dbs, TimeProvider time) : ITicketStore
{
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Tokens.Create();
        await using var db = await dbs.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(default);
        var now = time.GetUtcNow().UtcDateTime;
        await db.Sessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync();
        db.Sessions.Add(
            new Session(
                Tokens.Hash(key),
                ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!,
                TicketSerializer.Default.Serialize(ticket),
                ExpiryOf(ticket)
            )
        );
        await db.SaveChangesAsync();
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

    /// <summary>Ends every session of an account, on every browser.</summary>
    public Task EndAllAsync(string accountId, CancellationToken cancellation) =>
        WriteAsync(
            sessions => sessions.Where(s => s.AccountId == accountId).ExecuteDeleteAsync(cancellation),
            cancellation
        );

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
