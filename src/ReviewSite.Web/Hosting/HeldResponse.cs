using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Buffers a response until it is complete, so that a slow client blocks neither requests for the same page nor the
/// queue for reads.
/// </summary>
internal sealed class HeldResponse : IAsyncDisposable
{
    /// <summary>More than a page has. A larger response waits in a temporary file.</summary>
    private const int MostInMemory = 1024 * 1024;

    private readonly FileBufferingWriteStream _content = new(MostInMemory);
    private readonly HttpContext _context;
    private readonly IHttpResponseBodyFeature _client;
    private readonly StreamResponseBodyFeature _held;

    private HeldResponse(HttpContext context)
    {
        _context = context;
        _client = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        _held = new StreamResponseBodyFeature(_content, _client);
        context.Features.Set<IHttpResponseBodyFeature>(_held);
        context.Features.Set(this);
    }

    /// <summary>All that waits for its turn, except exports, which are sent as they are read.</summary>
    public static bool IsFor(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        return metadata?.GetMetadata<CachedPageAttribute>() is not null
            || (CostlyReadAttribute.IsFor(context) && metadata?.GetMetadata<LongDownloadAttribute>() is null);
    }

    public static void Use(IApplicationBuilder app) => app.Use(HoldAsync);

    /// <summary>Sends what is written from now on directly.</summary>
    public void Release() => _context.Features.Set(_client);

    /// <summary>Discards what was not sent.</summary>
    public ValueTask DisposeAsync()
    {
        Release();
        return _content.DisposeAsync();
    }

    private static async Task HoldAsync(HttpContext context, RequestDelegate next)
    {
        await using var response = new HeldResponse(context);
        await next(context);
        await response.SendAsync();
    }

    private async Task SendAsync()
    {
        await _held.CompleteAsync();
        Release();
        await _content.DrainBufferAsync(_client.Stream, _context.RequestAborted);
    }
}
