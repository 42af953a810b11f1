using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Api.Writing;

/// <summary>
/// Requests with an <c>Idempotency-Key</c> are carried out once: sent again, they get the first response. The key is
/// saved in the transaction of the change, so that it cannot happen twice even after a crash.
/// </summary>
internal sealed class IdempotencyKeys(IDbContextFactory<ReviewSiteDb> dbs, KeyedTurns turns, TimeProvider time)
{
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 255;
    private const int MostTries = 20;

    private static readonly TimeSpan _betweenTries = TimeSpan.FromMilliseconds(100);

    /// <param name="mostBytes">The longest body.</param>
    /// <param name="handle">Handles the request; if it throws, nothing was changed, and nothing is stored.</param>
    public async Task<IResult> OnceAsync(HttpContext context, int mostBytes, Func<Task<IResult>> handle)
    {
        var sent = context.Request.Headers[Header];
        if (sent.Count == 0)
        {
            return await handle();
        }

        var key = KeyOf(context, sent.ToString());
        var request = await RequestHashAsync(context, mostBytes);
        using var turn = await turns.WaitAsync(key, context.RequestAborted);
        if (await FindAsync(key, context.RequestAborted) is { } known)
        {
            return AnswerOf(known, request);
        }

        context.Features.Set(new IdempotentRequest(key, request, Now));
        IResult answer;
        try
        {
            answer = await handle();
        }
        catch (Exception e) when (e is ProblemException or DbUpdateException)
        {
            // Another node may have got the same request, and saved the change while this one waited for the lock.
            if (await FindAnsweredAsync(key, context.RequestAborted) is { } other)
            {
                return AnswerOf(other, request);
            }

            throw;
        }

        await KeepAsync(key, (WrittenAnswer)answer);
        return answer;
    }

    private static string KeyOf(HttpContext context, string key) =>
        key.Length is > 0 and <= LongestKey && key.All(c => c is > ' ' and <= '~')
            ? Hash(Encoding.ASCII.GetBytes($"{ApiTokenAuthentication.TokenOf(context).Hash} {key}"))
            : throw ProblemException.OfField(Header, $"Use 1 to {LongestKey} ASCII letters, digits and symbols.");

    private static async Task<string> RequestHashAsync(HttpContext context, int mostBytes)
    {
        var (request, body) = (context.Request, await RequestBody.ReadAsync(context, mostBytes));
        request.Body = new MemoryStream(body);
        return Hash([.. Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"), .. body]);
    }

    private static WrittenAnswer AnswerOf(IdempotentRequest known, string request) =>
        known switch
        {
            _ when known.RequestHash != request => throw ProblemException.Of(
                StatusCodes.Status422UnprocessableEntity,
                $"This {Header} was used for another request. Use a new key for each change."
            ),
            { Status: { } status } => new WrittenAnswer(status, known.Location, known.EntityTag, known.Body),
            _ => throw ProblemException.Of(
                StatusCodes.Status409Conflict,
                "This request was already saved, but its response was not. Fetch the current version."
            ),
        };

    private async Task<IdempotentRequest?> FindAsync(string key, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var known = await db.IdempotentRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, cancellation);
        if (known is null || known.At > OldestKept)
        {
            return known;
        }

        await using var write = await db.BeginWriteAsync(cancellation);
        await ForgetOldAsync(db);
        await write.CommitAsync(cancellation);
        return null;
    }

    /// <summary>The change is saved a moment before its response is.</summary>
    private async Task<IdempotentRequest?> FindAnsweredAsync(string key, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var known = await FindAsync(key, cancellation);
            if (known is null or { Status: not null } || tries == MostTries)
            {
                return known;
            }

            await Task.Delay(_betweenTries, cancellation);
        }
    }

    private async Task KeepAsync(string key, WrittenAnswer answer)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync();
            await using var write = await db.BeginWriteAsync(default);
            await ForgetOldAsync(db);
            await db
                .IdempotentRequests.Where(r => r.Key == key)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(r => r.Status, answer.Status)
                        .SetProperty(r => r.Location, answer.Location)
                        .SetProperty(r => r.EntityTag, answer.EntityTag)
                        .SetProperty(r => r.Body, answer.Body)
                );
            await write.CommitAsync(default);
        }
        catch (Exception e) when (StoreFailure.Of(e) is not null)
        {
            // The change and the key are saved, and the response says so. Only the response cannot be repeated.
        }
    }

    private Task<int> ForgetOldAsync(ReviewSiteDb db)
    {
        var oldest = OldestKept;
        return db.IdempotentRequests.Where(r => r.At <= oldest).ExecuteDeleteAsync();
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private DateTime OldestKept => Now - IdempotentRequest.Lifetime;

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
