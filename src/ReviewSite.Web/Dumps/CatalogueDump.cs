using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Api;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Dumps;

/// <summary>
/// The whole catalogue in one file: a line of JSON for each film, as <c>/api/v1/films/{slug}</c> has it, compressed. A
/// new one takes the place of the old one only when it is whole.
/// </summary>
internal sealed class CatalogueDump(
    DataFolder folder,
    IDbContextFactory<ReviewSiteDb> dbs,
    ContentVersion contentVersion,
    VerdictScale scale,
    TimeProvider time
)
{
    public const string Name = "catalogue.jsonl.gz";

    private static readonly ApiJson _json = new(
        new JsonSerializerOptions(ApiJson.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }
    );

    private string Directory => folder.In("dumps");

    public string File => Path.Combine(Directory, Name);

    private string About => Path.Combine(Directory, "catalogue.json");

    /// <summary>What is known of the dump that is there; none where there is none yet.</summary>
    public async Task<DumpDocument?> DescribeAsync(CancellationToken cancellation)
    {
        if (!System.IO.File.Exists(About) || !System.IO.File.Exists(File))
        {
            return null;
        }

        await using var about = System.IO.File.OpenRead(About);
        return await JsonSerializer.DeserializeAsync(about, DumpJson.Default.DumpDocument, cancellation);
    }

    /// <summary>Writes a new dump, unless the one that is there is of the same content.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        // Read before the content: what changes meanwhile is in the next one.
        var version = contentVersion.Current;
        if ((await DescribeAsync(cancellation))?.ContentVersion == version)
        {
            return;
        }

        System.IO.Directory.CreateDirectory(Directory);
        var unfinished = File + ".new";
        var films = await WriteAsync(unfinished, cancellation);
        await using (var written = System.IO.File.OpenRead(unfinished))
        {
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellation));
            var document = new DumpDocument(Name, time.GetUtcNow(), hash, written.Length, films, version);
            await System.IO.File.WriteAllBytesAsync(
                About + ".new",
                JsonSerializer.SerializeToUtf8Bytes(document, DumpJson.Default.DumpDocument),
                cancellation
            );
        }

        System.IO.File.Move(unfinished, File, overwrite: true);
        System.IO.File.Move(About + ".new", About, overwrite: true);
    }

    private async Task<int> WriteAsync(string path, CancellationToken cancellation)
    {
        await using var snapshot = await StoreSnapshot.OpenAsync(dbs, cancellation);
        await using var file = System.IO.File.Create(path);
        await using var gzip = new GZipStream(file, CompressionLevel.Optimal);
        var scope = new ExportScope(snapshot.Db, FilmId: null);
        var written = 0;
        await foreach (var films in scope.PagesOfFilmsAsync(cancellation))
        {
            var reviews = await scope.ReviewsOfAsync(films, cancellation);
            foreach (var film in films)
            {
                await JsonSerializer.SerializeAsync(
                    gzip,
                    FilmEndpoint.Document(film, reviews[film.Id], scale),
                    _json.FilmDocument,
                    cancellation
                );
                gzip.WriteByte((byte)'\n');
                written++;
            }
        }

        return written;
    }
}

/// <summary>What there is to know of a dump.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Sha256">Of the file, in hexadecimal digits.</param>
/// <param name="ContentVersion">Of the site's content; another one means that something changed.</param>
internal sealed record DumpDocument(
    string File,
    DateTimeOffset At,
    string Sha256,
    long Bytes,
    int Films,
    long ContentVersion
);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DumpDocument))]
internal sealed partial class DumpJson : JsonSerializerContext;
