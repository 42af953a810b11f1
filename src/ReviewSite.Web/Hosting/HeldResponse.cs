using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Holds the content of a response back until the page is made. A client that receives slowly then keeps neither those
/// waiting who asked for the same page, nor those who wait until a page may be read.
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

    /// <summary>For each response that is limited in how long it may take to make.</summary>
    public static void Use(IApplicationBuilder app) => app.Use(HoldAsync);

    /// <summary>What is written from now on, because it is already made, is sent at once.</summary>
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
