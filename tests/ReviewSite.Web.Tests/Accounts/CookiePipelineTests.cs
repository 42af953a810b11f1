using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Accounts;

/// <summary>How often a request is authenticated.</summary>
public sealed class CookiePipelineTests : IDisposable
{
    private readonly Counter _asked = new();
    private readonly Site _site;

    public CookiePipelineTests() =>
        _site = new Site
        {
            Replace = services => services.AddSingleton(_asked).AddScoped<IAuthenticationService, Counted>(),
        };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_visitor_without_a_cookie_is_never_asked_for_and_who_has_one_once()
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");

        var before = _asked.Times;
        Assert.Equal(200, (await _site.GetAsync("/films/pusher")).Status);
        Assert.Equal(0, _asked.Times - before);

        before = _asked.Times;
        Assert.Equal(200, (int)(await editor.GetAsync("/films/pusher")).Status);
        Assert.Equal(1, _asked.Times - before);
    }

    private sealed class Counter
    {
        private int _times;

        public int Times => _times;

        public void Count() => Interlocked.Increment(ref _times);
    }

    private sealed class Counted(
        IAuthenticationSchemeProvider schemes,
        IAuthenticationHandlerProvider handlers,
        IClaimsTransformation transform,
        IOptions<AuthenticationOptions> options,
        Counter counter
    ) : AuthenticationService(schemes, handlers, transform, options)
    {
        public override Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
        {
            counter.Count();
            return base.AuthenticateAsync(context, scheme);
        }
    }
}
