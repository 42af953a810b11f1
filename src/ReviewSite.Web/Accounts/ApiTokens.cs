using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Accounts;

/// <summary>Creates, finds and revokes the tokens with which programs change the site.</summary>
public sealed class ApiTokens(IDbContextFactory<ReviewSiteDb> dbs, TimeProvider time, AccountLog log)
{
    /// <summary>How many inactive tokens are listed.</summary>
    private const int MostEnded = 50;

    /// <summary>Every request would write otherwise.</summary>
    private static readonly TimeSpan _noteEvery = TimeSpan.FromMinutes(15);

    /// <summary>A read does not wait for an import that writes.</summary>
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _triesEvery = TimeSpan.FromMinutes(1);

    /// <summary>When this node last tried to note the use of a token, by its id.</summary>
    private readonly ConcurrentDictionary<int, DateTime> _tried = new();

    /// <returns>The token, which is shown once; <c>null</c> if there is no such account, or it may not sign
    /// in.</returns>
    public async Task<string?> CreateAsync(
        string name,
        string accountId,
        ApiScopes scopes,
        TimeSpan lifetime,
        CancellationToken cancellation
    )
    {
        var token = Tokens.Create();
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var write = await db.BeginWriteAsync(cancellation);
        var owner = await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId && !a.IsDisabled, cancellation);
        if (owner is null)
        {
            return null;
        }

        db.ApiTokens.Add(new ApiToken(Tokens.Hash(token), name, owner.Id, scopes, Now, lifetime));
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        log.TokenCreated(name, owner.Email, scopes);
        return token;
    }

    /// <summary>The active tokens, the next to expire first, and then the latest inactive ones.</summary>
    public async Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = Now;
        var tokens = db.ApiTokens.AsNoTracking().Include(t => t.Account);
        return
        [
            .. await tokens
                .Where(t => t.RevokedAt == null && t.ExpiresAt > now)
                .OrderBy(t => t.ExpiresAt)
                .ToListAsync(cancellation),
            .. await tokens
                .Where(t => t.RevokedAt != null || t.ExpiresAt <= now)
                .OrderByDescending(t => t.Id)
                .Take(MostEnded)
                .ToListAsync(cancellation),
        ];
    }

    /// <summary>Revokes a token at once; the changes made with it stay.</summary>
    /// <returns>The token; <c>null</c> if there is none that still works.</returns>
    public async Task<ApiToken?> RevokeAsync(int id, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var write = await db.BeginWriteAsync(cancellation);
        var token = await db
            .ApiTokens.AsNoTracking()
            .Include(t => t.Account)
            .SingleOrDefaultAsync(t => t.Id == id && t.RevokedAt == null, cancellation);
        if (token is null)
        {
            return null;
        }

        var now = Now;
        await db
            .ApiTokens.Where(t => t.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancellation);
        await write.CommitAsync(cancellation);
        log.TokenRevoked(token.Name, token.Account.Email);
        return token;
    }

    /// <returns>The token with its owner; <c>null</c> if it does not work, or if the owner may not sign in.</returns>
    public async Task<ApiToken?> FindAsync(string token, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var hash = Tokens.Hash(token);
        var found = await db
            .ApiTokens.AsNoTracking()
            .Include(t => t.Account)
            .SingleOrDefaultAsync(t => t.Hash == hash, cancellation);
        if (found is not { Account.IsDisabled: false } || !found.IsOpen(Now))
        {
            return null;
        }

        await NoteUseAsync(db, found, cancellation);
        return found;
    }

    private async Task NoteUseAsync(ReviewSiteDb db, ApiToken token, CancellationToken cancellation)
    {
        var now = Now;
        if (
            token.LastUsedAt + _noteEvery > now
            || (_tried.TryGetValue(token.Id, out var tried) && tried + _triesEvery > now)
        )
        {
            return;
        }

        _tried[token.Id] = now;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(_longestWait);
        try
        {
            await using var write = await db.BeginWriteAsync(limited.Token);
            await db
                .ApiTokens.Where(t => t.Id == token.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancellation);
            await write.CommitAsync(cancellation);
        }
        catch (Exception e) when (StoreFailure.Of(e) is not null || limited.IsCancellationRequested)
        {
            // No request has to fail for this.
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
