using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Caches the pages marked with <see cref="CachedPageAttribute"/>. Pages for signed-in users contain tokens, so they
/// are neither cached nor compressed.
/// </summary>
internal static class CachedPages
{
    private const long LargestCacheBytes = 64 * 1024 * 1024;

    private static readonly string _varies = $"{HeaderNames.AcceptEncoding}, {HeaderNames.Cookie}";

    public static void AddCachedPages(this IServiceCollection services)
    {
        services.AddOutputCache(options =>
        {
            options.SizeLimit = LargestCacheBytes;

            // Two addresses that differ in case alone may be two films: σ and ς have the same capital.
            options.UseCaseSensitivePaths = true;
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                "application/atom+xml",
                "application/feed+json",
                "application/ld+json",
                "application/opensearchdescription+xml",
                "application/problem+json",
                "application/yaml",
                "image/svg+xml",
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }

    /// <summary>After it is known who asks, and for what.</summary>
    public static void UseCachedPages(this WebApplication app)
    {
        var metrics = app.Services.GetRequiredService<PageMetrics>();
        app.Use(
            (context, next) =>
            {
                if (!CachedPageAttribute.IsFor(context))
                {
                    if (context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is not null)
                    {
                        // The view of someone who is signed in is theirs alone, for a cache in front of the site too.
                        context.Response.Headers.CacheControl = "private, no-cache";
                        context.Response.Headers.Vary = HeaderNames.Cookie;
                    }

                    return next(context);
                }

                CachedPageAttribute.NormalizeAcceptEncoding(context.Request);
                var headers = context.Response.Headers;
                var tag = CachedPageAttribute.TagOf(context);
                headers.ETag = tag;
                headers.CacheControl = CacheControlHeaderValue.NoCacheString;
                headers.Vary = _varies;
                if (IsNotModified(context.Request, tag))
                {
                    metrics.NotModified();
                    context.Response.StatusCode = StatusCodes.Status304NotModified;
                    return Task.CompletedTask;
                }

                return next(context);
            }
        );
        app.UseWhen(HeldResponse.IsFor, HeldResponse.Use);
        app.UseOutputCache();
        app.UseWhen(
            CachedPageAttribute.IsFor,
            pages =>
            {
                pages.UseResponseCompression();
                pages.Use(ForgetTagOfErrors);
            }
        );
    }

    /// <summary>An error is no version of the page.</summary>
    private static Task ForgetTagOfErrors(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode != StatusCodes.Status200OK)
            {
                context.Response.Headers.Remove(HeaderNames.ETag);
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    private static bool IsNotModified(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(k => k.Tag != "*" && k.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
}
