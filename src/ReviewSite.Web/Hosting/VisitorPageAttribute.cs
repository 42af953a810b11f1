using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ReviewSite.Web.Data;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Marks what visitors who are not signed in all see alike, without a form's token: it is kept until the content changes, sent compressed, and
/// not sent again to whoever has it. For the signed in it is made anew each time.
/// </summary>
/// <param name="queryKeys">The fields of the address that it goes by; any other makes no difference.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class VisitorPageAttribute(params string[] queryKeys) : Attribute, IOutputCachePolicy
{
    private static readonly string[] _encodings = ["br", "gzip", "plain"];

    private static (long Generation, string[] Tags) _made = (-1, []);

    private static readonly string _build = typeof(VisitorPageAttribute).Module.ModuleVersionId.ToString("N")[..8];

    public IReadOnlyList<string> QueryKeys { get; } = queryKeys;

    /// <summary>Whether the answer to this request is the same for everybody.</summary>
    public static bool IsFor(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<VisitorPageAttribute>() is not null
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.User.Identity?.IsAuthenticated != true;

    /// <summary>
    /// What was read before the page is made: a page made while the content changes is kept for the generation before, and asked for no more.
    /// </summary>
    internal static string TagOf(HttpContext context)
    {
        var generation = context.RequestServices.GetRequiredService<ContentGeneration>().Current;
        var made = _made;
        if (made.Generation != generation)
        {
            _made = made = (generation, [.. _encodings.Select(e => string.Create(CultureInfo.InvariantCulture, $"W/\"{_build}-{generation:x}-{e}\""))]);
        }

        return made.Tags[EncodingOf(context.Request)];
    }

    ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var isForAll = IsFor(context.HttpContext);
        context.EnableOutputCaching = isForAll;
        context.AllowCacheLookup = isForAll;
        context.AllowCacheStorage = isForAll;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.QueryKeys = new StringValues([.. QueryKeys]);
        context.CacheVaryByRules.VaryByValues["tag"] = context.HttpContext.Response.Headers.ETag.ToString();
        return ValueTask.CompletedTask;
    }

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK
            && response.Headers.SetCookie.Count == 0
            && !response.Headers.CacheControl.ToString().Contains(CacheControlHeaderValue.NoStoreString, StringComparison.OrdinalIgnoreCase);
        return ValueTask.CompletedTask;
    }

    /// <summary>Of the two that are sent, the one that the request takes and that is preferred; the many ways to ask for it are one.</summary>
    private static int EncodingOf(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        var found = Array.FindIndex(_encodings, e => accepted.Contains(e, StringComparison.OrdinalIgnoreCase));
        return found < 0 ? _encodings.Length - 1 : found;
    }
}
