using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Data;


namespace ReviewSite.Web.Accounts;

/// <summary>Keeps who is signed in in the store, so that a session that was ended is refused wherever its cookie turns up.</summary>
public sealed class SessionStore(IDbContextFactory<ReviewSiteDb> dbs, TimeProvider time) : ITicketStore
{
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Tokens.Create();
        await using var db = await dbs.CreateDbContextAsync();
        var now = time.GetUtcNow().UtcDateTime;
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.ExpiresAt < now).ToListAsync());
        db.Sessions.Add(new Session(
            Tokens.Hash(key), ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!, TicketSerializer.Default.Serialize(ticket), ExpiryOf(ticket)));
        await db.SaveChangesAsync();
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var hash = Tokens.Hash(key);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.KeyHash == hash) is { } session)
        {
            session.Renew(TicketSerializer.Default.Serialize(ticket), ExpiryOf(ticket));
            await db.SaveChangesAsync();
        }
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var (hash, now) = (Tokens.Hash(key), time.GetUtcNow().UtcDateTime);
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.KeyHash == hash && s.ExpiresAt > now);
        return session is null ? null : TicketSerializer.Default.Deserialize(session.Ticket);
    }

    public async Task RemoveAsync(string key)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var hash = Tokens.Hash(key);
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.KeyHash == hash).ToListAsync());
        await db.SaveChangesAsync();
    }

    /// <summary>Ends every session of an account, on every browser.</summary>
    public async Task EndAllAsync(string accountId, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == accountId).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
    }

    private DateTime ExpiryOf(AuthenticationTicket ticket) => (ticket.Properties.ExpiresUtc ?? time.GetUtcNow() + AccountServices.SessionLifetime).UtcDateTime;
}
