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
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Dumps;

/// <summary>
/// The whole catalogue in one compressed file: a line of JSON for each film, as in <c>/api/v1/films/{slug}</c>. Each
/// dump has its own file, and <c>catalogue.json</c> names the current one, so that its metadata always belong to it.
/// </summary>
internal sealed class CatalogueDump(
    DataFolder folder,
    IDbContextFactory<ReviewSiteDb> dbs,
    IStoreDatabase database,
    ContentVersion contentVersion,
    VerdictScale scale,
    SiteOptions site,
    TimeProvider time
)
{
    public const string Name = $"catalogue{Extension}";

    private const string Extension = ".jsonl.gz";

    private static readonly ApiJson _json = new(
        new JsonSerializerOptions(ApiJson.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }
    );

    private string Directory => folder.In("dumps");

    private string About => Path.Combine(Directory, "catalogue.json");

    public string PathOf(DumpDocument dump) => Path.Combine(Directory, $"catalogue-{dump.Sha256}{Extension}");

    /// <summary>The metadata of the current dump; <c>null</c> if there is none yet.</summary>
    public async Task<DumpDocument?> DescribeAsync(CancellationToken cancellation)
    {
        if (!File.Exists(About))
        {
            return null;
        }

        try
        {
            await using var about = File.OpenRead(About);
            var dump = await JsonSerializer.DeserializeAsync(about, DumpJson.Default.DumpDocument, cancellation);
            return dump is not null && File.Exists(PathOf(dump)) ? dump : null;
        }
        catch (JsonException)
        {
            // Cut by a power failure. The next dump replaces it.
            return null;
        }
    }

    /// <summary>Writes a new dump, unless the current one has the same content.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await DeleteErasedAsync(cancellation);

        // Read before the content: later changes are in the next dump.
        var version = contentVersion.Current;
        var before = await DescribeAsync(cancellation);
        if (before?.ContentVersion == version)
        {
            return;
        }

        System.IO.Directory.CreateDirectory(Directory);
        var unfinished = Path.Combine(Directory, "unfinished");
        var films = await WriteAsync(unfinished, cancellation);
        var dump = await MeasureAsync(unfinished, films, version, cancellation);
        File.Move(unfinished, PathOf(dump), overwrite: true);
        await File.WriteAllBytesAsync(
            unfinished,
            JsonSerializer.SerializeToUtf8Bytes(dump, DumpJson.Default.DumpDocument),
            cancellation
        );
        File.Move(unfinished, About, overwrite: true);
        DeleteAllBut(PathOf(dump), before is null ? null : PathOf(before));
    }

    /// <summary>Deletes all dumps if a quote has been erased since the current one was written.</summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> DeleteErasedAsync(CancellationToken cancellation)
    {
        if (
            await DescribeAsync(cancellation) is not { } dump
            || dump.ContentVersion == contentVersion.Current
            || await LastErasureAsync(cancellation) <= dump.ContentVersion
        )
        {
            return false;
        }

        File.Delete(About);
        DeleteAllBut();
        return true;
    }

    private async Task<long> LastErasureAsync(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.State.Select(s => s.LastErasure).SingleAsync(cancellation);
    }

    private async Task<DumpDocument> MeasureAsync(string path, int films, long version, CancellationToken cancellation)
    {
        await using var written = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellation));
        return new DumpDocument(Name, time.GetUtcNow(), hash, written.Length, films, version);
    }

    /// <summary>The previous dump is kept as well, for requests that are about to open it.</summary>
    private void DeleteAllBut(params string?[] kept)
    {
        foreach (var old in System.IO.Directory.EnumerateFiles(Directory, $"*{Extension}").Except(kept))
        {
            File.Delete(old!);
        }
    }

    private async Task<int> WriteAsync(string path, CancellationToken cancellation)
    {
        await using var snapshot = await StoreSnapshot.OpenAsync(dbs, database, cancellation);
        await using var file = File.Create(path);
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
                    FilmEndpoint.Document(film, reviews[film.Id], scale, Absolute),
                    _json.FilmDocument,
                    cancellation
                );
                gzip.WriteByte((byte)'\n');
                written++;
            }
        }

        return written;
    }

    /// <summary>Without a public origin, nobody knows outside of a request how the site is reached.</summary>
    private string Absolute(string path) =>
        site.PublicOrigin is { } origin ? new Uri(origin, path).AbsoluteUri : Address.Escaped(path);
}

/// <summary>The metadata of a dump.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Sha256">The hash of the file, in hexadecimal digits.</param>
/// <param name="ContentVersion">The version of the site's content; a different one means that something has
/// changed.</param>
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
