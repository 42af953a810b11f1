using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ReviewSite.Web.Commands;
using ReviewSite.Web.Data;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Benchmarks.Servers;

/// <summary>Kestrel and nothing behind it: the bytes of a page, with the site's own logging and headers around them.</summary>
internal static class BareServer
{
    public const string Mode = "bare";

    /// <param name="folder">For the log.</param>
    /// <param name="page">A <see cref="PageCopy"/>.</param>
    public static async Task ServeAsync(string url, string folder, string page)
    {
        var copy = PageCopy.Read(page);
        await using var app = Build(url, folder);
        app.Run(async context =>
        {
            foreach (var (name, value) in copy.Headers)
            {
                context.Response.Headers[name] = value;
            }

            context.Response.ContentLength = copy.Body.Length;
            await context.Response.Body.WriteAsync(copy.Body, context.RequestAborted);
        });
        await app.RunAsync();
    }

    /// <summary>What every side of a ratio has: the same host, one line of the log a request, the security headers.</summary>
    public static WebApplication Build(string url, string folder)
    {
        var builder = new ServeOptions(url, folder, NoSeed: true, Environment: null, []).CreateBuilder();
        builder.Services.AddSiteLogging(builder.Configuration, new DataFolder(folder));
        builder.Services.AddCachedPages();
        var app = builder.Build();
        app.UseRequestLogging();
        app.UseSecurityHeaders();
        return app;
    }
}
