using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Pages.Admin.Export;

/// <summary>The file itself, written as it is read.</summary>
[CostlyRead]
[LongDownload]
public sealed class FileModel(SiteExport export) : EditorPage
{
    /// <summary>The earliest time in a ZIP, so that the same content always gives the same file.</summary>
    private static readonly DateTimeOffset _noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<IActionResult> OnGetAsync(string? format, string? film, CancellationToken cancellation)
    {
        var slug =
            film is { Length: > 0 } && Slug.IsOne(film.ToLowerInvariant())
                ? await export.FindAsync(film, cancellation)
                : null;
        if (slug is null && !string.IsNullOrEmpty(film))
        {
            return NotFound();
        }

        switch (format)
        {
            case "json":
                await export.WriteCatalogueAsync(
                    slug,
                    Download(slug, ".json", MediaTypeNames.Application.Json),
                    cancellation
                );
                break;
            case "csv":
                await ZipAsync(
                    Download(slug, "-csv.zip", MediaTypeNames.Application.Zip),
                    open => export.WriteTablesAsync(slug, open, cancellation),
                    cancellation
                );
                break;
            case "text" when slug is null:
                await ZipAsync(
                    Download(slug, "-text.zip", MediaTypeNames.Application.Zip),
                    open => export.WriteTextsAsync(slug, open, cancellation),
                    cancellation
                );
                break;
            case "text":
                var text = Download(slug, ".txt", "text/plain; charset=utf-8");
                await export.WriteTextsAsync(slug, _ => Task.FromResult(text), cancellation);
                break;
            default:
                return BadRequest();
        }

        return new EmptyResult();
    }

    /// <summary>From here on, the response is a download.</summary>
    private Stream Download(string? film, string ending, string type)
    {
        var disposition = new ContentDispositionHeaderValue(DispositionTypeNames.Attachment);
        disposition.SetHttpFileName((film ?? "reviewsite") + ending);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.ContentType = type;
        return Response.Body;
    }

    private async Task ZipAsync(
        Stream file,
        Func<Func<string, Task<Stream>>, Task> write,
        CancellationToken cancellation
    )
    {
        // An entry of a ZIP writes its last few bytes synchronously when it is closed.
        HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await using var zip = await ZipArchive.CreateAsync(
            file,
            ZipArchiveMode.Create,
            leaveOpen: true,
            entryNameEncoding: null,
            cancellation
        );
        await write(name =>
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = _noTime;
            return entry.OpenAsync(cancellation);
        });
    }
}
