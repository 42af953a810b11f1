using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ReviewSite.Web.Tests;

/// <summary>What a test does before and after each request, outside of everything the site does with it.</summary>
internal sealed class Around(Action<HttpContext>? before = null, Action<HttpContext>? after = null) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                async (context, following) =>
                {
                    before?.Invoke(context);
                    await following(context);
                    after?.Invoke(context);
                }
            );
            next(app);
        };
}
