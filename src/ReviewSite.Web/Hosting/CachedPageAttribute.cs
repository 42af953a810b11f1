using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Marks a page that looks the same to all visitors who are not signed in, and contains no antiforgery token. It is
/// cached until the content changes, compressed, and revalidated with an ETag. For users who are signed in, it is
/// rendered each time.
/// </summary>
/// <param name="queryKeys">The fields of the query string that the page depends on; others make no difference.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedPageAttribute(params string[] queryKeys) : Attribute, IOutputCachePolicy
{
    /// <summary>Those that are sent, the preferred first; the last one is no encoding.</summary>
    private static readonly string[] _encodings = ["br", "gzip", ""];

    private static readonly ScoreVisibility[] _visibilities = Enum.GetValues<ScoreVisibility>();

    /// <summary>
    /// Differs with each start: it may be another version, on another store, under another origin.
    /// </summary>
    private static readonly string _start = Guid.NewGuid().ToString("N")[..8];

    private static ETags _made = new(-1);

    /// <summary>The field with the words that are searched for, which are compared in their normal form.</summary>
    private const string SearchField = "q";

    private readonly StringValues _fields = new([.. queryKeys.Where(k => k != SearchField)]);
    private readonly bool _isSearched = queryKeys.Contains(SearchField);

    /// <summary>Whether the answer to this request is the same for everybody.</summary>
    public static bool IsFor(HttpContext context) => IsRead(context) && !IsSignedIn(context);

    /// <summary>Whether a program reads with a token what everybody may read.</summary>
    internal static bool IsForProgram(HttpContext context) =>
        IsRead(context)
        && IsSignedIn(context)
        && context.GetEndpoint()!.Metadata.GetMetadata<ApiScopeAttribute>() is not null;

    private static bool IsRead(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is not null
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

    private static bool IsSignedIn(HttpContext context) => context.User.Identity?.IsAuthenticated == true;

    /// <summary>
    /// The ETag of the page. The version of the content is read before the page is rendered, so that a page rendered
    /// during a change is cached for the old version, which nobody asks for any more.
    /// </summary>
    internal static string TagOf(HttpContext context)
    {
        var contentVersion = ContentVersionOf(context);
        var made = _made;
        if (made.ContentVersion != contentVersion)
        {
            _made = made = new ETags(contentVersion);
        }

        var encoding = _encodings.IndexOf(context.Request.Headers.AcceptEncoding.ToString());
        return made.Tags[(int)context.VisibilityOfScores()][encoding];
    }

    /// <summary>
    /// The ETag of what a program reads with a token: a strong one, since that is never compressed. Its version, too,
    /// is read before the content.
    /// </summary>
    internal static string ProgramTagOf(HttpContext context) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{_start}-{ContentVersionOf(context):x}\"");

    private static long ContentVersionOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<ContentVersion>().Current;

    /// <summary>
    /// Reduces Accept-Encoding to the encoding that will be sent, so that equal responses share one cache entry.
    /// </summary>
    internal static void NormalizeAcceptEncoding(HttpRequest request)
    {
        var asked = request.Headers.AcceptEncoding;
        if (asked.Count == 1 && _encodings.Contains(asked.ToString()))
        {
            return;
        }

        var accepted = StringWithQualityHeaderValue.TryParseList(asked, out var listed) ? listed : [];
        request.Headers.AcceptEncoding = Array.Find(
            _encodings,
            encoding => encoding.Length == 0 || Takes(accepted, encoding)
        );
    }

    /// <summary>
    /// RFC 9110, 12.5.3: what is named with a quality of 0 is refused, and <c>*</c> is whatever is not named.
    /// </summary>
    private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string encoding)
    {
        var takes = false;
        foreach (var value in accepted)
        {
            if (value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            {
                return value.Quality is not 0;
            }

            takes |= value.Value == "*" && value.Quality is not 0;
        }

        return takes;
    }

    ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // A response to HEAD has no body. If it came from the cache, its length would be that of no body.
        var isKept = IsFor(context.HttpContext) && HttpMethods.IsGet(context.HttpContext.Request.Method);
        context.EnableOutputCaching = isKept;
        context.AllowCacheLookup = isKept;
        context.AllowCacheStorage = isKept;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.QueryKeys = _fields;
        if (_isSearched && context.HttpContext.Request.Query.TryGetValue(SearchField, out var words))
        {
            context.CacheVaryByRules.VaryByValues[SearchField] = string.Join('\n', words.Select(SearchWords.Normalize));
        }

        context.CacheVaryByRules.VaryByValues["tag"] = context.HttpContext.Response.Headers.ETag.ToString();
        return ValueTask.CompletedTask;
    }

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.HttpContext.RequestServices.GetRequiredService<PageMetrics>().Hit();
        context.HttpContext.Features.GetRequiredFeature<HeldResponse>().Release();
        return ValueTask.CompletedTask;
    }

    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.HttpContext.RequestServices.GetRequiredService<PageMetrics>().Miss();
        var response = context.HttpContext.Response;
        context.AllowCacheStorage =
            response.StatusCode == StatusCodes.Status200OK
            && response.Headers.SetCookie.Count == 0
            && !response
                .Headers.CacheControl.ToString()
                .Contains(CacheControlHeaderValue.NoStoreString, StringComparison.OrdinalIgnoreCase);
        return ValueTask.CompletedTask;
    }

    private sealed class ETags(long contentVersion)
    {
        public long ContentVersion => contentVersion;

        /// <summary>By what is shown of the scores, then by encoding.</summary>
        public string[][] Tags { get; } =
        [.. _visibilities.Select(v => _encodings.Select(e => TagOf(contentVersion, v, e)).ToArray())];

        private static string TagOf(long contentVersion, ScoreVisibility scores, string encoding)
        {
            var form = encoding.Length == 0 ? "plain" : encoding;
            var hidden = scores == ScoreVisibility.Shown ? "" : $"-{scores}";
            return string.Create(CultureInfo.InvariantCulture, $"W/\"{_start}-{contentVersion:x}-{form}{hidden}\"");
        }
    }
}
