using System.Text;

namespace ReviewSite.Web.Api.Writing;

/// <summary>The body of a request as a whole, up to a limit.</summary>
internal static class RequestBody
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Without a byte order mark.</summary>
    /// <exception cref="ProblemException">The body is longer, compressed, or not in UTF-8.</exception>
    public static async Task<string> ReadTextAsync(HttpContext context, int most)
    {
        try
        {
            return _utf8.GetString(await ReadAsync(context, most)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw ProblemException.OfField("body", "The body is not in UTF-8. Convert it first.");
        }
    }

    /// <exception cref="ProblemException">The body is longer, or compressed.</exception>
    public static async Task<byte[]> ReadAsync(HttpContext context, int most)
    {
        if (context.Request.Headers.ContentEncoding is { Count: > 0 } encoding)
        {
            throw ProblemException.UnsupportedType(
                $"The header “Content-Encoding” is “{encoding}”. Send the body as it is, without this header."
            );
        }

        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > most)
            {
                throw ProblemException.TooLarge(most);
            }
        }

        return bytes.ToArray();
    }
}
