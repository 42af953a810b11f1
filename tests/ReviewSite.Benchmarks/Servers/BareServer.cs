using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReviewSite.Benchmarks.Servers;

/// <summary>Kestrel and nothing behind it, without logging and middleware, which writes the bytes of a page.</summary>
internal static class BareServer
{
    public const string Mode = "bare";

    /// <param name="page">A <see cref="PageCopy"/>.</param>
    public static async Task ServeAsync(string url, string page)
    {
        var copy = PageCopy.Read(page);
        await using var app = Build(url);
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

    /// <summary>The framework's server as a user would compare the site with it.</summary>
    public static WebApplication Build(string url, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        configure?.Invoke(builder.Services);
        return builder.Build();
    }
}
