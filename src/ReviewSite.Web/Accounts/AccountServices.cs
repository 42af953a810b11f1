using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Accounts;

/// <summary>Who may sign in, how, and what they may do.</summary>
internal static class AccountServices
{
    public const string SignInPath = "/account/sign-in";

    public static readonly TimeSpan SessionLifetime = TimeSpan.FromDays(14);

    /// <summary>PBKDF2 with HMAC-SHA512, as often as OWASP asks for.</summary>
    public const int HashIterations = 210_000;

    private const int FailuresBeforeRest = 5;

    private static readonly TimeSpan _rest = TimeSpan.FromMinutes(5);

    public static void AddAccounts(this IServiceCollection services, SiteOptions site)
    {
        services
            .AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRules.ShortestLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 1,
                };
                options.Lockout.MaxFailedAccessAttempts = FailuresBeforeRest;
                options.Lockout.DefaultLockoutTimeSpan = _rest;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<ReviewSiteDb>()
            .AddSignInManager<AccountSignInManager>()
            .AddClaimsPrincipalFactory<RoleClaims>()
            .AddPasswordValidator<PasswordRules>();
        services.AddSingleton<ILookupNormalizer, LookupNormalizer>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddSingleton<AccountLog>();
        services.AddSingleton<KeyedTurns>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<ApiTokens>();

        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(
                IdentityConstants.ApplicationScheme,
                cookie =>
                {
                    cookie.Cookie = site.CookieNamed("Session");
                    cookie.LoginPath = SignInPath;
                    cookie.ReturnUrlParameter = "returnUrl";
                    cookie.ExpireTimeSpan = SessionLifetime;
                    cookie.SlidingExpiration = false;
                    cookie.Events.OnRedirectToAccessDenied = context =>
                    {
                        context.Response.StatusCode = StatusCodes.Status403Forbidden;
                        return Task.CompletedTask;
                    };
                    cookie.Events.OnRedirectToLogin = RedirectUnlessSomethingWasTyped;

                    // The page itself says where to go on.
                    cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
                }
            );
        // Where a passkey's challenge waits for its answer.
        services
            .AddAuthentication()
            .AddCookie(
                IdentityConstants.TwoFactorUserIdScheme,
                cookie =>
                {
                    cookie.Cookie = site.CookieNamed("Passkey");
                    cookie.ExpireTimeSpan = _rest;
                }
            );
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<SessionStore>((cookie, sessions) => cookie.SessionStore = sessions);
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie = site.CookieNamed("Message"));
        services.AddAntiforgery(options => options.Cookie = site.CookieNamed("Form"));
        services
            .AddAuthorizationBuilder()
            .AddPolicy(
                nameof(Role.Editor),
                policy => policy.RequireRole(nameof(Role.Editor), nameof(Role.Administrator))
            )
            .AddPolicy(nameof(Role.Administrator), policy => policy.RequireRole(nameof(Role.Administrator)));
    }

    /// <summary>
    /// A form that was sent after the session had ended must not be lost: the answer holds what was typed.
    /// </summary>
    private static Task RedirectUnlessSomethingWasTyped(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            // Within the site, whatever the request's Host says.
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
        }

        return Task.CompletedTask;
    }
}

/// <summary>What someone may do goes into their session.</summary>
internal sealed class RoleClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(identity.RoleClaimType, user.Role.ToString()));
        return identity;
    }
}

internal static class CookiePipeline
{
    /// <summary>So that <see cref="WebApplication"/> does not authenticate every request by itself.</summary>
    private const string IsAuthenticationSet = "__AuthenticationMiddlewareSet";

    /// <summary>
    /// A request without a cookie needs no authentication. The error page for a database that does not answer cannot
    /// authenticate anyone.
    /// </summary>
    public static void UseCookieAuthentication(this WebApplication app)
    {
        ((IApplicationBuilder)app).Properties[IsAuthenticationSet] = true;
        app.UseWhen(
            context => context.Request.Headers.Cookie.Count > 0 && !IsOfUnreachableStore(context),
            withCookie => withCookie.UseAuthentication()
        );
    }

    private static bool IsOfUnreachableStore(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is { Error: var error }
        && StoreFailure.Of(error) == StoreFailure.Unreachable;
}
