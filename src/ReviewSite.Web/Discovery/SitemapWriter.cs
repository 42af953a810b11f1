using System.Text;
using System.Xml;
using ReviewSite.Web.Api;

namespace ReviewSite.Web.Discovery;

/// <summary>Streams sitemaps, so that memory use stays constant for any number of addresses.</summary>
internal sealed class SitemapWriter(HttpContext context)
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const int FlushEvery = 1_000;

    private static readonly XmlWriterSettings _settings = new() { Async = true, Encoding = new UTF8Encoding(false) };

    public async Task WriteIndexAsync(IEnumerable<string> files)
    {
        await using var xml = await BeginAsync("sitemapindex");
        foreach (var file in files)
        {
            await WriteEntryAsync(xml, "sitemap", file, at: null);
        }

        await EndAsync(xml);
    }

    /// <returns>Whether there was an address; if not, nothing was written.</returns>
    public async Task<bool> TryWriteAsync(IAsyncEnumerable<(string Path, DateTime? At)> addresses)
    {
        await using var entries = addresses.GetAsyncEnumerator(context.RequestAborted);
        if (!await entries.MoveNextAsync())
        {
            return false;
        }

        await using var xml = await BeginAsync("urlset");
        var written = 0;
        do
        {
            await WriteEntryAsync(xml, "url", entries.Current.Path, entries.Current.At);
            if (++written % FlushEvery == 0)
            {
                await xml.FlushAsync();
            }
        } while (await entries.MoveNextAsync());

        await EndAsync(xml);
        return true;
    }

    private async Task<XmlWriter> BeginAsync(string root)
    {
        context.Response.ContentType = "application/xml; charset=utf-8";
        var xml = XmlWriter.Create(context.Response.Body, _settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, root, Namespace);
        return xml;
    }

    private async Task WriteEntryAsync(XmlWriter xml, string element, string path, DateTime? at)
    {
        await xml.WriteStartElementAsync(null, element, Namespace);
        await xml.WriteElementStringAsync(null, "loc", Namespace, ApiQuery.Absolute(context, path));
        if (at is { } time)
        {
            var text = XmlConvert.ToString(
                DateTime.SpecifyKind(
                    new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond)),
                    DateTimeKind.Utc
                ),
                XmlDateTimeSerializationMode.Utc
            );
            await xml.WriteElementStringAsync(null, "lastmod", Namespace, text);
        }

        await xml.WriteEndElementAsync();
    }

    private static async Task EndAsync(XmlWriter xml)
    {
        await xml.WriteEndDocumentAsync();
        await xml.FlushAsync();
    }
}
