using System.Net.Http.Headers;
using System.Security.Claims;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Accounts;

/// <summary>Marks an address that takes tokens of one scope.</summary>
/// <param name="isPublic">Whether it also responds without a token.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ApiScopeAttribute(ApiScopes scope, bool isPublic = false) : Attribute
{
    public ApiScopes Scope => scope;

    public bool IsPublic => isPublic;
}

/// <summary>
/// Identifies the sender of a request by the token in its <c>Authorization</c> header. At an address that needs a
/// token, cookies are ignored, so that no other site can make a browser write.
/// </summary>
internal sealed class ApiTokenAuthentication(ApiTokens tokens, SignInThrottle throttle, AccountLog log)
{
    private const string Scheme = "Bearer";
    private const string Attempt = "token";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var needed = context.GetEndpoint()?.Metadata.GetMetadata<ApiScopeAttribute>();
        var sent = context.Request.Headers.Authorization;
        if (needed is null || (needed.IsPublic && sent.Count == 0))
        {
            await next(context);
            return;
        }

        if (sent.Count == 0)
        {
            await RefuseAsync(context, Scheme, "Send a token in the header “Authorization: Bearer …”.");
        }
        else if (await FindAsync(sent.ToString(), context.RequestAborted) is not { } token)
        {
            await RefuseWrongAsync(context);
        }
        else if (!token.Scopes.HasFlag(needed.Scope))
        {
            var scope = EnumWord.Of(needed.Scope);
            context.Response.Headers.WWWAuthenticate = $"{Scheme} error=\"insufficient_scope\", scope=\"{scope}\"";
            await ProblemAsync(
                context,
                StatusCodes.Status403Forbidden,
                $"This token lacks the scope “{scope}”. Use one that has it."
            );
        }
        else
        {
            context.Features.Set(token);
            context.User = PrincipalOf(token);
            await next(context);
        }
    }

    /// <summary>Who makes a change at an address that needs a token.</summary>
    public static Actor ActorOf(HttpContext context)
    {
        var token = TokenOf(context);
        return new Actor($"{token.Account.Email} by token “{token.Name}”", token.AccountId)
        {
            Request = context.Features.Get<IdempotentRequest>(),
        };
    }

    /// <summary>The token of a request to an address that needs one.</summary>
    public static ApiToken TokenOf(HttpContext context) =>
        context.Features.Get<ApiToken>() ?? throw new InvalidOperationException("The address does not accept a token.");

    private async Task<ApiToken?> FindAsync(string header, CancellationToken cancellation) =>
        AuthenticationHeaderValue.TryParse(header, out var value)
        && value is { Parameter: { Length: > 0 } token }
        && value.Scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await tokens.FindAsync(token, cancellation)
            : null;

    /// <summary>Without a role, so that it opens nothing but what asks for a token.</summary>
    private static ClaimsPrincipal PrincipalOf(ApiToken token) =>
        new(
            new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, token.AccountId), new Claim(ClaimTypes.Name, token.Name)],
                Scheme
            )
        );

    private async Task RefuseWrongAsync(HttpContext context)
    {
        if (await throttle.BeginAsync(Attempt, context) is { } wait)
        {
            context.Response.TellRetryAfter(wait);
            await ProblemAsync(
                context,
                StatusCodes.Status429TooManyRequests,
                "Your network has sent too many invalid tokens. Wait as many seconds as Retry-After says."
            );
            return;
        }

        log.TokenRefused(context.Connection.RemoteIpAddress?.ToString() ?? "here");
        await RefuseAsync(
            context,
            $"{Scheme} error=\"invalid_token\"",
            "This token is unknown, has expired or was revoked. Ask an administrator of the site for a new one."
        );
    }

    private static Task RefuseAsync(HttpContext context, string challenge, string detail)
    {
        context.Response.Headers.WWWAuthenticate = challenge;
        return ProblemAsync(context, StatusCodes.Status401Unauthorized, detail);
    }

    private static Task ProblemAsync(HttpContext context, int status, string detail)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem(statusCode: status, detail: detail).ExecuteAsync(context);
    }
}

internal static class ApiTokenPipeline
{
    /// <summary>After it is known which address is asked for, and before the cache.</summary>
    public static void UseApiTokens(this WebApplication app)
    {
        var tokens = ActivatorUtilities.CreateInstance<ApiTokenAuthentication>(app.Services);
        app.Use(next => context => tokens.InvokeAsync(context, next));
    }
}
