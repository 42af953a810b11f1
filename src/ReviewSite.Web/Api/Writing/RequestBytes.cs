namespace ReviewSite.Web.Api.Writing;

/// <summary>The body of a request as a whole, up to a limit.</summary>
internal static class RequestBytes
{
    /// <exception cref="ProblemException">The body is longer.</exception>
    public static async Task<byte[]> ReadAsync(HttpContext context, int most)
    {
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
