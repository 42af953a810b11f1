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
                if ((CachedPageAttribute.IsFor(context) ? ForAll(context) : ForSignedIn(context)) is not { } tag)
                {
                    return next(context);
                }

                context.Response.Headers.ETag = tag;
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
        app.UseWhen(CachedPageAttribute.IsForProgram, answers => answers.Use(ForgetTagOfErrors));
    }

    /// <summary>Whether the client already has the answer with this tag.</summary>
    public static bool IsNotModified(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(k => k.Tag != "*" && k.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));

    /// <returns>The ETag.</returns>
    private static string ForAll(HttpContext context)
    {
        CachedPageAttribute.NormalizeAcceptEncoding(context.Request);
        context.Response.Headers.CacheControl = CacheControlHeaderValue.NoCacheString;
        context.Response.Headers.Vary = _varies;
        return CachedPageAttribute.TagOf(context);
    }

    /// <returns>The ETag; <c>null</c> for a page, which may show what only its reader may see.</returns>
    private static string? ForSignedIn(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is null)
        {
            return null;
        }

        // The view of someone who is signed in is theirs alone, for a cache in front of the site too.
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = HeaderNames.Cookie;
        return CachedPageAttribute.IsForProgram(context) ? CachedPageAttribute.ProgramTagOf(context) : null;
    }

    /// <summary>An error is no version of the page.</summary>
    private static Task ForgetTagOfErrors(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified))
            {
                context.Response.Headers.Remove(HeaderNames.ETag);
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
